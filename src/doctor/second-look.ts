import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import { mendTexts } from '../texts/mend.ts';
import { bold, type Line, type Page, wrap } from '../ui/line.ts';
import { mark, statusTone } from '../ui/theme.ts';
import { judgeOutcome } from '../wizard/outcome.ts';

export type Looked = {
  /** What was carried out; null where a person did something, or where it failed. */
  readonly remedy: Remedy | null;
  readonly about: Finding;
  readonly before: readonly Finding[];
  readonly after: readonly Finding[];
};

/** What a fresh look says of a change: mended, or what is left, and what is worse than before. */
export function secondLookLines(page: Page, { remedy, about, before, after }: Looked): Line[] {
  const words = mendTexts();
  const said = remedy === null ? plainly(about, after) : judgeOutcome(remedy, about, after);
  const worse = worsened(before, after, about);
  return [
    ...marked(page, said),
    ...worse.flatMap(({ title }) => marked(page, { status: 'problem', text: words.worse(title) })),
  ];
}

type Said = { readonly status: Finding['status']; readonly text: string };

function plainly({ id, title }: Finding, after: readonly Finding[]): Said {
  const words = mendTexts();
  const bad = after.filter(({ status }) => status === 'problem' || status === 'warning');
  const left = bad.find((finding) => finding.id === id);
  return left === undefined
    ? { status: 'ok', text: words.gone(title) }
    : { status: left.status, text: words.still(left.title) };
}

/** What was looked at before and was fine, or nearly so. What only could not be seen before is no worse. */
function worsened(
  before: readonly Finding[],
  after: readonly Finding[],
  about: Finding,
): readonly Finding[] {
  const was = (id: string) => before.filter((finding) => finding.id === id);
  return after.filter(
    ({ id, status }) =>
      status === 'problem' &&
      id !== about.id &&
      was(id).length > 0 &&
      was(id).every((finding) => finding.status === 'ok' || finding.status === 'warning'),
  );
}

function marked({ theme, columns }: Page, { status, text }: Said): Line[] {
  const glyph = mark(theme, status);
  const indent = 2 + glyph.length + 1;
  return wrap(text, columns - indent).map((row, index) =>
    index === 0
      ? [{ text: '  ' }, { ...bold(glyph), tone: statusTone[status] }, { text: ` ${row}` }]
      : [{ text: ' '.repeat(indent) + row }],
  );
}
