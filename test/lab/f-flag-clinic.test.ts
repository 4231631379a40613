import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Action } from '../../src/model/action.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Status } from '../../src/model/finding.ts';
import { down, engine, enter, inside, labReady, resetHost } from './lab.ts';
import { inHost, minutes, tellVersions, writeInside } from './walks/wizard.ts';

/*
 * Every state of a handler that this kernel can make, each for three architectures at once: a build
 * fails (or does not), the doctor says which state it is and how it knows, what it proposes is run as
 * it stands there, and then the doctor has nothing to say and the same build passes.
 */

const ready = labReady();
if (!ready.ready) console.log(ready.why);

const host = 'trixie';
const cwd = '/root/app';
const table = '/proc/sys/fs/binfmt_misc';
const qemu = { riscv64: 'riscv64', arm64: 'aarch64', s390x: 's390x' } as const;
type Architecture = keyof typeof qemu;
const architectures = Object.keys(qemu) as Architecture[];
const names = architectures.map((one) => `qemu-${qemu[one]}`);

const sh = (script: string, ...args: readonly string[]) =>
  inHost(host, ['sh', '-c', script, 'sh', ...args]);

type Entry = {
  readonly name?: string;
  readonly flags: string;
  readonly interpreter?: string;
  readonly magic?: string;
  readonly mask?: string;
};

/** Registers Debian's own line for an architecture's programs, with what is to be wrong in it. */
async function register(architecture: string, entry: Entry): Promise<void> {
  const conf = await inHost(host, ['cat', `/usr/share/qemu/binfmt.d/qemu-${architecture}.conf`]);
  const [, name, type, offset, magic, mask, interpreter] = conf.trim().split(':');
  const line = ['', entry.name ?? name, type, offset, entry.magic ?? magic, entry.mask ?? mask];
  const all = [...line, entry.interpreter ?? interpreter, entry.flags].join(':');
  await sh(`printf %s "$1" > ${table}/register`, all);
}

const registerEach = async (entry: (architecture: Architecture) => Entry): Promise<void> => {
  for (const one of architectures) await register(qemu[one], entry(one));
};

/** An emulator that needs a loader: its note becomes the name of one, which is the same emulator, static. */
const makeDynamic = `
const fs = require('fs');
const [from, to, loader] = process.argv.slice(1);
const file = fs.readFileSync(from);
const [at, count] = [Number(file.readBigUInt64LE(32)), file.readUInt16LE(56)];
const header = Array.from({ length: count }, (_, index) => at + 56 * index)
  .find((place) => file.readUInt32LE(place) === 4);
file.writeUInt32LE(3, header);
file.write(loader + '\\0', Number(file.readBigUInt64LE(header + 8)));
file.writeBigUInt64LE(BigInt(loader.length + 1), header + 32);
file.writeBigUInt64LE(BigInt(loader.length + 1), header + 40);
fs.writeFileSync(to, file, { mode: 0o755 });
`;

type Told = {
  readonly id: string;
  readonly status: Status;
  readonly title: string;
  readonly failure: string | null;
  readonly evidence: readonly Evidence[];
  readonly remedies: readonly { readonly title: string; readonly actions: readonly Action[] }[];
};

const platforms = architectures.map((one) => `linux/${one}`);

/** What the doctor says, started so in the host: a shell that ends with `"$@"`. */
async function doctor(around = '"$@"', checks: readonly string[] = []): Promise<readonly Told[]> {
  const flags = ['--json', '--platform', ['linux/amd64', ...platforms].join()];
  const argv = [inside.node, `${inside.checkout}/dist/cli.cjs`, 'doctor', ...flags, ...checks];
  const { stdout, stderr } = await enter(host, ['sh', '-c', around, 'sh', ...argv], { cwd });
  expect(stdout, stderr).toContain('"findings"');
  return (JSON.parse(stdout) as { readonly findings: readonly Told[] }).findings;
}

const found = (findings: readonly Told[], id: string): Told => {
  const own = findings.find((finding) => finding.id === id);
  if (own === undefined) throw new Error(`no finding of ${id}`);
  return own;
};
const bad = (findings: readonly Told[]): readonly string[] =>
  findings
    .filter(({ id, status }) => /^(?:machine|emulators)\./.test(id) && status === 'problem')
    .map(({ id }) => id);
const said = ({ evidence }: Told): string =>
  evidence.map(({ source, text }) => `${source}: ${text}`).join('\n');

