import { createMaskedLines, type MaskedLines } from './masked-lines.ts';
import { createMaskedStatus, type MaskedStatus, maskedIn } from './masked-status.ts';
import type { Masking } from './masking.ts';
import type { LineFile } from './new-file.ts';
import { withoutOwnPlace } from './own-place.ts';

/** Keeps what happens, masked, as lines of JSON. */
export type Keeper = {
  /** An event of ours. */
  readonly event: (event: object) => void;
  /** A value of a build, as one line. */
  readonly value: (json: string) => void;
  /** Whether there is a build in it. */
  readonly hasBuild: () => boolean;
  readonly masking: Masking;
  readonly newLines: () => MaskedLines;
  readonly newStatus: () => MaskedStatus;
};

export function createKeeper(file: LineFile, masking: Masking): Keeper {
  const placed: Masking = { ...masking, mask: (text) => masking.mask(withoutOwnPlace(text)) };
  let hasBuild = false;
  return {
    masking: placed,
    hasBuild: () => hasBuild,
    event: (event) => {
      hasBuild ||= 'progress' in event && event.progress !== null;
      file.add(JSON.stringify({ event: maskedIn(event, placed) }));
    },
    value: (json) => file.add(json),
    newLines: () => createMaskedLines(placed),
    newStatus: () => createMaskedStatus(placed),
  };
}
