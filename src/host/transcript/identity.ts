import { hostname, userInfo } from 'node:os';
import type { Host } from '../host.ts';
import type { Identity } from './masking.ts';

/** Who sits at this machine, and what it is called; null where nobody does. */
export async function identityOf(host: Host): Promise<Identity | null> {
  // What a machine that is not there names is nobody's.
  if (host.label !== null) return null;
  const { username, homedir } = person();
  const { text } = await host.readText('/etc/os-release');
  const isOfSystem = (name: string) => new RegExp(`\\b${escaped(name)}\\b`, 'i').test(text ?? '');
  const names = [username, host.env['USER'], host.env['LOGNAME'], host.env['SUDO_USER']];
  return {
    homes: unique([host.home, host.env['HOME'], homedir]),
    // A name that the system has of itself, such as `ubuntu`, tells nothing of a person.
    names: unique(names).filter((name) => !isOfSystem(name)),
    machines: unique([hostname(), host.env['HOSTNAME']]).filter((name) => !isOfSystem(name)),
  };
}

/** An account without an entry has neither. */
function person(): { readonly username: string; readonly homedir: string } {
  try {
    return userInfo();
  } catch {
    return { username: '', homedir: '' };
  }
}

const unique = (values: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(values.flatMap((value) => value || [])),
];

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
