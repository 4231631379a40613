import type { Look } from '../../host/look.ts';

/** What registers handlers from files when the machine boots. */
export type BootServices = {
  /** What reads the folders `binfmt.d`; systemd-binfmt clears the table first. Null for nobody. */
  readonly service: 'systemd-binfmt' | 'openrc' | null;
  /** Whether binfmt-support enables its own table. */
  readonly hasSupport: boolean;
};

/** Looks for the services, and whether something keeps them from running. */
export async function inspectBootServices(look: Look): Promise<BootServices> {
  const [hasSystemd, hasOpenrc, systemds, openrcs, support] = await Promise.all([
    isThere(look, '/run/systemd/system'),
    isThere(look, '/run/openrc'),
    runsSystemdBinfmt(look),
    isThere(look, '/etc/init.d/binfmt'),
    findSupport(look),
  ]);
  const service =
    hasSystemd && systemds ? 'systemd-binfmt' : hasOpenrc && openrcs ? 'openrc' : null;
  return { service, hasSupport: hasSystemd ? support.hasUnit : support.hasScript };
}

const isThere = async (look: Look, path: string): Promise<boolean> =>
  (await look.stat(path)) !== null;

const unit = 'systemd-binfmt.service';

/** Ubuntu keeps it from running under WSL, so that it does not take away what WSL registers itself. */
const underWsl = `/usr/lib/systemd/system/${unit}.d/wsl.conf`;

async function runsSystemdBinfmt(look: Look): Promise<boolean> {
  const [program, older, masked, keptOut] = await Promise.all([
    isThere(look, '/usr/lib/systemd/systemd-binfmt'),
    isThere(look, '/lib/systemd/systemd-binfmt'),
    look.stat(`/etc/systemd/system/${unit}`),
    isThere(look, underWsl),
  ]);
  // A unit that is masked is a link to /dev/null.
  const isOff = masked?.kind === 'other' || (keptOut && /microsoft/i.test(look.release));
  return (program || older) && !isOff;
}

async function findSupport(look: Look) {
  const [program, script, ...units] = await Promise.all([
    isThere(look, '/usr/sbin/update-binfmts'),
    isThere(look, '/etc/init.d/binfmt-support'),
    isThere(look, '/usr/lib/systemd/system/binfmt-support.service'),
    isThere(look, '/lib/systemd/system/binfmt-support.service'),
  ]);
  return { hasUnit: program && units.includes(true), hasScript: program && script };
}
