import { digestOf } from '../../../docker/manifest-list.ts';
import type { Reference } from '../../../docker/reference.ts';

type Listed = {
  readonly mediaType: string;
  readonly digest: string;
  readonly platform?: {
    readonly os: string;
    readonly architecture: string;
    readonly variant?: string;
    readonly 'os.version'?: string;
    readonly 'os.features'?: readonly string[];
  };
  readonly annotations?: Readonly<Record<string, string>>;
};

/**
 * `docker buildx imagetools inspect REFERENCE`; recorded: `imagetools-inspect.txt`, `session-imagetools.json`.
 *
 * Source: docker/buildx v0.29.1, util/imagetools/printers.go; v0.13.1 prints the same.
 */
export function imageTable(text: string, reference: Reference, raw: string): string {
  const { digest } = reference;
  const value = JSON.parse(raw) as { mediaType: string; manifests?: readonly Listed[] };
  const name = nameOf(text, reference);
  const head = [
    `Name:      ${name}`,
    `MediaType: ${value.mediaType}`,
    `Digest:    ${digest ?? digestOf(raw)}`,
  ];
  if (value.manifests === undefined) return `${head.join('\n')}\n`;
  const own = name.replace(/@.*$/, '');
  const lines = columns(value.manifests.map((one) => rowsOf(own, one)));
  return `${[...head, ' '.repeat(11), 'Manifests: ', ...lines].join('\n')}\n`;
}

/** What it calls a reference. */
export const nameOf = (text: string, { digest }: Reference): string =>
  digest === null && !/:[^/]*$/.test(text) ? `${text}:latest` : text;

/** A row of the first column and what follows it, or a line of its own. */
type Row = readonly [string, string] | string;

/** What has annotations ends a table: the columns of the next are measured anew. */
function columns(manifests: readonly (readonly Row[])[]): readonly string[] {
  const isEnd = (rows: readonly Row[]) => rows.some((row) => typeof row === 'string');
  return manifests.flatMap((rows, index) => {
    const end = manifests.findIndex((one, at) => at >= index && isEnd(one));
    const width = end === -1 ? '  MediaType: '.length : '  Annotations: '.length;
    const lines = rows.map((row) =>
      typeof row === 'string' ? row : row[0].padEnd(width) + row[1],
    );
    return index === 0 ? lines : [' '.repeat(width), ...lines];
  });
}

function rowsOf(
  name: string,
  { mediaType, digest, platform, annotations }: Listed,
): readonly Row[] {
  const { os = '', architecture = '', variant } = platform ?? {};
  const notes = Object.entries(annotations ?? {});
  const width = Math.max(...notes.map(([key]) => key.length + 1), 0);
  const { 'os.version': version, 'os.features': features = [] } = platform ?? {};
  return [
    ['  Name:', `${name}@${digest}`],
    ['  MediaType:', mediaType],
    ['  Platform:', [os, architecture, ...(variant ? [variant] : [])].join('/')],
    ...(version ? ([['  OSVersion:', version]] as const) : []),
    ...(features.length > 0 ? ([['  OSFeatures:', features.join(', ')]] as const) : []),
    ...(notes.length > 0 ? ([['  Annotations:', '']] as const) : []),
    ...notes.map(([key, value]) => `    ${`${key}:`.padEnd(width)} ${value}`),
  ];
}
