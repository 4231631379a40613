import type { Answers, Output } from '../../model/answers.ts';
import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { archiveTexts } from '../../texts/archive.ts';
import { type ArchivePlace, archiveOf, isInTheWay } from './archive-place.ts';
import { choosing, finding } from './finding.ts';

/** What is where the archive would be written: nothing of somebody's is written over without a yes. */
export function archiveFindings(
  place: ArchivePlace | null,
  { output }: Pick<Answers, 'output'>,
): readonly Finding[] {
  const typed = archiveOf(output);
  // What was looked at is not what is typed by now.
  if (place === null || place.typed !== typed) return [];
  const words = archiveTexts();
  const { state, beside } = place;
  if (state === 'free') return [];
  if (state === 'ours') return [finding('archive', 'ok', words.ours(typed))];
  if (!isInTheWay(place, output)) {
    return [
      finding('archive', 'warning', words.allowed[state === 'file' ? 'file' : 'layout'](typed)),
    ];
  }
  const elsewhere: Remedy = {
    ...choosing(words.elsewhere(beside), { output: named(output, beside) }),
    recommended: words.recommended,
  };
  return [
    finding('archive', 'problem', titleOf(place, typed), {
      remedies: [elsewhere, ...overwriting(place, typed, output)],
    }),
  ];
}

function titleOf({ state, names }: ArchivePlace, typed: string): string {
  const { taken } = archiveTexts();
  if (state === 'file') return taken.file(typed);
  if (state === 'layout') return taken.layout(typed);
  return state === 'folder' ? taken.folder(typed, names.slice(0, 3)) : taken.other(typed);
}

/** By a yes of its own; a folder of other things is none to write into. */
function overwriting(
  { state, path }: ArchivePlace,
  typed: string,
  output: Output,
): readonly Remedy[] {
  if ((state !== 'file' && state !== 'layout') || output.kind === 'push') return [];
  const { overwrite } = archiveTexts();
  const words = overwrite[state];
  return [
    {
      ...{ title: words.title(typed), needs: 'consent', changes: words.changes(path) },
      // What is run is the build, later.
      ...{ undo: overwrite.undo, actions: [] },
      sets: { output: { ...output, replaces: true } },
    },
  ];
}

const named = (output: Output, name: string): Output =>
  output.kind === 'oci-dir' ? { kind: 'oci-dir', dir: name } : { kind: 'oci', file: name };
