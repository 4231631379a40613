/** Lets so many of what it is given run at once; the others wait for their turn, in order. */
export function inTurn(most: number): <Value>(run: () => Promise<Value>) => Promise<Value> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (run) => {
    if (running === most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      // The next one takes this one's place.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
