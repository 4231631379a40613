import type { Host } from '../host/host.ts';
import type { Rights } from './as-shown.ts';

/** What the person who runs the program may do on this machine. */
export async function rightsOn(host: Host): Promise<Rights> {
  return { uid: host.uid, hasSudo: await canUseSudo(host) };
}

/** Rights that are learnt while the wizard runs already: until then, those of somebody without `sudo`. */
export function createRights(host: Host) {
  let rights: Rights = { uid: host.uid, hasSudo: false };
  return {
    now: () => rights,
    learn: async () => {
      rights = await rightsOn(host);
    },
  };
}

/** Whether there is a `sudo` for somebody who needs one. */
async function canUseSudo({ uid, run }: Host): Promise<boolean> {
  if (uid === null || uid === 0) return false;
  return (await run(['sudo', '-V'], { timeout: 2_000 })).exitCode === 0;
}
