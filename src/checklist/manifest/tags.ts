import { digestOf } from '../../docker/manifest-list.ts';
import type { Look } from '../../host/look.ts';
import type { Answers } from '../../model/answers.ts';
import { evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { texts } from '../../texts/index.ts';
import { readReference } from '../registry/read-reference.ts';
import { type ManifestFacts, notThere, type OtherTag } from './facts.ts';

/** What the registries hold under the tags after the first one. */
export async function furtherTags(
  look: Look,
  answers: Answers,
  tags: readonly string[],
): Promise<readonly OtherTag[]> {
  if (answers.output.kind !== 'push') return [];
  return Promise.all(
    [...new Set(tags.slice(1))].map(async (tag) => {
      const { top, seenBy } = await readReference(look, answers, tag);
      const digest = top.raw === null ? null : digestOf(top.raw);
      return { tag, digest, unreadable: top.error, seenBy };
    }),
  );
}

/** Every tag of one build names the same list. */
export function tagFindings({ alsoAs = [], digest }: ManifestFacts): readonly Finding[] {
  const words = texts().manifest;
  if (digest === null) return [];
  return alsoAs.map(({ tag, digest: own, unreadable, seenBy }) => {
    const isSame = own === digest;
    const title = own === null ? words.unreadable(tag) : words.otherTag(tag);
    return {
      id: 'manifest.tags',
      status: isSame ? 'ok' : 'problem',
      title: isSame ? words.sameTag(tag) : title,
      evidence: [evidence(seenBy, unreadable ?? own ?? '')],
      failure: notThere.test(unreadable ?? '') ? 'manifest-not-found-yet' : null,
      remedies: [],
    };
  });
}
