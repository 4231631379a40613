import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Whether a process is there; one that ended and was not waited for yet is not. */
function isLiving(pid: number): boolean {
  try {
    return process.kill(pid, 0) && !isZombie(pid);
  } catch {
    return false;
  }
}

function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')')).startsWith(') Z');
  } catch {
    return false;
  }
}

/** Waits until processes are gone. */
export async function expectGone(...pids: readonly number[]): Promise<void> {
  await expect.poll(() => pids.filter(isLiving), { timeout: 5_000 }).toEqual([]);
}
