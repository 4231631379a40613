import { targetNames } from '../../checklist/target/bake-names.ts';
import { tagsOf } from '../../checklist/target/destinations.ts';
import type { TargetFacts } from '../../checklist/target.ts';
import type { BakeTarget } from '../../docker/bake.ts';
import type { BakeChoice } from '../../model/bake-choice.ts';
import { texts } from '../../texts/index.ts';
import { bold, cells, clip, type Line, line, muted, type Page, pad, span } from '../line.ts';
import type { TargetView } from '../view.ts';

/** What is built from: the Dockerfile, or the bake file; only where there is a bake file. */
export function sourceLine(
  page: Page,
  facts: TargetFacts,
  isBake: boolean,
  hasFocus: boolean,
): Line {
  const words = texts().bake.ui;
  const files = facts.bake?.files.join(texts().joined.comma) ?? texts().bake.file;
  const option = (title: string, isChosen: boolean) => [
    span(isChosen ? '(x) ' : '( ) ', isChosen ? 'accent' : 'muted'),
    isChosen ? title : muted(title),
    '   ',
  ];
  return line(
    span(hasFocus ? `${page.theme.glyphs.cursor} ` : '  ', 'accent'),
    span(pad(words.source, 12), hasFocus ? 'accent' : 'muted'),
    ...option(facts.dockerfile ?? texts().ui.target.dockerfile, !isBake),
    ...option(files, isBake),
  );
}

/** Below this, the rows belong to the list of platforms, unless a person is at the targets. */
const low = 14;

/** The targets of the bake file, with their tags and platforms, around the cursor. */
export function targetRows(
  page: Page,
  { bake: seen }: TargetFacts,
  bake: BakeChoice,
  { focus, target: at }: Pick<TargetView, 'focus' | 'target'>,
): Line[] {
  const targets = seen?.definition?.targets ?? [];
  if (seen === null || targets.length === 0) return [];
  const words = texts().bake.ui;
  const chosen = targetNames(seen, bake);
  const cursor = Math.min(at, targets.length - 1);
  const isLow = page.rows < low;
  if (isLow && focus !== 'targets') {
    const names = chosen.join(texts().joined.comma);
    const room = page.columns - 14;
    return [line('  ', muted(pad(words.targets, 12)), clip(names, room, page.theme.glyphs.more))];
  }
  const most = isLow ? 3 : 6;
  const first = Math.max(0, Math.min(cursor - most + 2, targets.length - most));
  const shown = targets.slice(first, first + most);
  const rest = targets.length - shown.length;
  const width = Math.min(24, Math.max(...targets.map(({ name }) => cells(name)))) + 3;
  const count = words.chosen(targets.filter(({ name }) => chosen.includes(name)).length);
  return [
    line('  ', bold(pad(words.targets, 12)), muted(count)),
    ...shown.map((target, index) =>
      targetRow(page, target, bake, {
        width,
        isHere: focus === 'targets' && first + index === cursor,
        isChosen: chosen.includes(target.name),
      }),
    ),
    ...(rest > 0 ? [line('      ', muted(texts().ui.target.moreRows(rest)))] : []),
  ];
}

type Row = { readonly width: number; readonly isHere: boolean; readonly isChosen: boolean };

function targetRow(
  { theme: { glyphs }, columns }: Page,
  target: BakeTarget,
  bake: BakeChoice,
  { width, isHere, isChosen }: Row,
): Line {
  const words = texts().bake.ui;
  const [tag, ...more] = tagsOf(target, bake.tags);
  const tags = tag === undefined ? words.noTag : more.length === 0 ? tag : `${tag} +${more.length}`;
  const own = target.platforms.map((platform) => platform.replace(/^linux\//, '')).join(', ');
  const platforms = own === '' ? words.noPlatforms : own;
  const name = pad(clip(target.name, width - 3, glyphs.more), width);
  const room = columns - 6 - width;
  return line(
    span(isHere ? `${glyphs.cursor} ` : '  ', 'accent'),
    isChosen ? span('[x] ', 'accent') : '[ ] ',
    isHere ? bold(name) : name,
    muted(clip(`${tags}   ${platforms}`, room, glyphs.more)),
  );
}
