import type { HandlerRow } from '../../docker/handler-table.ts';
import type { Platform } from '../../docker/platform.ts';
import type { Answers } from '../../model/answers.ts';
import { wantedPlatforms } from '../wanted.ts';
import type { EmulatorsFacts } from './facts.ts';

/**
 * Platforms worth a proof: what should run, and what is wanted, whatever the table says of it: how it
 * fails tells why, and a builder may have an emulator of its own.
 */
export function provedIn(
  rows: readonly HandlerRow[],
  { unread }: EmulatorsFacts,
  answers: Answers,
): readonly Platform[] {
  const wanted = wantedPlatforms(answers);
  return rows
    .filter(
      ({ platform, verdict }) =>
        unread !== null || verdict === 'native' || verdict === 'ready' || wanted.includes(platform),
    )
    .map(({ platform }) => platform);
}

/** Platforms that are wanted, and that this processor does not run by itself. */
export function foreignIn(rows: readonly HandlerRow[], answers: Answers): readonly Platform[] {
  const wanted = wantedPlatforms(answers);
  return rows
    .filter(({ platform, verdict }) => verdict !== 'native' && wanted.includes(platform))
    .map(({ platform }) => platform);
}

/** The emulators that the kernel opened when they were registered: whether they need more is worth a look. */
export function openedOnce(
  rows: readonly HandlerRow[],
  answers: Answers,
  gone: readonly string[],
): readonly string[] {
  const wanted = wantedPlatforms(answers);
  return rows.flatMap(({ platform, verdict, entry }) =>
    verdict === 'ready' &&
    entry !== null &&
    wanted.includes(platform) &&
    !gone.includes(entry.interpreter)
      ? [entry.interpreter]
      : [],
  );
}
