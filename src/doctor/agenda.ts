import type { Finding } from '../model/finding.ts';
import { prerequisites } from '../model/step-id.ts';
import { stepOf } from './check-list.ts';

/** What is to be mended, in its order. */
export type Agenda = {
  /** The next finding with a way out that was not offered yet; it counts as offered now. */
  readonly next: (findings: readonly Finding[]) => Finding | null;
  /** It may be offered once more. */
  readonly again: (finding: Finding) => void;
};

/** A check whose findings change with every look is not offered for ever. */
const mostOffers = 4;

/** The ones that know a cause, before those of the same step that see what it leads to. */
const causes: readonly string[] = ['emulators.after-reboot'];

/** Problems, and then warnings where those are wanted; within each, what others stand on comes first. */
export function createAgenda({ withWarnings }: { readonly withWarnings: boolean }): Agenda {
  const offered = new Map<string, Set<string>>();
  const keysOf = ({ id }: Finding) => offered.get(id) ?? new Set();
  const isOpen = (finding: Finding): boolean => {
    const { status, remedies } = finding;
    // A warning that only a person could do something about was read already.
    const canRun = remedies.some(({ needs }) => needs !== 'person');
    const isBad = status === 'problem' || (status === 'warning' && withWarnings && canRun);
    const keys = keysOf(finding);
    return isBad && remedies.length > 0 && !keys.has(keyOf(finding)) && keys.size < mostOffers;
  };
  return {
    next: (findings) => {
      const [first] = findings.filter(isOpen).sort((one, other) => rankOf(one) - rankOf(other));
      if (first === undefined) return null;
      offered.set(first.id, keysOf(first).add(keyOf(first)));
      return first;
    },
    again: (finding) => void keysOf(finding).delete(keyOf(finding)),
  };
}

/** The same ways out of the same finding; names of backups and the like may differ. */
const keyOf = ({ title, remedies }: Finding): string =>
  JSON.stringify([title, remedies.map((remedy) => remedy.title)]);

function rankOf({ status, id }: Finding): number {
  const step = prerequisites.indexOf(stepOf(id));
  return (status === 'problem' ? 0 : 100) + step * 10 + (causes.includes(id) ? 0 : 1);
}