/** Runs what is proposed, as it is proposed. */
async function mend({ remedies }: Told, title: RegExp): Promise<void> {
  const remedy = remedies.find((one) => title.test(one.title));
  expect(remedy, remedies.map((one) => one.title).join()).toBeDefined();
  for (const action of remedy?.actions ?? []) {
    if (!('run' in action)) throw new Error(`nothing to run: ${JSON.stringify(action)}`);
    await inHost(host, action.run, { input: action.input ?? '' });
  }
}

async function build(architecture: Architecture) {
  const options = ['--no-cache', '--progress', 'plain', '--platform', `linux/${architecture}`];
  return enter(host, ['docker', 'buildx', 'build', ...options, '.'], { cwd });
}

/** Each build fails with these words. */
async function buildsFail(words: RegExp, which: readonly Architecture[] = architectures) {
  for (const one of which) {
    const { exitCode, stderr } = await build(one);
    expect({ one, exitCode, stderr }).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(words),
    });
  }
}

async function buildsPass() {
  for (const one of architectures) {
    const { exitCode, stderr } = await build(one);
    expect({ one, exitCode, stderr }).toMatchObject({ exitCode: 0 });
    expect(stderr).toMatch(new RegExp(` ${qemu[one]}$`, 'm'));
  }
}

/** A state that was made for real. */
const seen: string[] = [];

type State = {
  readonly make: () => Promise<void>;
  readonly fails: RegExp | null;
  readonly which?: readonly Architecture[];
  /** The check that says so, the known failure, and what all of its evidence together holds. */
  readonly check: string;
  readonly failure: string | null;
  readonly evidence: readonly RegExp[];
  /** The way out that is taken. */
  readonly mend: RegExp;
};

const eachOf = (text: (architecture: Architecture) => string): readonly RegExp[] =>
  architectures.map((one) => new RegExp(text(one)));
const tried = (inBuild: string, here: string) =>
  eachOf(
    (one) =>
      `--platform linux/${one} .*: in a build: ${inBuild}\\n` +
      `.*/proof/linux-${one} a b: outside of a container: ${here}`,
  );
const runs = 'proof (?:riscv64|arm64|s390x) 3 \\[/proof\\] \\[a\\] \\[b\\]';
const format = ['exec /proof: exec format error', 'ENOEXEC, exec format error'] as const;
const noFile = 'exec /proof: no such file or directory';

