import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import type { Match } from '../troubleshooting/match.ts';
import { remediesOf } from '../troubleshooting/remedies.ts';
import { asShown, type Rights } from '../wizard/as-shown.ts';

/** A known failure in a log, and what this machine says of it. */
export type Diagnosed = {
  readonly match: Match;
  /** What its check says of this machine; null where nobody looked. */
  readonly seen: Seen | null;
  /** The finding that says so. */
  readonly finding: Finding | null;
  /** The ways out as this person would have to type them, the first one recommended. */
  readonly remedies: readonly Remedy[];
};

export type Seen = 'confirmed' | 'refuted' | 'unknown';

/** What the text alone says. */
export function fromText(matches: readonly Match[], rights: Rights): readonly Diagnosed[] {
  return matches.map((match) => ({
    match,
    seen: null,
    finding: null,
    remedies: waysOf(match, rights),
  }));
}

/** The same beside what the checks found on this machine: what they saw first, what they ruled out last. */
export function seenHere(
  matches: readonly Match[],
  findings: readonly Finding[],
  rights: Rights,
): readonly Diagnosed[] {
  const order: readonly (Seen | null)[] = ['confirmed', 'unknown', null, 'refuted'];
  const rank = ({ seen }: Diagnosed) => order.indexOf(seen === null ? 'unknown' : seen);
  return matches
    .map((match) => diagnosed(match, findings, rights))
    .sort((one, other) => rank(one) - rank(other));
}

function diagnosed(match: Match, findings: readonly Finding[], rights: Rights): Diagnosed {
  const { id, check } = match.failure;
  const own = findings.filter((finding) => finding.id === check);
  const bad = own.filter(({ status }) => status === 'problem' || status === 'warning');
  const telling = bad.find(({ failure }) => failure === id) ?? bad.find(isUnnamed);
  const ways = waysOf(match, rights);
  if (telling !== undefined) {
    const remedies = [
      ...telling.remedies,
      ...ways.filter((way) => !isAmong(way, telling.remedies)),
    ];
    return { match, seen: 'confirmed', finding: telling, remedies };
  }
  const other = bad[0] ?? own.find(({ status }) => status === 'ok');
  if (other !== undefined) return { match, seen: 'refuted', finding: other, remedies: ways };
  const silent = own[0] ?? null;
  return { match, seen: silent && 'unknown', finding: silent, remedies: ways };
}

const isUnnamed = ({ failure }: Finding): boolean => failure === null;

const waysOf = ({ failure, values }: Match, rights: Rights): readonly Remedy[] =>
  remediesOf(failure, { values, isRoot: rights.uid === 0 }).map((way) => asShown(way, rights));

const isAmong = ({ actions }: Remedy, remedies: readonly Remedy[]): boolean =>
  remedies.some((one) => JSON.stringify(one.actions) === JSON.stringify(actions));
