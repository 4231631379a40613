import { binfmtDevice, binfmtFolder } from '../../docker/mounts.ts';
import type { Look } from '../../host/look.ts';

/** What a process sees of binfmt_misc: the device that is mounted, and its user namespace. */
export type Namespace = {
  /** Null where none is mounted. */
  readonly device: string | null;
  /** Number of the user namespace; null where this account may not see it. */
  readonly user: string | null;
};

/** Where this process stands, and where the engine does. */
export type Namespaces = {
  readonly own: Namespace;
  /** The engine's own process, or process 1 where that is not known; null where neither can be seen. */
  readonly engine: (Namespace & { readonly pid: number }) | null;
  readonly init: Pick<Namespace, 'device'> | null;
};

/** What the binfmt_misc that is mounted here is to the engine. */
export type TableHere =
  /** The table that the engine's kernel asks for it. */
  | 'same'
  /** The same, but mounted for this process and its children only: it goes with them. */
  | 'only-here'
  /** Another one: what is registered here is not there for the engine. */
  | 'other'
  /** None here, but one where the engine is. */
  | 'only-there'
  | 'none';

export function tableHere({ own, engine, init }: Namespaces): TableHere {
  const there = engine?.device ?? init?.device ?? null;
  const isKnown = engine !== null || init !== null;
  if (own.device === null) return there === null ? 'none' : 'only-there';
  if (there !== null) return there === own.device ? 'same' : 'other';
  if (!isKnown) return 'same';
  return isOwnUser({ own, engine, init }) ? 'other' : 'only-here';
}

/** Whether this process is in a user namespace that the engine is not in: what it mounts is its own. */
export const isOwnUser = ({ own, engine }: Namespaces): boolean =>
  own.user !== null && engine !== null && engine.user !== null && own.user !== engine.user;

/** Where Docker keeps its engine's process id unless it is told otherwise. */
const pidFile = '/run/docker.pid';

/** Looks at the namespaces of this process, of the engine and of process 1, as far as they can be seen. */
export async function inspectNamespaces(look: Look): Promise<Namespaces> {
  // First the table itself: where systemd keeps an automount point, looking into it is what mounts it.
  const [file] = await Promise.all([
    look.readText(pidFile),
    look.readText(`${binfmtFolder}/status`),
  ]);
  const pid = Number(/^\d+$/.exec(file.text?.trim() ?? '')?.[0] ?? 1);
  const [own, engine, init] = await Promise.all(
    ['self', String(pid), '1'].map((name) => look.readText(mountsOf(name))),
  );
  const process = engine?.text != null ? pid : 1;
  const users = await look.run(userNamespaces(process));
  const [ownUser = null, engineUser = null] = users.stdout.trim().split('\n').filter(isNumber);
  const seen = engine?.text ?? init?.text ?? null;
  return {
    own: { device: binfmtDevice(own?.text ?? ''), user: ownUser },
    engine: seen === null ? null : { device: binfmtDevice(seen), user: engineUser, pid: process },
    init: init?.text == null ? null : { device: binfmtDevice(init.text) },
  };
}

export const mountsOf = (process: number | string): string => `/proc/${process}/mountinfo`;

/** Prints the numbers of two user namespaces; the second one only to who may see it. */
export const userNamespaces = (process: number): readonly string[] => [
  ...['stat', '-L', '-c', '%i', '/proc/self/ns/user', `/proc/${process}/ns/user`],
];

const isNumber = (text: string): boolean => /^\d+$/.test(text);
