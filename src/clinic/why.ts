import { hasBinfmt } from '../docker/binfmt.ts';
import { atLeast, parseVersion } from '../docker/version.ts';
import { type Evidence, evidence } from '../model/evidence.ts';
import type { Refusal } from './answer.ts';

/** Why there is no table of our own here. */
export type Reason =
  /** Another system: binfmt_misc is Linux's. */
  | 'not-linux'
  /** Linux on a processor that no program of ours was made for. */
  | 'no-program'
  /** Before 6.7 there is one table for the whole machine. */
  | 'old-kernel'
  /** The kernel has none, or has it in a module: loading that would change the machine. */
  | 'not-loaded'
  | 'no-user-namespaces'
  /** `max_user_namespaces` is 0, or as many as it allows are there. */
  | 'limit'
  /** `unprivileged_userns_clone` of Debian's kernels. */
  | 'root-only'
  | 'apparmor'
  /** A container whose rights do not reach so far. */
  | 'container'
  /** The program may not be started where it lies, or has gone. */
  | 'not-started'
  /** It was there and has ended. */
  | 'lost'
  | 'refused';

/** Why, and what says so. */
export type Why = { readonly reason: Reason; readonly evidence: readonly Evidence[] };

/** What the machine says of itself; null for a file that is not there. */
export type KernelFacts = {
  /** `uname -r` */
  readonly release: string;
  /** `/proc/filesystems` */
  readonly filesystems: string | null;
  readonly settings: { readonly [Name in keyof typeof settings]: string | null };
  /** The file that marks this as a container; null for none. */
  readonly container: string | null;
};

/** Files of the kernel that forbid user namespaces. */
export const settings = {
  most: '/proc/sys/user/max_user_namespaces',
  clone: '/proc/sys/kernel/unprivileged_userns_clone',
  apparmor: '/proc/sys/kernel/apparmor_restrict_unprivileged_userns',
} as const;

/** Since this release a user namespace may have a table of its own (Linux 21ca59b365c0). */
const firstRelease = [6, 7];

/** The reason that a machine gives before anything is tried; null for none. */
export function whyNotTried({ filesystems, release }: KernelFacts): Why | null {
  if (filesystems === null || hasBinfmt(filesystems)) return null;
  if (isOld(release)) return { reason: 'old-kernel', evidence: [evidence('uname -r', release)] };
  return { reason: 'not-loaded', evidence: [evidence('/proc/filesystems', 'no binfmt_misc')] };
}

/** What a refusal comes from, told by what the machine says of itself. */
export function whyRefused(refusal: Refusal, facts: KernelFacts): Why {
  const { call, name } = refusal;
  const said = evidence(call, name === '' ? String(refusal.number) : name);
  const because = (reason: Reason, ...more: readonly Evidence[]): Why => ({
    reason,
    evidence: [said, ...more],
  });
  const setting = (key: keyof typeof settings) =>
    evidence(settings[key], facts.settings[key]?.trim() ?? '');
  if (call === 'start') return because('not-started');
  if (call === 'mount binfmt_misc') {
    if (name === 'ENODEV') return because('not-loaded');
    if (isOld(facts.release)) return because('old-kernel', evidence('uname -r', facts.release));
  }
  if (name === 'ENOSPC' || name === 'EUSERS') return because('limit', setting('most'));
  if (name === 'EINVAL' || name === 'ENOSYS') return because('no-user-namespaces');
  if (name !== 'EPERM' && name !== 'EACCES') return because('refused');
  if (facts.settings.clone?.trim() === '0') return because('root-only', setting('clone'));
  if (facts.container !== null) return because('container', evidence(facts.container, ''));
  if (facts.settings.apparmor?.trim() === '1') return because('apparmor', setting('apparmor'));
  return because('refused');
}

const isOld = (release: string): boolean => {
  const version = parseVersion(release);
  return version !== null && !atLeast(version, firstRelease);
};
