import type { Answers } from '../../model/answers.ts';
import type { Finding } from '../../model/finding.ts';
import { texts } from '../../texts/index.ts';
import { findingOf } from '../finding-of.ts';
import { registriesOf } from './destinations.ts';
import { choosing } from './finding.ts';

const finding = findingOf('target');

/** Only the first tag's registry was tried in the builder, and may be one that it was told of. */
export function otherRegistryFindings({ tags, output }: Answers): readonly Finding[] {
  if (output.kind !== 'push') return [];
  const [first, ...others] = registriesOf(tags);
  return [...new Set(others)]
    .filter((registry) => registry !== first)
    .map((registry) =>
      finding('other-registry', 'warning', texts().target.otherRegistry(registry), {
        remedies: [
          choosing(texts().target.leaveOutTags(registry), {
            tags: tags.filter((tag) => !registriesOf([tag]).includes(registry)),
          }),
        ],
      }),
    );
}
