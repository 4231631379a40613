import type { Answers, Output } from '../../model/answers.ts';
import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { archiveTexts } from '../../texts/archive.ts';
import { type ArchivePlace, isInTheWay, named } from './archive-place.ts';
import { archivesOf } from './destinations.ts';
import type { TargetFacts } from './facts.ts';
import { choosing, finding } from './finding.ts';

/** What is where each archive would be written: nothing of somebody's is written over without a yes. */
export function archiveFindings(
  facts: Pick<TargetFacts, 'archives' | 'bake'>,
  answers: Pick<Answers, 'output' | 'bake'>,
): readonly Finding[] {
  // What was looked at may not be what is typed by now.
  const wanted = archivesOf(answers, facts);
  const places = (facts.archives ?? []).filter(({ typed }) => wanted.includes(typed));
  return places.flatMap((place) => findingAt(place, answers.output));
}

function findingAt(place: ArchivePlace, output: Output): readonly Finding[] {
  const words = archiveTexts();
  const { state, typed, beside } = place;
  if (state === 'free') return [];
  if (state === 'ours') return [finding('archive', 'ok', words.ours(typed))];
  if (!isInTheWay(place, output)) {
    const said = words.allowed[state === 'layout' ? 'layout' : 'file'];
    return [finding('archive', 'warning', said(typed))];
  }
  const elsewhere: Remedy = {
    ...choosing(words.elsewhere(beside), { output: named(output, beside) }),
    recommended: words.recommended,
  };
  const remedies = [elsewhere, ...overwriting(place, output)];
  return [finding('archive', 'problem', titleOf(place), { remedies })];
}

function titleOf({ state, names, typed }: ArchivePlace): string {
  const { taken } = archiveTexts();
  if (state === 'file') return taken.file(typed);
  if (state === 'layout') return taken.layout(typed);
  return state === 'folder' ? taken.folder(typed, names.slice(0, 3)) : taken.other(typed);
}

/** By a yes of its own; a folder of other things is none to write into. */
function overwriting({ state, path, typed }: ArchivePlace, output: Output): readonly Remedy[] {
  if ((state !== 'file' && state !== 'layout') || output.kind === 'push') return [];
  const { overwrite } = archiveTexts();
  const words = overwrite[state];
  const replaces = [...(output.replaces ?? []), typed];
  return [
    {
      ...{ title: words.title(typed), needs: 'consent', changes: words.changes(path) },
      // What is run is the build, later.
      ...{ undo: overwrite.undo, actions: [] },
      sets: { output: { ...output, replaces } },
    },
  ];
}
