import { inspectRaw } from '../../docker/image-commands.ts';
import { digestOf } from '../../docker/manifest-list.ts';
import type { Look } from '../../host/look.ts';
import type { Answers } from '../../model/answers.ts';
import { evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { texts } from '../../texts/index.ts';
import { lineWith, trustFor } from '../client-trust.ts';
import type { ManifestFacts, OtherTag } from './facts.ts';
import { inRegistry } from './stored-image.ts';

/** What the registries hold under the tags after the first one. */
export async function furtherTags(
  look: Look,
  answers: Answers,
  tags: readonly string[],
): Promise<readonly OtherTag[]> {
  if (answers.output.kind !== 'push') return [];
  return Promise.all(
    [...new Set(tags.slice(1))].map(async (tag) => {
      const { raw, error } = await inRegistry(look, answers, tag).top();
      return { tag, digest: raw === null ? null : digestOf(raw), unreadable: error };
    }),
  );
}

/** Every tag of one build names the same list. `notThere` tells that nothing is under a tag. */
export function tagFindings(
  { alsoAs = [], digest }: ManifestFacts,
  answers: Answers,
  notThere: RegExp,
): readonly Finding[] {
  const words = texts().manifest;
  if (digest === null) return [];
  return alsoAs.map(({ tag, digest: own, unreadable }) => {
    const isSame = own === digest;
    const title = own === null ? words.unreadable(tag) : words.otherTag(tag);
    const seenBy = lineWith(inspectRaw(tag, answers.builder), trustFor(tag, answers));
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
