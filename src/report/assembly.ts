import type { Wanted, WayOffer } from '../assembly/assembly.ts';
import type { SourceRow } from '../assembly/source.ts';
import type { ManifestFacts } from '../checklist/manifest/facts.ts';
import { platformText, wholePlatformText } from '../docker/image-platform.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import { size } from '../ui/amounts.ts';
import { cells, type Line, line, muted, type Page, pad, paragraph } from '../ui/line.ts';

/** Digits of a digest that tell it from others. */
const shortDigest = 'sha256:'.length + 12;

/** The sources as they were read: a row each. */
export function sourceLines(rows: readonly SourceRow[]): readonly Line[] {
  const { table } = assemblyTexts().text;
  const heads = [table.source, table.platform, table.digest, table.size, table.kind];
  return tableLines(heads, rows.flatMap(cellsOf));
}

function cellsOf({ reference, read }: SourceRow): readonly (readonly string[])[] {
  const words = assemblyTexts().text;
  if (read.state === 'reading') return [[reference, words.reads]];
  if (read.state !== 'there') return [[reference, words[read.state]]];
  if (read.images.length === 0) {
    return [[reference, '-', read.digest.slice(0, shortDigest), '', words.kind[read.kind]]];
  }
  return read.images.map(({ platform, digest, size: bytes }, index) => [
    index === 0 ? reference : '',
    platform === null ? '-' : platformText(platform),
    (read.kind === 'list' ? digest : read.digest).slice(0, shortDigest),
    bytes === null ? '' : size(bytes),
    words.kind[read.kind],
  ]);
}

/** The list as the registry has it: what the last step of a build shows. */
export function listLines({ rows }: ManifestFacts): readonly Line[] {
  const { table } = assemblyTexts().text;
  const isAttested = rows.some(({ attestations }) => attestations.length > 0);
  return tableLines(
    [
      ...[table.platform, table.digest, table.size, table.layers],
      ...(isAttested ? [table.attestations] : []),
    ],
    rows.map(({ platform, digest, size: bytes, layers, attestations }) => [
      platform,
      digest.slice(0, shortDigest),
      bytes === null ? '' : size(bytes),
      layers === null ? '' : `${layers}`,
      ...(isAttested ? [attestations.join(', ')] : []),
    ]),
  );
}

/** Why it is not made in the other way. */
export function wayLines({ columns }: Page, ways: readonly WayOffer[]): readonly Line[] {
  const words = assemblyTexts().text;
  return ways.flatMap(({ way, cannot }) =>
    cannot === null ? [] : paragraph(words.wayCannot(way, cannot), columns, 0, 'muted'),
  );
}

/** What a person adds to the command line for a way out that only changes what is wanted. */
export function flagsOf({
  ca,
  isInsecure,
  isKept,
  way,
  annotations,
}: Partial<Wanted>): readonly string[] {
  return [
    ...(ca == null ? [] : ['--ca', ca]),
    ...(isInsecure === true ? ['--insecure'] : []),
    ...(isKept === true ? ['--keep-local'] : []),
    ...(way == null ? [] : ['--way', way]),
    ...Object.entries(annotations ?? {}).flatMap(([reference, platform]) => [
      '--annotate',
      `${reference}=${wholePlatformText(platform)}`,
    ]),
  ];
}

/** Columns as wide as what is in them. */
function tableLines(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): readonly Line[] {
  const all = [heads, ...rows];
  const widths = heads.map((_, at) => Math.max(...all.map((row) => cells(row[at] ?? ''))));
  const text = (row: readonly string[]) =>
    row.map((cell, at) => pad(cell, (widths[at] ?? 0) + 2)).join('');
  return [line(muted(text(heads))), ...rows.map((row) => line(text(row)))];
}
