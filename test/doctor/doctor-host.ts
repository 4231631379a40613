import { shellQuote } from '../../src/docker/shell-words.ts';
import type { Host, Ran } from '../../src/host/host.ts';
import {
  type DockerMachine,
  dockerMachine,
  passedLog,
  proofAnswers,
} from '../checklist/docker-machine.ts';
import { binfmtFiles, untouchedClient } from '../checklist/hosts.ts';

export type DoctorHost = Host & {
  /** Every command that was begun, as it is typed in a shell, in order. */
  readonly ran: readonly string[];
  /** From now on this command does not end before it is let go. */
  readonly hold: (command: string | RegExp) => { readonly letGo: (end?: Partial<Ran>) => void };
};

/** A machine with all that a build needs, and BuildKit in a container that was chosen. */
export const prepared: DockerMachine = {
  handlers: { 'qemu-aarch64': {} },
  builders: [
    { name: 'default', driver: 'docker', platforms: ['linux/amd64', 'linux/386'] },
    { name: 'multi', platforms: ['linux/amd64', 'linux/arm64'] },
  ],
  selected: 'multi',
  // A handler that systemd-binfmt registers at every boot.
  folders: { '/usr/lib/binfmt.d': ['qemu-aarch64.conf'] },
  files: {
    '/usr/lib/binfmt.d/qemu-aarch64.conf':
      ':qemu-aarch64:M::x:x:/usr/libexec/qemu-binfmt/aarch64-binfmt-P:OPCF\n',
    '/usr/lib/systemd/systemd-binfmt': { mode: 0o755 },
    '/run/systemd/system': { kind: 'folder' },
  },
  commands: {
    ...proofs('default'),
    ...proofs('multi'),
  },
};

export function proofs(builder: string): NonNullable<DockerMachine['commands']> {
  return proofAnswers(builder, {
    'linux/amd64': passedLog('amd64'),
    'linux/arm64': passedLog('arm64'),
    'linux/riscv64': passedLog('riscv64'),
  });
}

/** A host of recorded answers. What nobody recorded is not there: no such file, no such program. */
export function doctorHost(machine: DockerMachine = prepared): DoctorHost {
  const files = { ...binfmtFiles, ...untouchedClient, ...machine.files };
  const look = dockerMachine({ ...machine, files });
  const ran: string[] = [];
  const held: { readonly which: string | RegExp; readonly ended: Promise<Partial<Ran>> }[] = [];

  const run: Host['run'] = async (argv, { signal } = {}) => {
    const command = shellQuote(argv);
    ran.push(command);
    const hold = held.find(
      ({ which }) => which === command || (typeof which !== 'string' && which.test(command)),
    );
    const missing: Ran = { argv, exitCode: null, stdout: '', stderr: '', failed: 'missing', ms: 1 };
    const known = async () => look.run(argv).catch(() => missing);
    if (hold === undefined) return known();
    const calledOff = new Promise<Partial<Ran>>((resolve) => {
      signal?.addEventListener('abort', () => resolve({ exitCode: null, failed: 'cancelled' }));
    });
    const end = await Promise.race([hold.ended, calledOff]);
    const said = end.failed ? missing : await known();
    return { ...said, ...end };
  };
  const otherwise =
    <Path, Value>(ask: (path: Path) => Promise<Value>, value: Value) =>
    (path: Path) =>
      ask(path).catch(() => value);

  return {
    ...look,
    run,
    readText: otherwise(look.readText, { text: null, error: 'missing' } as const),
    stat: otherwise(look.stat, null),
    list: otherwise(look.list, null),
    space: otherwise(look.space, null),
    canRead: otherwise(look.canRead, false),
    canWrite: otherwise(look.canWrite, false),
    sha256: otherwise(look.sha256, null),
    ...changing,
    ran,
    hold: (which) => {
      let letGo: (end?: Partial<Ran>) => void = () => {};
      const ended = new Promise<Partial<Ran>>((resolve) => {
        letGo = (end = {}) => resolve(end);
      });
      held.push({ which, ended });
      return { letGo };
    },
  };
}

/** The doctor changes nothing: whatever would fails its test. */
const refuse = (): never => {
  throw new Error('An examination changed the machine.');
};
const changing = {
  start: refuse,
  runInTerminal: refuse,
  request: refuse,
  writeText: refuse,
  remove: refuse,
  appender: refuse,
} satisfies Partial<Host>;
