import type { SolveStatus } from './solve-status.ts';

/** What a build says, whichever way it is asked to say it. */
export type ProgressEvent =
  | { readonly type: 'status'; readonly status: SolveStatus }
  /** A line that the tool itself wrote, fit for a terminal. */
  | { readonly type: 'text'; readonly line: string }
  /** A line of the wizard's own in a recording: the value under the key `event`, unread. */
  | { readonly type: 'event'; readonly event: unknown }
  /** The stream ended inside a value. */
  | { readonly type: 'cut' };

export type ProgressReader = {
  /** The events that end in this chunk; it may be split anywhere, in a character too. */
  readonly push: (chunk: Uint8Array | string) => readonly ProgressEvent[];
  /** What was still open when the stream ended. */
  readonly end: () => readonly ProgressEvent[];
};
