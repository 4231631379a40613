/**
 * Whether an error only says that the work was cancelled: BuildKit ends it in these words, whatever
 * stands before them.
 *
 * What waited for another to write the same blob says so when it is cancelled, and nothing else: the
 * store's lock is waited for until it is free, or the work was cancelled.
 *
 * Source: containerd, OpenWriter in content/helpers.go (1.0 to 2.1), and a build of buildx 0.29.1 in the lab.
 */
export const isCancellation = (error: string): boolean =>
  error.endsWith('context canceled') || lockedWhenCancelled.test(error);

const lockedWhenCancelled = /\bref \S+ locked for .+ \(since .+\): unavailable$/;
