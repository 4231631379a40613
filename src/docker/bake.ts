import {
  isObject,
  itemsIn,
  type JsonObject,
  objectIn,
  parseJson,
  textIn,
  textsIn,
} from './json.ts';
import { normalisePlatform } from './platform.ts';
import { plainWords } from './terminal-text.ts';

/** A target of a bake file, as buildx resolved it: variables, inheritance and `--set` are in it. */
export type BakeTarget = {
  readonly name: string;
  /** A path, or an address. */
  readonly context: string;
  /** Within the context. */
  readonly dockerfile: string;
  /** The Dockerfile itself, where the bake file holds it; null where it is a file. */
  readonly inline: string | null;
  readonly tags: readonly string[];
  /** Normalised; empty where the file names none: the builder's own then. */
  readonly platforms: readonly string[];
  /** The stage that is built; null for the last one. */
  readonly stage: string | null;
  /** Build arguments; those without a value here have the Dockerfile's. */
  readonly args: Readonly<Record<string, string>>;
  /** Named contexts: paths, images, other targets. */
  readonly contexts: Readonly<Record<string, string>>;
  readonly annotations: readonly string[];
  /** Files that secrets are read from. */
  readonly secretFiles: readonly string[];
  /** What it wants to be allowed: `network.host`. */
  readonly entitlements: readonly string[];
};

export type BakeDefinition = {
  /** Names of targets and of other groups. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly targets: readonly BakeTarget[];
};

/**
 * What bake looks for where it is run, in its own order; it reads all that are there, one over the
 * other. Source: docker/buildx, bake/bake.go (`defaultFilenames`), v0.29.1; 0.13.1 knows the same.
 */
export const bakeFiles = [
  ...['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'],
  ...['docker-bake.json', 'docker-bake.override.json'],
  ...['docker-bake.hcl', 'docker-bake.override.hcl'],
] as const;

/** What is built where no target is named. */
export const defaultGroup = 'default';

const withFiles = (files: readonly string[]): readonly string[] =>
  files.flatMap((file) => ['--file', file]);

/** Prints what bake makes of its files, and builds nothing. Without names it is the group `default`. */
export const bakePrint = (
  files: readonly string[],
  names: readonly string[] = [],
): readonly string[] => ['docker', 'buildx', 'bake', ...withFiles(files), '--print', ...names];

/** Names every target and group. buildx 0.13 has no such flag, and ends with 125. */
export const bakeList = (files: readonly string[]): readonly string[] => [
  ...['docker', 'buildx', 'bake', ...withFiles(files), '--list=type=targets,format=json'],
];

/**
 * Reads what `bake --print` writes to its standard output.
 *
 * Source: docker/buildx, bake/bake.go (`Group`, `Target`), v0.29.1; 0.13.1 writes secrets and outputs
 * as CSV texts instead of objects, and leaves out the `platforms` of a compose file.
 *
 * @returns Null where it is no such thing.
 */
export function parseBakePrint(text: string): BakeDefinition | null {
  const value = parseJson(text);
  if (!isObject(value) || !isObject(value['target'])) return null;
  const groups = Object.entries(objectIn(value['group'])).map(
    ([name, group]) => [plainWords(name), words(objectIn(group)['targets'])] as const,
  );
  const targets = Object.entries(value['target']).map(([name, target]) =>
    targetIn(plainWords(name), objectIn(target)),
  );
  return { groups: Object.fromEntries(groups), targets };
}

/** The names of all targets that `--list` tells, groups aside; null where it is no such list. */
export function parseBakeList(text: string): readonly string[] | null {
  const value = parseJson(text);
  if (!Array.isArray(value)) return null;
  return value
    .map(objectIn)
    .filter(({ group }) => group !== true)
    .flatMap(({ name }) => textIn(name) ?? []);
}

/**
 * The targets that these names stand for, groups opened, each once and by name: buildx 0.13 tells the
 * services of a compose file in another order each time.
 */
export function targetsNamed(
  { groups, targets }: BakeDefinition,
  names: readonly string[],
): readonly BakeTarget[] {
  const wanted = new Set<string>();
  const open = (name: string, within: readonly string[]): void => {
    const members = Object.hasOwn(groups, name) ? groups[name] : undefined;
    if (members === undefined || within.includes(name)) wanted.add(name);
    else for (const member of members) open(member, [...within, name]);
  };
  for (const name of names) open(name, []);
  return targets
    .filter(({ name }) => wanted.has(name))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function targetIn(name: string, target: JsonObject): BakeTarget {
  return {
    name,
    context: plainWords(textIn(target['context']) ?? '.'),
    dockerfile: plainWords(textIn(target['dockerfile']) ?? 'Dockerfile'),
    inline: textIn(target['dockerfile-inline']),
    tags: words(target['tags']),
    // What `--set` gave is one text with commas.
    platforms: [...new Set(words(target['platforms']).flatMap((list) => list.split(',')))]
      .filter((platform) => platform !== '')
      .map(normalisePlatform),
    stage: wordsOrNull(textIn(target['target'])),
    args: texts(target['args']),
    contexts: texts(target['contexts']),
    annotations: words(target['annotations']),
    secretFiles: itemsIn(target['secret']).flatMap((secret) => secretFile(secret) ?? []),
    entitlements: words(target['entitlements']),
  };
}

function secretFile(secret: unknown): string | null {
  if (typeof secret !== 'string') return textIn(objectIn(secret)['src']);
  const field = secret.split(',').find((part) => /^(?:src|source)=/.test(part));
  return field?.slice(field.indexOf('=') + 1) ?? null;
}

const wordsOrNull = (text: string | null): string | null => text && plainWords(text);

const words = (value: unknown): readonly string[] => textsIn(value).map(plainWords);

const texts = (value: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(objectIn(value)).flatMap(([name, text]) =>
      typeof text === 'string' ? [[plainWords(name), plainWords(text)]] : [],
    ),
  );
