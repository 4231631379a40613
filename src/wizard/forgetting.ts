import { join } from 'node:path';
import type { StoreApi } from 'zustand/vanilla';
import { registryOf } from '../docker/reference.ts';
import type { Host } from '../host/host.ts';
import { isRecord, keepJson, readKept } from '../host/kept.ts';
import { stateFolder } from '../host/state-folder.ts';
import type { WizardState } from './state.ts';

/** Forgets a registry of one's own as soon as the last step has seen that it is gone. */
export function forgetWhenGone(host: Host, store: StoreApi<WizardState>): void {
  store.subscribe(({ steps: seen }, { steps: before }) => {
    const own = seen.manifest.facts?.own;
    const isNews = own?.isGone === true && before.manifest.facts?.own?.isGone === false;
    if (isNews) void forgetRegistry(host, own.registry);
  });
}

/** Forgets a registry that is gone in everything that would fill in a next run, whatever its folder. */
export async function forgetRegistry(host: Host, registry: string): Promise<void> {
  const state = stateFolder(host);
  const folder = join(state, 'answers');
  const names = (await host.list(folder)) ?? [];
  const files = names.filter((name) => name.endsWith('.json')).map((name) => join(folder, name));
  await Promise.all([
    forgetIn(host, join(state, 'last-run.json'), (run) =>
      run['registry'] === registry ? { ...run, registry: '', namespace: '' } : null,
    ),
    ...files.map((file) => forgetIn(host, file, (value) => withoutIn(value, registry))),
  ]);
}

type Kept = Readonly<Record<string, unknown>>;

/** The answers of a folder without it; null where it is not among them. */
function withoutIn(value: Kept, registry: string): Kept | null {
  const { answers } = value;
  if (!isRecord(answers)) return null;
  const { tags } = answers;
  const all: readonly unknown[] = Array.isArray(tags) ? tags : [];
  const left = all.filter((tag) => typeof tag !== 'string' || registryOf(tag) !== registry);
  if (answers['registry'] !== registry && left.length === all.length) return null;
  const known = answers['registry'] === registry ? { registry: null, access: null } : {};
  return { ...value, answers: { ...answers, tags: left, ...known } };
}

async function forgetIn(
  host: Host,
  path: string,
  without: (value: Kept) => Kept | null,
): Promise<void> {
  const value = await readKept(host, path);
  const left = value === null ? null : without(value as Kept);
  if (left !== null) await keepJson(host, path, left);
}
