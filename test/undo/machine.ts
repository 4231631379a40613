import type { Remedy } from '../../src/model/remedy.ts';
import { beginReceipt } from '../../src/receipts/begin.ts';
import type { Outcome, Receipt } from '../../src/receipts/receipt.ts';
import { listOf } from '../checklist/docker-machine.ts';
import { changed, mountinfo, namespacesCommand, recorded } from '../checklist/hosts.ts';
import { type Script, type StubHost, stubHost } from '../wizard/stub-host.ts';

const binfmt = '/proc/sys/fs/binfmt_misc';
const bootFile = '/proc/sys/kernel/random/boot_id';

/** A machine whose commands really change what it is: builders, handlers, a service. */
export type Machine = StubHost & {
  readonly builders: Map<string, { readonly driver?: string; options?: Record<string, string> }>;
  selected: string;
  readonly handlers: Set<string>;
  readonly reboot: () => Promise<void>;
};

export type MachineOptions = {
  readonly commands?: Readonly<Record<string, Script>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly uid?: number;
  /** The engine has a kernel of its own. */
  readonly isElsewhere?: boolean;
  /** binfmt_misc is mounted nowhere: an installer's container mounts it for itself. */
  readonly isUnmounted?: boolean;
};

const mounted = {
  '/proc/self/mountinfo': mountinfo('0:56'),
  '/proc/1/mountinfo': mountinfo('0:56'),
};

/** A command that does nothing but what it is for, as often as it is asked. */
export function machine(options: MachineOptions = {}): Machine {
  const builders: Machine['builders'] = new Map([['default', { driver: 'docker' }]]);
  const handlers = new Set<string>();
  const info = options.isElsewhere ? { KernelVersion: '6.6.1-linuxkit' } : {};
  const list = () => `${listOf([...builders].map(([name, builder]) => ({ name, ...builder })))}\n`;
  const host: StubHost = stubHost({
    ...(options.uid !== undefined && { uid: options.uid }),
    files: {
      [bootFile]: 'boot-1\n',
      [`${binfmt}/status`]: 'enabled\n',
      ...(options.isUnmounted ? {} : mounted),
      ...options.files,
    },
    commands: {
      "docker version --format '{{json .}}'": recorded('version-docker-26.1.5'),
      "docker info --format '{{json .}}'": () =>
        changed('info-docker-26.1.5-classic', () => ({ KernelVersion: host.release, ...info })),
      "docker context ls --format '{{json .}}'":
        '{"Current":true,"Name":"default","DockerEndpoint":"unix:///var/run/docker.sock"}\n',
      [namespacesCommand]: '4026531837\n',
      'docker buildx ls --format json': list,
      'docker buildx inspect': () =>
        `Name:   ${made.selected}\nDriver: ${builders.get(made.selected)?.driver ?? 'docker-container'}\n`,
      ...options.commands,
    },
  });
  const made: Machine = Object.assign(host, {
    ...{ builders, handlers, selected: 'default' },
    reboot: async () => {
      handlers.clear();
      await host.writeText(bootFile, 'boot-2\n', { mode: 0o444 });
    },
  });
  const { readText, list: names } = host;
  const entry = (path: string) =>
    path.startsWith(`${binfmt}/`) && handlers.has(path.slice(binfmt.length + 1));
  return Object.assign(made, {
    readText: async (path: string) =>
      entry(path)
        ? { text: `enabled\ninterpreter ${path}\nflags: POCF\noffset 0\nmagic 7f\n`, error: null }
        : readText(path),
    list: async (path: string) =>
      path === binfmt ? ['register', 'status', ...handlers] : names(path),
  });
}

/** Uninstalls handlers, as the installer's image does. */
export const uninstalls =
  (host: () => Machine, ...names: readonly string[]) =>
  () => {
    for (const name of names) host().handlers.delete(name);
    return '';
  };

/** The receipt of a change that was made. */
export async function receiptOf(
  host: StubHost,
  remedy: Partial<Remedy>,
  outcome: Outcome | null = 'changed',
  ended?: number,
): Promise<Date> {
  const when = host.now();
  const whole: Remedy = {
    ...{ title: 'A change', needs: 'consent', changes: 'It changes something.', undo: null },
    actions: [],
    ...remedy,
  };
  const receipt = await beginReceipt(host, { remedy: whole, before: [], when });
  if (outcome !== null) await receipt.complete(outcome, [], ended);
  return when;
}

export type { Receipt };
