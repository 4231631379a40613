import { join } from 'node:path';
import { type ClientConfig, parseClientConfig } from '../../docker/client-config.ts';
import { isObject, type JsonObject, parseJson } from '../../docker/json.ts';
import { isSnap } from '../products.ts';
import type { Call } from '../tool.ts';

/** The folder of Docker's command line, for the person that called. */
export const folderOf = ({ env, world }: Pick<Call, 'env' | 'world'>): string =>
  env['DOCKER_CONFIG'] ||
  join(env['HOME'] ?? '/root', isSnap(world.machine) ? 'snap/docker/current' : '', '.docker');

const configFile = (call: Pick<Call, 'env' | 'world'>): string =>
  join(folderOf(call), 'config.json');

/** A file's text as the machine has it now; null where there is none. */
export function textOf({ world }: Pick<Call, 'world'>, path: string): string | null {
  const text = world.files.get(path)?.text;
  if (text === undefined) return null;
  return typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
}

/** What `config.json` says; an empty one where it can't be read. */
export function clientConfig(call: Pick<Call, 'env' | 'world'>): ClientConfig | null {
  const parsed = parseClientConfig(textOf(call, configFile(call)) ?? '{}');
  return parsed.ok ? parsed.config : null;
}

/** Changes a key of `config.json`, as docker does: the others stay. */
export function setInConfig(
  call: Pick<Call, 'env' | 'world'>,
  change: (config: JsonObject) => JsonObject,
): void {
  const path = configFile(call);
  const value = parseJson(textOf(call, path) ?? '{}');
  const old = call.world.files.get(path);
  const text = `${JSON.stringify(change(isObject(value) ? value : {}), null, '\t')}\n`;
  const uid = old?.uid ?? call.world.machine.system.uid ?? 1000;
  call.world.files.set(path, { text, mode: old?.mode ?? 0o600, uid });
}

/** Whether somebody logged in to a registry. */
export const isLoggedIn = (call: Pick<Call, 'env' | 'world'>, registry: string): boolean =>
  clientConfig(call)?.logins.some((login) => login.registry === registry && login.isStored) ??
  false;
