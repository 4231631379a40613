/** Targets for `kill`: a negative number is a process group. */
const living = new Set<number>();

/** Remembers a child, or a whole group (negative), until `forget`. */
export function remember(target: number): void {
  living.add(target);
}

export function forget(target: number): void {
  living.delete(target);
}

/** Ends every child that is still there, with its whole group, at once. Safe to call in any state. */
export function endChildren(): void {
  for (const target of living) signal(target, 'SIGKILL');
  living.clear();
}

/** Sends a signal; false when nobody is there to take it. */
export function signal(target: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(target, name);
  } catch {
    return false;
  }
}

/** How often a group that was told to end is looked at, and how long it has. Milliseconds. */
const pause = 10;
const patience = 300;

/**
 * Resolves when nobody of a group is left; whoever stays longer than a moment is killed. (A dead
 * process counts until its parent has taken note, which some containers' first process never does.)
 */
export async function groupIsGone(target: number): Promise<void> {
  for (let waited = 0; waited < patience; waited += pause) {
    if (!signal(target, 0)) return;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  signal(target, 'SIGKILL');
}
