import type { Finding, Status } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import { texts } from '../texts/index.ts';

/** What the second look shows of a remedy whose commands all ended well. */
export type SecondLook = {
  readonly kind: 'mended' | 'left' | 'unchanged';
  readonly status: Status;
  /** A sentence for the person. */
  readonly text: string;
};

/**
 * Holds the second look against the first: a command that ended with 0 has done nothing if the
 * same finding is still there, with the same ways out.
 */
export function judgeOutcome(
  { title }: Remedy,
  about: Finding | null,
  after: readonly Finding[],
): SecondLook {
  const words = texts().wizard;
  const left = about !== null && !isBad(about) ? undefined : stillBad(about, after);
  if (left === undefined) return { kind: 'mended', status: 'ok', text: words.mended(title) };
  const isSame =
    about !== null &&
    about.title === left.title &&
    about.status === left.status &&
    waysOf(about) === waysOf(left);
  return isSame
    ? { kind: 'unchanged', status: left.status, text: words.unchanged(title, left.title) }
    : { kind: 'left', status: left.status, text: words.left(title, left.title) };
}

function stillBad(about: Finding | null, after: readonly Finding[]): Finding | undefined {
  const bad = after.filter(isBad);
  if (about === null) return bad.find(({ status }) => status === 'problem');
  const same = bad.filter(({ id }) => id === about.id);
  return same.find(({ title }) => title === about.title) ?? same[0];
}

const waysOf = ({ remedies }: Finding): string => remedies.map(({ title }) => title).join('\n');

const isBad = ({ status }: Finding): boolean => status === 'problem' || status === 'warning';
