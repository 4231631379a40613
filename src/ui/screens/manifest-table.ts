import type { ManifestFacts } from '../../checklist/manifest/facts.ts';
import type { ManifestRow, RunProof } from '../../checklist/manifest.ts';
import { texts } from '../../texts/index.ts';
import { duration, size } from '../amounts.ts';
import { type Line, line, muted, type Page, pad, paragraph, span, wrap } from '../line.ts';
import { type Cell, table } from '../parts/table.ts';

/** The images of a list, one row each, and what is said of them all. */
export function rowLines(page: Page, facts: ManifestFacts, isAlone = true): Line[] {
  const { manifest } = texts().ui;
  if (facts.rows.length === 0 && facts.missing.length === 0) return [];
  const isNarrow = page.columns < 80;
  const columns = [
    { title: manifest.platform },
    { title: manifest.digest },
    ...(isNarrow
      ? []
      : [
          { title: manifest.size, isRight: true },
          { title: manifest.layers, isRight: true },
        ]),
    { title: manifest.built },
    { title: manifest.runs },
  ];
  const rows = facts.rows.map((row) => cellsOf(page, row, facts, isNarrow));
  const widths = Math.max(
    ...[...facts.rows.map(({ platform }) => platform), ...facts.missing].map((name) => name.length),
  );
  return [
    ...table(page, columns, rows, 4),
    ...facts.missing.flatMap((platform) => missingLines(page, platform, widths + 3)),
    ...attestationLines(facts),
    ...otherTagLines(page, facts),
    ...(isAlone ? untriedLines(page, facts) : []),
  ];
}

/** Why rows were not tried: their column has no room for it. */
export function untriedLines(page: Page, { source, rows }: ManifestFacts): Line[] {
  const { manifest } = texts().ui;
  if (source !== 'registry') return paragraph(manifest.inArchive, page.columns, 4, 'muted');
  const isAny = rows.some(({ run }) => run?.verdict === 'not-tried');
  return isAny ? paragraph(manifest.noCommand, page.columns, 4, 'muted') : [];
}

function missingLines(page: Page, platform: string, width: number): Line[] {
  const text = `${page.theme.glyphs.problem} ${texts().ui.manifest.missing}`;
  return wrap(text, page.columns - 4 - width).map((row, index) =>
    line('    ', pad(index === 0 ? platform : '', width), span(row, 'problem')),
  );
}

/** Less than this is what a build spends on a lane that comes from its cache. Seconds. */
const noTime = 0.05;

function builtIn({ seconds, kind }: ManifestRow): string {
  const { ui } = texts();
  if (seconds === null) return ui.manifest.notBuiltHere;
  if (seconds < noTime) return ui.manifest.fromCache;
  return `${duration(seconds)} ${kind === null ? '' : ui.build.kinds[kind]}`;
}

function cellsOf(
  page: Page,
  row: ManifestRow,
  { source }: ManifestFacts,
  isNarrow: boolean,
): readonly Cell[] {
  const { ui } = texts();
  const amounts = [
    { text: row.size === null ? '' : size(row.size) },
    { text: row.layers === null ? '' : String(row.layers) },
  ];
  return [
    { text: row.platform, isBold: true },
    muted(row.digest.replace(/^sha256:/, '').slice(0, 12)),
    ...(isNarrow ? [] : amounts),
    muted(builtIn(row).trimEnd()),
    source === 'registry' ? proofCell(page, row.run) : muted(ui.manifest.notTried),
  ];
}

function proofCell({ theme: { glyphs } }: Page, run: RunProof | null): Cell {
  const { manifest } = texts().ui;
  switch (run?.verdict) {
    case undefined:
      return { text: manifest.untried };
    case 'running':
      return muted(`${glyphs.more} ${manifest.running}`);
    case 'runs':
      return span(`${glyphs.success} ${run.text}`, 'success');
    case 'starts':
      return span(`${glyphs.success} ${manifest.starts}`, 'success');
    case 'not-tried':
      return muted(manifest.notTried);
    case 'failed':
      return span(`${glyphs.problem} ${run.text}`, 'problem');
  }
}

/** Further tags of the same list; one that names another is a problem, and told below. */
function otherTagLines(page: Page, { alsoAs = [], digest }: ManifestFacts): Line[] {
  const same = alsoAs.filter((one) => one.digest !== null && one.digest === digest);
  return same.flatMap(({ tag }) =>
    paragraph(texts().manifest.sameTag(tag), page.columns, 4, 'muted'),
  );
}

/** Attestations belong to their image: one row says it for all, or for how many. */
function attestationLines({ rows }: ManifestFacts): Line[] {
  const { manifest } = texts().ui;
  const attested = rows.filter(({ attestations }) => attestations.length > 0);
  if (attested.length === 0) return [];
  const kinds = [...new Set(attested.flatMap(({ attestations }) => attestations))].join(
    texts().joined.comma,
  );
  const text =
    attested.length === rows.length
      ? manifest.attached(kinds)
      : manifest.attachedTo(kinds, attested.length);
  return [line('    ', muted(text))];
}
