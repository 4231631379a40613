import type { BuilderFacts } from '../../checklist/builder.ts';
import type { Builder } from '../../docker/builders.ts';
import { texts } from '../../texts/index.ts';
import { bold, type Line, line, muted, type Page, pad, span, wrapWords } from '../line.ts';
import { type Cell, table } from '../parts/table.ts';

/** Below this width names and drivers have the room: which platforms run is told by the proofs. */
const narrow = 72;

/** The builders there are, at most `most` of them, and what the proofs in the chosen one showed. */
export function builderTable(page: Page, facts: BuilderFacts, most: number): Line[] {
  const { builders: words } = texts().ui;
  const isNarrow = page.columns < narrow;
  if (facts.builders.length === 0) return [];
  const inOrder = [...facts.builders].sort(
    (a, b) => Number(b.name === facts.chosen) - Number(a.name === facts.chosen),
  );
  const shown = inOrder.slice(0, most);
  const hidden = inOrder.length - shown.length;
  const columns = [
    { title: words.name, keepsEnd: true },
    { title: words.driver },
    ...(isNarrow ? [] : [{ title: words.nodes, isRight: true }]),
    { title: words.state },
    ...(isNarrow ? [] : [{ title: words.platforms }]),
  ];
  return [
    ...table(
      page,
      columns,
      shown.map((builder) => cellsOf(builder, facts, isNarrow)),
      4,
    ),
    ...(hidden === 0 ? [] : [line('    ', muted(words.more(hidden)))]),
    ...proofLines(page, facts),
  ];
}

function cellsOf(
  builder: Builder,
  { chosen, selected }: BuilderFacts,
  isNarrow: boolean,
): readonly Cell[] {
  const { builders: words } = texts().ui;
  const { name, driver, nodes, error } = builder;
  const isChosen = name === chosen;
  const shown = name === selected ? words.selected(name) : name;
  const states = [...new Set(nodes.map(({ status }) => status ?? ''))].filter(
    (state) => state !== '',
  );
  const platforms = [...new Set(nodes.flatMap((node) => node.platforms))];
  return [
    isChosen ? bold(shown, 'accent') : { text: shown },
    muted(driver),
    ...(isNarrow ? [] : [{ text: String(nodes.length) }]),
    error === null ? { text: states.join(', ') } : span(words.error, 'problem'),
    ...(isNarrow
      ? []
      : [muted(platforms.map((platform) => platform.replace(/^linux\//, '')).join(', '))]),
  ];
}

/** Platforms by what their proof in the chosen builder showed, in words. */
function proofLines(page: Page, { proofs, verdicts, chosen }: BuilderFacts): Line[] {
  const { builders: words } = texts().ui;
  const { glyphs } = page.theme;
  const platforms = Object.keys(proofs);
  if (chosen === null || platforms.length === 0) return [];
  // The kernel knows no program of theirs: nobody registered a handler, and nothing is broken.
  const isUnknown = (platform: string) => verdicts[platform]?.verdict === 'exec-format';
  const inState = (state: string) => platforms.filter((platform) => proofs[platform] === state);
  const failed = inState('failed');
  const row = (
    names: readonly string[],
    glyph: string,
    text: string,
    tone: 'success' | 'problem' | 'muted',
  ) => {
    if (names.length === 0) return [];
    const start = `${glyph} ${text}`;
    return wrapWords(
      names.map((name) => name.replace(/^linux\//, '')),
      page.columns - 26,
    ).map((part, index) => line('    ', span(pad(index === 0 ? start : '', 22), tone), part));
  };
  return [
    ...row(inState('passed'), glyphs.success, words.passed, 'success'),
    ...row(
      failed.filter((platform) => !isUnknown(platform)),
      ...([glyphs.problem, words.failed, 'problem'] as const),
    ),
    ...row(failed.filter(isUnknown), glyphs.skipped, words.missing, 'muted'),
    ...row(inState('running'), glyphs.more, words.running, 'muted'),
  ];
}
