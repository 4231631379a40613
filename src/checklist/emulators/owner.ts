import type { HandlerEntry } from '../../docker/binfmt.ts';
import { isMadeBy } from '../../docker/binfmt-rules.ts';
import type { FileRule, Registrars } from './registrars.ts';

/** Who registered a handler, and what becomes of it. */
export type Owner = {
  readonly by: By;
  /** Whether it, or one of its name, is there again after a reboot, and by whom: a file, a unit. */
  readonly again: Again | null;
  /** systemd-binfmt clears the table when it starts anew, and does not register this one. */
  readonly isFlushed: boolean;
};

export type By =
  | { readonly kind: 'file'; readonly rule: FileRule }
  /** A change of ours, of that time (ISO 8601). */
  | { readonly kind: 'wizard'; readonly when: string }
  /** An installer image: its emulator's file is not on this disk. `image` is which, by what it left. */
  | { readonly kind: 'image'; readonly image: Image | null }
  /** Apple's translator for virtual machines of Linux. */
  | { readonly kind: 'rosetta' }
  | { readonly kind: 'wsl' }
  | { readonly kind: 'unknown' };

export type Image = 'tonistiigi/binfmt' | 'multiarch/qemu-user-static' | 'docker/binfmt';

export type Again =
  | { readonly kind: 'file'; readonly rule: FileRule }
  | { readonly kind: 'unit'; readonly path: string }
  /** What starts the virtual machine registers it, each time. */
  | { readonly kind: 'machine' };

export type Known = {
  readonly registrars: Registrars;
  /** Handlers that changes of ours registered since the last boot, and when. */
  readonly ours: readonly { readonly name: string; readonly when: string }[];
  /** Interpreters whose files are not there. */
  readonly gone: readonly string[];
};

/** Tells whose a handler is by what it looks like: the kernel does not keep who wrote it. */
export function ownerOf(entry: HandlerEntry, known: Known): Owner {
  const by = byOf(entry, known);
  const again = againOf(entry, by, known);
  const isFlushed = isFlushable(entry.name, known.registrars);
  return { by, again, isFlushed: isFlushed && again?.kind !== 'machine' };
}

/** Whether systemd-binfmt takes out a handler of this name when it starts anew: it has rules, and none for it. */
export function isFlushable(name: string, registrars: Registrars): boolean {
  const rules = registrars.rules.filter(({ kind }) => kind === 'binfmt.d');
  const isRegistered = rules.some((rule) => rule.name === name && isReadAtBoot(rule, registrars));
  return registrars.service === 'systemd-binfmt' && rules.length > 0 && !isRegistered;
}

function byOf(entry: HandlerEntry, { registrars, ours, gone }: Known): By {
  if (/rosetta/i.test(`${entry.name} ${entry.interpreter}`)) return { kind: 'rosetta' };
  if (entry.name.startsWith('WSLInterop')) return { kind: 'wsl' };
  const rule = registrars.rules.find((one) => isMadeBy(entry, one));
  if (rule !== undefined) return { kind: 'file', rule };
  const change = ours.find(({ name }) => name === entry.name);
  if (change !== undefined) return { kind: 'wizard', when: change.when };
  if (entry.flags.includes('F') && gone.includes(entry.interpreter)) {
    return { kind: 'image', image: imageOf(entry) };
  }
  return { kind: 'unknown' };
}

/** The images leave other paths and flags; source: their entries, as the kernel shows them. */
function imageOf({ interpreter, flags }: HandlerEntry): Image | null {
  if (/^\/usr\/bin\/qemu-\w+-static$/.test(interpreter)) return 'multiarch/qemu-user-static';
  if (!/^\/usr\/bin\/qemu-\w+$/.test(interpreter)) return null;
  return flags.includes('P') ? 'tonistiigi/binfmt' : 'docker/binfmt';
}

/** A rule of its name makes it anew, though perhaps with other fields; so does a unit that runs an image. */
function againOf(entry: HandlerEntry, by: By, { registrars }: Known): Again | null {
  if (by.kind === 'rosetta' || by.kind === 'wsl') return { kind: 'machine' };
  const rule = registrars.rules.find(
    (one) => one.name === entry.name && isReadAtBoot(one, registrars),
  );
  if (rule !== undefined) return { kind: 'file', rule };
  return registrars.unit === null ? null : { kind: 'unit', path: registrars.unit };
}

/** What lies below /run is gone with the reboot itself. */
const isReadAtBoot = ({ kind, file }: FileRule, { service, hasSupport }: Registrars): boolean =>
  kind === 'binfmt-support' ? hasSupport : service !== null && !file.startsWith('/run/');
