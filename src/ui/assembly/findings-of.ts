import type { AssemblyState } from '../../assembly/assembly.ts';
import { whyAssembled } from '../../assembly/finding.ts';
import type { Finding } from '../../model/finding.ts';

/** Several sources may show the same: each has an id of its own here, so that a person can go to it. */
export function findingsOf({ findings }: Pick<AssemblyState, 'findings'>): readonly Finding[] {
  return findings.map((finding, at) => {
    const before = findings.slice(0, at).filter(({ id }) => id === finding.id).length;
    return before === 0 ? finding : { ...finding, id: `${finding.id}${mark}${before + 1}` };
  });
}

const mark = '#';

/** Why what was looked at matters. */
export const whyOf = (id: string): string => whyAssembled(id.split(mark)[0] ?? id);
