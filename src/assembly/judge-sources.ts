import { personRemedy } from '../checklist/remedy-of.ts';
import { isSameReference } from '../docker/reference.ts';
import { evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import { withoutAnnotation } from './annotating.ts';
import type { AssemblyRemedy, Wanted } from './assembly.ts';
import { openings } from './authority.ts';
import { type AssemblyFacts, rowsThere } from './facts.ts';
import { choice, finding } from './finding.ts';
import { loginFor } from './login.ts';
import { annotationOf } from './platforms.ts';
import type { SourceRow } from './source.ts';

/** Whether every source is in the registry, and can be read. */
export function judgeThere(facts: AssemblyFacts, wanted: Wanted): readonly Finding[] {
  const words = assemblyTexts().sources;
  const absent = facts.rows.flatMap((row) => notThere(row, facts, wanted) ?? []);
  const empty = facts.empty.map(({ pattern, error, isNoReference }) =>
    isNoReference === true
      ? finding('source-there', 'problem', words.noReference(pattern))
      : error === null
        ? finding('source-there', 'problem', words.none(pattern))
        : finding('source-there', 'problem', words.noTags(pattern), {
            evidence: [evidence(null, error)],
            remedies: [...loginFor(pattern, error, facts.logins), ...openings(facts, wanted)],
          }),
  );
  if (absent.length + empty.length > 0) return [...empty, ...absent];
  const count = rowsThere(facts.rows).length;
  return count === 0 ? [] : [finding('source-there', 'ok', words.there(count))];
}

function notThere(row: SourceRow, facts: AssemblyFacts, wanted: Wanted): Finding | null {
  const { reference, read } = row;
  const words = assemblyTexts().sources;
  if (read.state === 'reading') return null;
  const leaveOut = without(reference, facts, wanted);
  if (read.state === 'there') {
    if (read.images.length > 0) {
      // A list that gets one image more is made in its own place on purpose.
      if (read.kind === 'list' || !isSameReference(reference, wanted.list)) return null;
      return finding('source-there', 'problem', words.isItself(reference), { remedies: leaveOut });
    }
    return finding('source-there', 'problem', words.noImages(reference), {
      evidence: [evidence(read.seenBy, read.digest)],
      remedies: leaveOut,
    });
  }
  if (read.state === 'missing') {
    return finding('source-there', 'problem', words.missing(reference), {
      evidence: [evidence(read.seenBy, read.error)],
      failure: 'manifest-not-found-yet',
      remedies: [personRemedy(words.push(reference)), ...leaveOut],
    });
  }
  const login = loginFor(reference, read.error, facts.logins);
  return finding('source-there', 'problem', words.unreadable(reference), {
    evidence: [evidence(read.seenBy, read.error)],
    remedies: [...login, ...openings(facts, wanted), ...leaveOut],
  });
}

/** Leaves one source out, where others are left. */
export function without(
  reference: string,
  { rows }: AssemblyFacts,
  wanted: Wanted,
): readonly AssemblyRemedy[] {
  const others = rows.map((row) => row.reference).filter((one) => one !== reference);
  if (others.length === 0) return [];
  const sources = wanted.sources.includes(reference)
    ? wanted.sources.filter((one) => one !== reference)
    : others;
  const isSaidOf = annotationOf(reference, wanted) !== undefined;
  const annotations = withoutAnnotation(wanted.annotations, reference);
  const wants = { sources, ...(isSaidOf && { annotations }) };
  return [choice({ ...assemblyTexts().sources.leaveOut(reference), wants })];
}

/** Tags that name another image than when this list was made the last time. */
export function judgeDigests({ rows }: AssemblyFacts): readonly Finding[] {
  const words = assemblyTexts().digests;
  const known = rowsThere(rows).flatMap(({ reference, before, read }) =>
    before === null ? [] : [{ reference, before, now: read.digest }],
  );
  if (known.length === 0) return [];
  const changed = known.filter(({ before, now }) => before !== now);
  if (changed.length === 0) return [finding('source-digests', 'ok', words.same)];
  const references = changed.map(({ reference }) => reference).join(', ');
  return [
    // A tag that is pushed anew is what a new list is for.
    finding('source-digests', 'ok', words.changed(references), {
      evidence: changed.map(({ reference, before, now }) =>
        evidence(null, words.evidence(reference, before, now)),
      ),
    }),
  ];
}
