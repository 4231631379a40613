import { resolve } from 'node:path';
import { dirname } from 'node:path/posix';
import { parseReference } from '../docker/reference.ts';
import type { Host } from '../host/host.ts';
import { type Answers, noAnswers } from '../model/answers.ts';
import { recallAnswers, recallLastRun, rememberAnswers, rememberLastRun } from './memory.ts';

/** The answers to begin with: the command line's, then this folder's last ones, then the machine's last registry. */
export async function recallInto(host: Host, given: Partial<Answers>): Promise<Answers> {
  const folder = folderOf(host, given.context);
  const [remembered, lastRun] = await Promise.all([
    recallAnswers(host, folder),
    recallLastRun(host),
  ]);
  const registry = registryIn(given.tags) ?? remembered.registry ?? lastRun?.registry ?? null;
  return { ...noAnswers, ...remembered, registry, ...given };
}

/** Keeps the answers for the next run; a state folder that can't be written is no reason to stop. */
export async function rememberFrom(host: Host, answers: Answers): Promise<void> {
  await rememberAnswers(host, folderOf(host, answers.context), answers);
  const parsed = parseReference(answers.tags[0] ?? '');
  if (!parsed.ok || answers.output.kind !== 'push') return;
  const namespace = dirname(parsed.repository);
  await rememberLastRun(host, {
    registry: parsed.registry,
    namespace: namespace === '.' ? '' : namespace,
    platforms: answers.platforms,
  });
}

/** The project's folder: the context, from where the wizard was started. */
function folderOf(host: Host, context: string | undefined): string {
  return resolve(host.cwd, context ?? '.');
}

function registryIn(tags: readonly string[] | undefined): string | null {
  const parsed = parseReference(tags?.[0] ?? '');
  return parsed.ok ? parsed.registry : null;
}
