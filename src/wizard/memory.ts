import { createHash } from 'node:crypto';
import { isAbsolute, join } from 'node:path';
import type { Host } from '../host/host.ts';
import { isRecord, keepJson, type NotKept, readKept } from '../host/kept.ts';
import { stateFolder } from '../host/state-folder.ts';
import type { Answers, Output } from '../model/answers.ts';
import { keepable, optionReaders } from './remembered-options.ts';

/** What the last run anywhere on this machine says about the next one. */
export type LastRun = {
  /** Registry host and port, `docker.io` for Docker Hub. */
  readonly registry: string;
  /** What stands between the registry and the image's own name; empty where nothing does. */
  readonly namespace: string;
  readonly platforms: readonly string[];
};

/** A project folder has a file of its own, named after the folder's absolute path. */
function answersPath(host: Host, folder: string): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return join(stateFolder(host), 'answers', `${name}.json`);
}

const lastRunPath = (host: Host): string => join(stateFolder(host), 'last-run.json');

/** What was answered the last time in this folder (absolute path): only what can still be read as an answer. */
export async function recallAnswers(host: Host, folder: string): Promise<Partial<Answers>> {
  const value = await readKept(host, answersPath(host, folder));
  if (value === null || value['folder'] !== folder || !isRecord(value['answers'])) return {};
  return answersIn(value['answers']);
}

/** Keeps the answers for the next run in this folder, but for what looks like a secret; writes nothing when they are what is kept already. */
export function rememberAnswers(
  host: Host,
  folder: string,
  answers: Answers,
): Promise<NotKept | null> {
  const output = lasting(answers.output);
  // The place of the last push is the machine's, whatever the folder: it is kept by the last run.
  const own = { ...answers, output, pushedTo: null };
  const value = { version: 1, folder, answers: keepable(own) };
  return keepJson(host, answersPath(host, folder), value);
}

/** What was in an archive and where that went, and the yes to what becomes of a file, are this run's to know. */
function lasting(output: Output): Output {
  switch (output.kind) {
    case 'push':
      return { kind: 'push' };
    case 'oci':
      return { kind: 'oci', file: output.file };
    case 'oci-dir':
      return { kind: 'oci-dir', dir: output.dir };
  }
}

export async function recallLastRun(host: Host): Promise<LastRun | null> {
  const value = await readKept(host, lastRunPath(host));
  const { registry, namespace, platforms } = value ?? {};
  const isWhole = isText(registry) && isText(namespace) && isTexts(platforms);
  return isWhole ? { registry, namespace, platforms } : null;
}

export function rememberLastRun(host: Host, run: LastRun): Promise<NotKept | null> {
  return keepJson(host, lastRunPath(host), { version: 1, ...run });
}

type Reader<Value> = (value: unknown) => value is Value;

const isText = (value: unknown): value is string => typeof value === 'string';
const isYesOrNo = (value: unknown): value is boolean => typeof value === 'boolean';
const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(isText);
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);

function isOutput(value: unknown): value is Output {
  if (!isRecord(value)) return false;
  const { kind, file, dir, archive, replaces, pushed } = value;
  if (replaces !== undefined || pushed !== undefined) return false;
  return (
    (kind === 'push' && archive === undefined) ||
    (kind === 'oci' && isText(file)) ||
    (kind === 'oci-dir' && isText(dir))
  );
}

const isAccess = (value: unknown): value is Answers['access'] =>
  value === null ||
  value === 'http' ||
  value === 'insecure' ||
  (isRecord(value) && isText(value['ca']) && isAbsolute(value['ca']));

const isMirror = (value: unknown): value is Answers['mirrors'][number] =>
  isRecord(value) && isText(value['host']) && isAccess(value['access']);
const isMirrors = (value: unknown): value is Answers['mirrors'] =>
  Array.isArray(value) && value.every(isMirror);

const isBake = (value: unknown): value is Answers['bake'] => {
  if (value === null) return true;
  if (!isRecord(value)) return false;
  const { files, targets, tags, allowed, follows } = value;
  const areTags = isRecord(tags) && isTexts(Object.values(tags));
  return (
    [files, targets, allowed].every(isTexts) && areTags && (follows === null || isTexts(follows))
  );
};

const readers: { readonly [Name in keyof Answers]: Reader<Answers[Name]> } = {
  ...optionReaders,
  experimental: isYesOrNo,
  builder: isTextOrNull,
  registry: isTextOrNull,
  pushedTo: isTextOrNull,
  access: isAccess,
  mirrors: isMirrors,
  platforms: isTexts,
  tags: isTexts,
  context: isText,
  file: isTextOrNull,
  bake: isBake,
  output: isOutput,
  probe: isTexts,
};

/** The answers in a value from a file that anyone may have written. */
function answersIn(value: Readonly<Record<string, unknown>>): Partial<Answers> {
  const known = Object.entries(readers).filter(
    ([name, isAnswer]) => Object.hasOwn(value, name) && isAnswer(value[name]),
  );
  return Object.fromEntries(known.map(([name]) => [name, value[name]]));
}
