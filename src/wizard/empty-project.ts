import { resolve } from 'node:path';
import type { StoreApi } from 'zustand/vanilla';
import { readDockerfile } from '../checklist/target/dockerfile.ts';
import { bakeFiles } from '../docker/bake.ts';
import type { Host } from '../host/host.ts';
import { type Look, lookAt } from '../host/look.ts';
import type { Answers } from '../model/answers.ts';
import type { WizardState } from './state.ts';

/**
 * The context as it was given, where there is nothing to build in it: no Dockerfile, none by another name,
 * and no file that bake takes by itself. Null where there is something, or nobody may look.
 */
export async function emptyProject(look: Look, answers: Answers): Promise<string | null> {
  const { context, file, bake } = answers;
  if (file !== null || bake !== null) return null;
  const { fault, candidates } = (await readDockerfile(look, answers)).facts;
  if (fault !== 'missing' || candidates.length > 0) return null;
  const names = await look.list(resolve(look.cwd, context));
  return names === null || bakeFiles.some((name) => names.includes(name)) ? null : context;
}

/** Looks whether there is something to build, beside what else is looked at. */
export async function seeProject(host: Host, store: StoreApi<WizardState>): Promise<void> {
  const { answers } = store.getState();
  const emptyIn = await emptyProject(lookAt(host), answers);
  if (store.getState().answers.context === answers.context)
    store.setState({ emptyProject: emptyIn });
}

/** Looks again where another folder was named, and where the person comes back to be told. */
export function watchProject(host: Host, store: StoreApi<WizardState>): void {
  store.subscribe((now, before) => {
    const isBack = now.current === 'machine' && before.current !== 'machine';
    if (isBack || now.answers.context !== before.answers.context) void seeProject(host, store);
  });
}
