import { parseReference } from '../../docker/reference.ts';
import type { BakeChoice } from '../../model/bake-choice.ts';
import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import type { Destination } from './destinations.ts';
import { choosing, finding } from './finding.ts';
import { referenceSentence } from './reference-fault.ts';

/** Whether every target goes to a reference that can be pushed to, and each to its own; an archive may go without. */
export function bakeReferenceFindings(
  suggestion: string,
  bake: BakeChoice,
  destinations: readonly Destination[],
  isPush: boolean,
): readonly Finding[] {
  const named = isPush ? destinations : destinations.filter(({ tags }) => tags.length > 0);
  return [
    ...named.flatMap(({ target, tags }) =>
      tagFindings(target ?? '', tags, bake, suggestion, isPush),
    ),
    ...(isPush ? sharedTags(destinations) : []),
  ];
}

function tagFindings(
  target: string,
  tags: readonly string[],
  bake: BakeChoice,
  suggestion: string,
  isPush: boolean,
): readonly Finding[] {
  const words = texts().bake;
  const ask = askForTag(target, bake, suggestedFor(target, suggestion));
  if (tags.length === 0) {
    return [finding('reference', 'problem', words.noTag(target), { remedies: [ask] })];
  }
  return tags.map((tag) => {
    const fault = referenceSentence(tag, isPush);
    if (fault === null) {
      const parsed = parseReference(tag);
      const registry = parsed.ok ? parsed.registry : '';
      return finding('reference', 'ok', words.ofTarget(target, texts().target.goesTo(registry)));
    }
    return finding('reference', 'problem', words.ofTarget(target, fault), { remedies: [ask] });
  });
}

/** Asks for the one tag that a target is pushed under instead of those in the file. */
function askForTag(target: string, bake: BakeChoice, initial: string): Remedy {
  const words = texts().bake;
  const withTag = (tag: string): Remedy =>
    choosing(words.giveTag(target), { bake: { ...bake, tags: { ...bake.tags, [target]: tag } } });
  return {
    ...withTag(initial),
    question: {
      prompt: words.tagOf(target),
      initial,
      check: (text) => referenceSentence(text.trim(), true),
      answer: async (text) => withTag(text.trim()),
    },
  };
}

/** Where the folder's own image would go, under the name of the target. */
export function suggestedFor(target: string, suggestion: string): string {
  const name = target.toLowerCase().replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  const tag = suggestion.replace(/[^/:]+(?=:[^/:]*$)/, name);
  return parseReference(tag).ok ? tag : suggestion;
}

/** Two targets under one tag: the list of one is lost. */
function sharedTags(destinations: readonly Destination[]): readonly Finding[] {
  const users = new Map<string, string[]>();
  for (const { target, tags } of destinations) {
    for (const tag of new Set(tags)) users.set(tag, [...(users.get(tag) ?? []), target ?? '']);
  }
  return [...users]
    .filter(([, targets]) => targets.length > 1)
    .map(([tag, targets]) =>
      finding(
        'reference',
        'problem',
        texts().bake.sameTag(tag, targets.join(texts().joined.comma)),
      ),
    );
}
