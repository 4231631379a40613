import { resolve } from 'node:path';
import { dirname } from 'node:path/posix';
import { tagsPushed } from '../checklist/target/destinations.ts';
import type { TargetFacts } from '../checklist/target.ts';
import { day, parseReference } from '../docker/reference.ts';
import type { Host } from '../host/host.ts';
import { type Answers, noAnswers } from '../model/answers.ts';
import {
  type LastRun,
  recallAnswers,
  recallLastRun,
  rememberAnswers,
  rememberLastRun,
} from './memory.ts';

/** The answers to begin with: the command line's, then this folder's last ones, then the machine's last run. */
export async function recallInto(host: Host, given: Partial<Answers>): Promise<Answers> {
  const folder = folderOf(host, given.context);
  const [remembered, lastRun] = await Promise.all([
    recallAnswers(host, folder),
    recallLastRun(host),
  ]);
  const { kind } = given.output ?? remembered.output ?? noAnswers.output;
  // '' is the registry of an archive.
  const registries = [given.registry, remembered.registry, lastRun?.registry];
  const registry =
    registries.find((one) => one && kind === 'push') ?? (kind === 'push' ? null : '');
  return {
    ...noAnswers,
    platforms: lastRun?.platforms ?? [],
    ...remembered,
    tags: (remembered.tags ?? []).map((tag) => withDate(tag, host.now())),
    // It was said of the registry that is remembered.
    access: remembered.registry === registry ? (remembered.access ?? null) : null,
    pushedTo: lastRun === null ? null : placeOf(lastRun),
    // A Dockerfile or a tag on the command line is no bake's.
    ...((given.file !== undefined || given.tags !== undefined) && { bake: null }),
    ...given,
    registry,
  };
}

/** Keeps the answers for the next run; a state folder that can't be written is no reason to stop. */
export async function rememberFrom(
  host: Host,
  answers: Answers,
  facts: TargetFacts | null = null,
): Promise<void> {
  await rememberAnswers(host, folderOf(host, answers.context), answers);
  const [tag = ''] = tagsPushed(answers, facts);
  const parsed = parseReference(tag);
  if (!parsed.ok || answers.output.kind !== 'push') return;
  const namespace = dirname(parsed.repository);
  await rememberLastRun(host, {
    registry: parsed.registry,
    namespace: namespace === '.' ? '' : namespace,
    platforms: answers.platforms,
  });
}

/** A tag that is a day, as the wizard suggests one, is today. */
function withDate(tag: string, now: Date): string {
  return tag.replace(/:\d{4}-\d\d-\d\d$/, `:${day(now)}`);
}

/** A registry that is gone is none. */
const placeOf = ({ registry, namespace }: LastRun): string | null =>
  [registry, namespace].filter((part) => part !== '').join('/') || null;

/** The project's folder: the context, from where the wizard was started. */
function folderOf(host: Host, context: string | undefined): string {
  return resolve(host.cwd, context ?? '.');
}
