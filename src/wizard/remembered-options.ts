import { cacheTarget, parseCacheFrom, parseCacheTo } from '../docker/build-options/cache.ts';
import { parseSecret, secretText } from '../docker/build-options/secret.ts';
import {
  looksSecret,
  parseAnnotation,
  parseBuildArg,
  parseTarget,
} from '../docker/build-options/words.ts';
import { type BuildOptions, provenances, type Secret } from '../docker/build-options.ts';
import { isRecord } from '../host/kept.ts';

/** The options that may be kept: a build argument that is called as a secret is keeps no value. */
export function keepable<Options extends BuildOptions>(options: Options): Options {
  const buildArgs = options.buildArgs.filter((arg) => !arg.includes('=') || !looksSecret(arg));
  return { ...options, buildArgs };
}

type Readers = {
  readonly [Name in keyof BuildOptions]: (value: unknown) => value is BuildOptions[Name];
};

type Parse = (text: string) => { readonly ok: boolean };

const isRead = (value: unknown, parse: Parse): value is string =>
  typeof value === 'string' && parse(value).ok;
const areRead =
  (parse: Parse) =>
  (value: unknown): value is readonly string[] =>
    Array.isArray(value) && value.every((one) => isRead(one, parse));

function isSecret(value: unknown): value is Secret {
  if (!isRecord(value) || !isRecord(value['from'])) return false;
  const { id, from } = value;
  const place = from['kind'] === 'file' ? from['path'] : from['kind'] === 'env' && from['name'];
  if (typeof id !== 'string' || typeof place !== 'string') return false;
  return parseSecret(secretText(value as Secret)).ok;
}

function isCacheTo(value: unknown): value is BuildOptions['cacheTo'][number] {
  if (!isRecord(value) || typeof value['reference'] !== 'string') return false;
  return parseCacheTo(cacheTarget(value as BuildOptions['cacheTo'][number])).ok;
}

/** Whether a value from a file that anyone may have written is that option. */
export const optionReaders: Readers = {
  target: (value): value is string | null => value === null || isRead(value, parseTarget),
  buildArgs: areRead(parseBuildArg),
  secrets: (value): value is readonly Secret[] => Array.isArray(value) && value.every(isSecret),
  annotations: areRead(parseAnnotation),
  provenance: (value): value is BuildOptions['provenance'] =>
    provenances.some((one) => one === value),
  sbom: (value): value is boolean => typeof value === 'boolean',
  cacheFrom: areRead(parseCacheFrom),
  cacheTo: (value): value is BuildOptions['cacheTo'] =>
    Array.isArray(value) && value.every(isCacheTo),
};
