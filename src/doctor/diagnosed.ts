import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import { type Failure, isSeenAs } from '../troubleshooting/failure.ts';
import type { Match } from '../troubleshooting/match.ts';
import { personFirst, remediesOf } from '../troubleshooting/remedies.ts';
import { asShown, type Rights } from '../wizard/as-shown.ts';

/** A known failure in a log, and what this machine says of it. */
export type Diagnosed = {
  readonly match: Match;
  /** What its check says of this machine; null where nobody looked. */
  readonly seen: Seen | null;
  /** The finding that says so: of its check, or of another one of the same step that sees the same. */
  readonly finding: Finding | null;
  /** The ways out as this person would have to type them, the first one recommended. */
  readonly remedies: readonly Remedy[];
};

export type Seen =
  | 'confirmed'
  /** Nothing was to be seen. */
  | 'unknown'
  /** Its check sees something else, which may hide this one. */
  | 'other'
  /** Its check finds nothing wrong. */
  | 'refuted';

/** In which order they are told. */
const order: readonly Seen[] = ['confirmed', 'unknown', 'other', 'refuted'];

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
  const rank = ({ seen }: Diagnosed) => order.indexOf(seen ?? 'unknown');
  return matches
    .map((match) => diagnosed(match, findings, rights))
    .sort((one, other) => rank(one) - rank(other));
}

function diagnosed(match: Match, findings: readonly Finding[], rights: Rights): Diagnosed {
  const { id, check, canHide = false } = match.failure;
  const ways = waysOf(match, rights);
  const told = { match, remedies: ways };
  const own = findings.filter((finding) => finding.id === check);
  const bad = own.filter(isBad);
  const telling =
    findings.find((finding) => isBad(finding) && finding.failure === id) ??
    bad.find(({ failure }) => isSeenAs(match.failure, failure));
  if (telling !== undefined) {
    const others = ways.filter((way) => !isAmong(way, telling.remedies));
    const remedies = [...telling.remedies, ...others];
    return { ...told, seen: 'confirmed', finding: telling, remedies };
  }
  const there = whereThere(match.failure, own);
  if (there !== undefined) return { ...told, seen: 'confirmed', finding: there };
  const other = bad.find(({ failure }) => failure !== null) ?? bad[0];
  if (other !== undefined) return { ...told, seen: 'other', finding: other };
  const fine = own.find(({ status }) => status === 'ok');
  if (fine !== undefined && !canHide) {
    return { ...told, seen: 'refuted', finding: fine, remedies: personFirst(ways) };
  }
  return { ...told, seen: own.length > 0 ? 'unknown' : null, finding: own[0] ?? null };
}

/** What is there, and is in the way, is no fault of its own: its check may find it fine. */
function whereThere({ unless }: Failure, own: readonly Finding[]): Finding | undefined {
  if (unless === undefined || own.some(({ failure }) => failure === unless)) return undefined;
  return own.find(({ status }) => status !== 'skipped');
}

const isBad = ({ status }: Finding): boolean => status === 'problem' || status === 'warning';

const waysOf = ({ failure, values }: Match, rights: Rights): readonly Remedy[] =>
  remediesOf(failure, { values, isRoot: rights.uid === 0 || !rights.hasSudo }).map((way) =>
    asShown(way, rights),
  );

const isAmong = ({ actions }: Remedy, remedies: readonly Remedy[]): boolean =>
  remedies.some((one) => JSON.stringify(one.actions) === JSON.stringify(actions));