const states: Readonly<Record<string, State>> = {
  'none registered': {
    make: async () => {},
    fails: /exec format error/,
    ...{ check: 'emulators.handlers', failure: 'exec-format-error-run' },
    evidence: [...eachOf((one) => `holds no qemu-${qemu[one]}`), ...tried(...format)],
    mend: /^tonistiigi\/binfmt$/,
  },
  'the entries disabled': {
    make: async () => {
      await registerEach(() => ({ flags: 'POCF' }));
      for (const name of names) await sh(`echo 0 > ${table}/${name}`);
    },
    fails: /exec format error/,
    ...{ check: 'emulators.enabled', failure: 'binfmt-disabled' },
    evidence: [...eachOf((one) => `qemu-${qemu[one]}: disabled`), ...tried(...format)],
    mend: /^Enable qemu-/,
  },
  'all of binfmt_misc disabled': {
    make: async () => {
      await registerEach(() => ({ flags: 'POCF' }));
      await sh(`echo 0 > ${table}/status`);
    },
    fails: /exec format error/,
    ...{ check: 'emulators.enabled', failure: 'binfmt-disabled' },
    evidence: [/binfmt_misc\/status: disabled/, ...tried(...format)],
    mend: /^Enable binfmt_misc$/,
  },
  'without F': {
    make: () => registerEach(() => ({ flags: 'POC' })),
    fails: /no such file or directory/,
    ...{ check: 'emulators.flags', failure: 'qemu-flag-F-missing' },
    evidence: [...eachOf((one) => `qemu-${qemu[one]}: flags: POC$`), ...tried(noFile, runs)].map(
      multiline,
    ),
    mend: /^tonistiigi\/binfmt$/,
  },
  'without F, and the interpreter gone': {
    make: () => registerEach((one) => ({ flags: 'POC', interpreter: `/opt/gone/${one}` })),
    fails: /no such file or directory/,
    ...{ check: 'emulators.interpreter', failure: 'qemu-flag-F-missing' },
    evidence: [
      ...eachOf((one) => `/opt/gone/${one} is not there`),
      ...tried(noFile, 'ENOENT, no such file or directory'),
    ],
    mend: /^tonistiigi\/binfmt$/,
  },
  'F, and an interpreter that is dynamic': {
    make: async () => {
      for (const one of architectures) {
        const loader = `/lib/qemu-${one}`;
        const from = `/usr/bin/qemu-${qemu[one]}`;
        await sh(`cp ${from} ${loader}`);
        await inHost(host, [inside.node, '-e', makeDynamic, from, `/usr/local/bin/${one}`, loader]);
      }
      await registerEach((one) => ({ flags: 'POCF', interpreter: `/usr/local/bin/${one}` }));
    },
    fails: /no such file or directory/,
    ...{ check: 'emulators.interpreter', failure: 'qemu-dynamic-with-F' },
    evidence: [
      ...eachOf((one) => `/usr/local/bin/${one} is dynamic: it needs /lib/qemu-${one}`),
      ...tried(noFile, runs),
    ],
    mend: /^tonistiigi\/binfmt$/,
  },
  'F, and P not as QEMU expects': {
    make: () => registerEach(() => ({ flags: 'OCF' })),
    // Programs start, and see other arguments: a shell is asked to run what is no option of its own.
    fails: /not found|No such file|applet/,
    ...{ check: 'emulators.arguments', failure: null },
    evidence: [
      ...eachOf((one) => `qemu-${qemu[one]}: flags: OCF$`),
      ...tried('proof \\w+ 2 \\[a\\] \\[b\\]', 'proof \\w+ 2 \\[a\\] \\[b\\]'),
    ].map(multiline),
    mend: /^tonistiigi\/binfmt$/,
  },
  'a magic that misses its own programs': {
    // The one byte of e_machine is another's: none that is known has it.
    make: () =>
      registerEach((one) => ({
        flags: 'POCF',
        magic: one === 's390x' ? magicOf('\\x00\\x99', 2) : magicOf('\\x99\\x00', 1),
      })),
    fails: /exec format error/,
    ...{ check: 'emulators.magic', failure: 'exec-format-error-run' },
    evidence: [...eachOf((one) => `qemu-${qemu[one]}: takes no program`), ...tried(...format)],
    mend: /^tonistiigi\/binfmt$/,
  },
  'magics and a mask that take the programs of others': {
    make: async () => {
      await registerEach(() => ({ flags: 'POCF' }));
      // Cut off behind the byte order: all 64-bit programs in big-endian order.
      await register('mips64', { flags: 'POCF', magic: '\\x7fELF\\x02\\x02', mask: '' });
      // Too many bits let through: riscv64 (f3) and arm64 (b7), and not amd64 (3e).
      await sh(`echo -1 > ${table}/qemu-riscv64`);
      const mask = `${'\\xff'.repeat(18)}\\xb1\\xff`;
      await register('riscv64', { flags: 'POCF', magic: magicOf('\\xf3\\x00', 1), mask });
    },
    fails: /did not complete successfully|exec format|no such file/,
    which: ['arm64', 's390x'],
    ...{ check: 'emulators.magic', failure: 'qemu-supported-missing-though-emulator-listed' },
    evidence: [
      /qemu-riscv64: takes linux\/arm64, linux\/riscv64/,
      /qemu-mips64: takes linux\/s390x, linux\/mips64\n/,
      /qemu-riscv64: qemu-aarch64 is asked after it/,
      /qemu-mips64: qemu-s390x is asked after it/,
      /--platform linux\/arm64 .*: in a build: riscv64-binfmt-P: \/proof: Invalid ELF image/,
      /--platform linux\/s390x .*: in a build: mips64-binfmt-P: \/proof: Invalid ELF image/,
    ],
    mend: /^tonistiigi\/binfmt$/,
  },
  "another tool's entries first in the way": {
    make: async () => {
      await registerEach(() => ({ flags: 'POCF' }));
      await registerEach((one) => ({ name: `other-${one}`, flags: 'POC' }));
    },
    fails: /no such file or directory/,
    ...{ check: 'emulators.magic', failure: 'qemu-flag-F-missing' },
    evidence: [
      ...eachOf((one) => `other-${one}: flags: POC\\n`),
      ...eachOf((one) => `other-${one}: qemu-${qemu[one]} is asked after it`),
      ...tried(noFile, runs),
    ],
    mend: /^Disable other-riscv64, other-arm64, other-s390x$/,
  },
};

