import { parseReference } from '../../docker/reference.ts';
import type { Answers } from '../../model/answers.ts';
import type { Finding } from '../../model/finding.ts';
import { texts } from '../../texts/index.ts';
import { findingOf } from '../finding-of.ts';

const finding = findingOf('target');

/** Only the first tag's registry was tried in the builder, and may be one that it was told of. */
export function otherRegistryFindings({ tags, output }: Answers): readonly Finding[] {
  if (output.kind !== 'push') return [];
  const [first, ...others] = tags.flatMap((tag) => {
    const parsed = parseReference(tag);
    return parsed.ok ? [parsed.registry] : [];
  });
  return [...new Set(others)]
    .filter((registry) => registry !== first)
    .map((registry) =>
      finding('other-registry', 'warning', texts().target.otherRegistry(registry), {
        remedies: [
          {
            title: texts().target.leaveOutTags(registry),
            needs: 'nothing',
            changes: texts().target.changesNothing,
            undo: null,
            actions: [],
            sets: { tags: tags.filter((tag) => !isAt(tag, registry)) },
          },
        ],
      }),
    );
}

function isAt(tag: string, registry: string): boolean {
  const parsed = parseReference(tag);
  return parsed.ok && parsed.registry === registry;
}
