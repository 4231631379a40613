/**
 * Does something that Ctrl+C stops, and nothing else: the first one calls `stop`, a second one is
 * for whoever listened before.
 */
export async function interruptible<Result>(
  during: () => Promise<Result>,
  stop: () => void,
): Promise<{ readonly result: Result; readonly isInterrupted: boolean }> {
  const listeners = process.listeners('SIGINT');
  let isInterrupted = false;
  const interrupt = () => {
    if (isInterrupted) for (const listener of listeners) listener('SIGINT');
    isInterrupted = true;
    stop();
  };
  process.on('SIGINT', interrupt);
  for (const listener of listeners) process.off('SIGINT', listener);
  try {
    return { result: await during(), isInterrupted };
  } finally {
    for (const listener of listeners) process.on('SIGINT', listener);
    process.off('SIGINT', interrupt);
  }
}