function multiline(words: RegExp): RegExp {
  return new RegExp(words.source, 'm');
}

/** The 20 bytes of a magic with another `e_machine`; 1 for little-endian, 2 for big-endian. */
function magicOf(machine: string, order: 1 | 2): string {
  const type = order === 1 ? '\\x02\\x00' : '\\x00\\x02';
  return `\\x7fELF\\x02\\x0${order}\\x01${'\\x00'.repeat(9)}${type}${machine}`;
}

describe.runIf(ready.ready)('the F-flag clinic', () => {
  beforeAll(async () => {
    await resetHost(host);
    await tellVersions(host);
    await writeInside(host, `${cwd}/Dockerfile`, `FROM ${inside.registry}/base:1\nRUN uname -m\n`);
  }, 12 * minutes);

  afterAll(async () => {
    console.log(`made for real, for ${architectures.join(', ')}:\n${seen.join('\n')}`);
    await down(host);
  }, 2 * minutes);

  beforeEach(async () => {
    await sh(`mount | grep -q ' ${table} ' || mount -t binfmt_misc binfmt_misc ${table}
      echo 1 > ${table}/status; echo -1 > ${table}/status`);
  });

  test.each(Object.entries(states))(
    '%s: seen, told by evidence, mended, proven',
    async (name, state) => {
      await state.make();
      if (state.fails !== null) await buildsFail(state.fails, state.which);
      const before = await doctor();
      const finding = found(before, state.check);
      expect(bad(before)).toContain(state.check);
      expect(finding).toMatchObject({ status: 'problem', failure: state.failure });
      for (const words of state.evidence) expect(said(finding)).toMatch(words);

      await mend(finding, state.mend);
      expect(bad(await doctor())).toEqual([]);
      await buildsPass();
      seen.push(`  ${name}: ${state.check}, ${state.failure}`);
    },
    5 * minutes,
  );

  test(
    'WSL’s own entry alone: it takes programs of Windows, and nothing of ours',
    async () => {
      await sh(`cp /bin/true /init; printf %s ':WSLInterop:M::MZ::/init:PF' > ${table}/register`);
      const finding = found(await doctor(), 'emulators.handlers');
      expect(finding).toMatchObject({ status: 'problem', failure: 'wsl-binfmt' });
      expect(said(finding)).toContain('holds WSLInterop, and no emulator');
      await mend(finding, /^tonistiigi\/binfmt$/);
      const after = await doctor();
      expect(bad(after)).toEqual([]);
      expect(said(found(after, 'emulators.magic'))).not.toContain('WSLInterop');
      await buildsPass();
      seen.push('  WSL’s entry alone: emulators.handlers, wsl-binfmt');
    },
    3 * minutes,
  );

  test(
    'F with a file that is gone: works, since the kernel holds it open',
    async () => {
      for (const one of architectures) await sh(`cp /usr/bin/qemu-${qemu[one]} /opt/${one}`);
      await registerEach((one) => ({ flags: 'OCF', interpreter: `/opt/${one}` }));
      await sh(`rm ${architectures.map((one) => `/opt/${one}`).join(' ')}`);
      const findings = await doctor();
      expect(bad(findings)).toEqual([]);
      const finding = found(findings, 'emulators.interpreter');
      expect(finding.status).toBe('ok');
      for (const one of architectures) {
        expect(said(finding)).toContain(`/opt/${one} is not there: the kernel holds it open`);
      }
      await buildsPass();
      seen.push('  F with a file that is gone: ok, emulators.interpreter says so');
    },
    3 * minutes,
  );

  test(
    'a builder with emulators of its own: works without any handler',
    async () => {
      const files = architectures.map((one) => qemu[one]);
      for (const one of files) await sh(`cp /usr/bin/qemu-${one} /usr/bin/buildkit-qemu-${one}`);
      try {
        const findings = await doctor();
        expect(bad(findings)).toEqual([]);
        const finding = found(findings, 'emulators.handlers');
        expect(finding.title).toMatch(/the builder runs them with an emulator of its own/);
        for (const words of tried(runs, format[1])) expect(said(finding)).toMatch(words);
        await buildsPass();
      } finally {
        for (const one of files) await sh(`rm /usr/bin/buildkit-qemu-${one}`);
      }
      seen.push('  no handler, the builder runs them itself: ok, emulators.handlers says so');
    },
    3 * minutes,
  );

  test(
    'binfmt_misc not mounted: mounting it comes first, registering second',
    async () => {
      await registerEach(() => ({ flags: 'POCF' }));
      await sh(`umount ${table}`);
      await buildsFail(/exec format error/);
      const before = await doctor();
      expect(bad(before)).toEqual(['machine.binfmt-mounted', 'emulators.handlers']);
      expect(found(before, 'machine.binfmt-mounted').failure).toBe('binfmt-not-mounted');
      expect(found(before, 'emulators.handlers').failure).toBe('binfmt-not-mounted');
      await mend(found(before, 'machine.binfmt-mounted'), /^Mount it$/);
      // Since Linux 6.7 what was registered goes with the last mount.
      const then = await doctor();
      expect(bad(then)).toEqual(['emulators.handlers']);
      await mend(found(then, 'emulators.handlers'), /^tonistiigi\/binfmt$/);
      expect(bad(await doctor())).toEqual([]);
      await buildsPass();
      seen.push('  binfmt_misc not mounted: machine.binfmt-mounted, binfmt-not-mounted');
    },
    5 * minutes,
  );

  test(
    'mounted where the engine is, and not here',
    async () => {
      await registerEach(() => ({ flags: 'POCF' }));
      const findings = await doctor(
        `exec unshare --mount sh -c 'umount ${table}; exec "$@"' sh "$@"`,
      );
      expect(bad(findings)).toEqual(['machine.binfmt-mounted']);
      expect(found(findings, 'machine.binfmt-mounted').title).toMatch(
        /though it is where the engine/,
      );
      // It can't be read here, and a program that runs here, too, says that it is there.
      const handlers = found(findings, 'emulators.handlers');
      expect(handlers).toMatchObject({ status: 'ok' });
      for (const words of tried(runs, runs)) expect(said(handlers)).toMatch(words);
      seen.push('  mounted where the engine is only: machine.binfmt-mounted');
    },
    3 * minutes,
  );

  test(
    'mounted here, and nowhere else',
    async () => {
      await sh(`umount ${table}`);
      const mount = `mount -t binfmt_misc binfmt_misc ${table}`;
      const findings = await doctor(`exec unshare --mount sh -c '${mount}; exec "$@"' sh "$@"`);
      const mounted = found(findings, 'machine.binfmt-mounted');
      expect(mounted).toMatchObject({ status: 'warning', failure: 'binfmt-not-mounted' });
      await mend(mounted, /^Mount it for the whole machine$/);
      expect(found(await doctor(), 'machine.binfmt-mounted').status).toBe('ok');
      seen.push('  mounted in this namespace only: machine.binfmt-mounted, binfmt-not-mounted');
    },
    3 * minutes,
  );

  test(
    'a table of a user namespace of its own: not taken for the engine’s',
    async () => {
      const mount = `mount -t binfmt_misc binfmt_misc ${table}`;
      const around = `exec unshare --user --map-root-user --mount sh -c '${mount}; exec "$@"' sh "$@"`;
      const findings = await doctor(around);
      const mounted = found(findings, 'machine.binfmt-mounted');
      expect(mounted).toMatchObject({
        ...{ status: 'problem', failure: 'rootless-or-nested-cannot-register' },
      });
      expect(new Set(mounted.evidence.map(({ text }) => text)).size).toBeGreaterThan(1);
      expect(found(findings, 'emulators.flags')).toMatchObject({ status: 'skipped' });
      expect(said(found(findings, 'emulators.handlers'))).toMatch(
        /docker buildx ls: does not list/,
      );
      seen.push('  another user namespace’s table: machine.binfmt-mounted, rootless-or-nested-…');
    },
    3 * minutes,
  );

  test(
    'a kernel before 4.8: no F, and nothing to register',
    async () => {
      await registerEach(() => ({ flags: 'POC' }));
      await engine(host, 'start', { oldKernel: true });
      try {
        const finding = found(await doctor(), 'emulators.flags');
        expect(finding).toMatchObject({ status: 'problem', failure: 'kernel-too-old-for-F' });
        expect(finding.remedies.flatMap(({ actions }) => actions)).toEqual(
          finding.remedies.map(() => ({ do: expect.any(String) })),
        );
      } finally {
        await engine(host, 'start');
      }
      seen.push(
        '  a kernel before 4.8 (an engine that sees one): emulators.flags, kernel-too-old-for-F',
      );
    },
    3 * minutes,
  );
});
