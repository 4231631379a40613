import type { Host } from '../host/host.ts';
import type { Rights } from './as-shown.ts';

/** What the person who runs the program may do on this machine. */
export async function rightsOn(host: Host): Promise<Rights> {
  return { uid: host.uid, hasSudo: await canUseSudo(host) };
}

/** Whether there is a `sudo` for somebody who needs one. */
export async function canUseSudo({ uid, run }: Host): Promise<boolean> {
  if (uid === null || uid === 0) return false;
  return (await run(['sudo', '-V'], { timeout: 2_000 })).exitCode === 0;
}
