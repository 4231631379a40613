import { dirname } from 'node:path/posix';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseHandler } from '../../src/docker/binfmt.ts';
import { parseInstallerReport } from '../../src/docker/binfmt-installer.ts';
import { buildCommand } from '../../src/docker/build-command.ts';
import { noOptions } from '../../src/docker/build-options.ts';
import * as builderCommands from '../../src/docker/builder-commands.ts';
import { type Builder, parseBuilderInspect, parseBuilders } from '../../src/docker/builders.ts';
import {
  buildxVersion,
  dockerContexts,
  dockerInfo,
  dockerVersion,
} from '../../src/docker/commands.ts';
import { parseContainerStates } from '../../src/docker/container-states.ts';
import { parseContexts } from '../../src/docker/contexts.ts';
import { parseEngine } from '../../src/docker/engine.ts';
import { inspectRaw } from '../../src/docker/image-commands.ts';
import { parseJson } from '../../src/docker/json.ts';
import { parseManifest } from '../../src/docker/manifest-list.ts';
import { createProgressReader } from '../../src/docker/progress.ts';
import { judgeProof, proofCommand, proofDockerfile } from '../../src/docker/proof.ts';
import { judgeRegistryAnswer } from '../../src/docker/registry-answer.ts';
import { createReplay } from '../../src/docker/replay.ts';
import { parseBuildxVersion } from '../../src/docker/version.ts';
import { createClock } from '../../src/practice/clock.ts';
import { entryText } from '../../src/practice/kernel.ts';
import { startPractice } from '../../src/practice/process.ts';
import type { World } from '../../src/practice/world.ts';
import type { Host } from '../docker/hosts/recorded-host.ts';
import { run } from '../practice/docker/docker-run.ts';
import { labWorld } from '../practice/docker/lab-machines.ts';
import { down, enter, inside, type LabHost, labReady, resetHost } from './lab.ts';

/**
 * The same commands on a host of the lab and on a practice machine of its versions, one after the
 * other: what the program's own readers make of them must be the same.
 */
const ready = labReady();
if (!ready.ready) console.log(ready.why);

const minutes = 60_000;

const machines: readonly (readonly [LabHost, Host])[] = [
  ['bookworm', 'bookworm-docker-20.10'],
  ['trixie', 'trixie-docker-26.1-buildx-0.13'],
  ['sid', 'sid-docker-28.5-buildx-0.29'],
];

type Said = { readonly exitCode: number | null; readonly stdout: string; readonly stderr: string };

type Case = {
  readonly what: string;
  readonly argv: readonly string[];
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What is compared: nothing that differs from run to run. */
  readonly read: (said: Said) => unknown;
};

const platforms = ['linux/amd64', 'linux/arm64', 'linux/riscv64'];
const builder = 'mybuilder';
/** Which end of a build the client hears of first is a race: the other one has other words. */
const sameEnd = <Judged extends { readonly line: string | null }>(judged: Judged): Judged => ({
  ...judged,
  line: judged.line?.replace('failed to run Build function', 'failed to solve') ?? null,
});
const reach = (registry: string): Case => ({
  what: `the way to ${registry}`,
  argv: [
    ...['docker', 'buildx', 'build', '--builder', builder, '--no-cache'],
    ...['--progress', 'plain', '--output', 'type=cacheonly', '-'],
  ],
  input: `FROM ${registry}/multiarch-wizard/reach:a-tag-that-is-not-there\n`,
  read: ({ stderr, exitCode }) => [sameEnd(judgeRegistryAnswer(stderr)), exitCode],
});
const proof = (name: string, platform: string): Case => ({
  what: `the proof of ${platform} in ${name}`,
  argv: proofCommand({ builder: name, platform, context: `${inside.checkout}/assets/proof` }),
  input: proofDockerfile(platform) ?? '',
  read: ({ stderr, exitCode }) => [sameEnd(judgeProof(platform, stderr)), exitCode],
});
const withoutDigest = (text: string): string => text.replace(/sha256:[0-9a-f]{64}/, 'sha256:…');
const outcome = ({ exitCode, stderr }: Said) => {
  const replay = createReplay();
  const reader = createProgressReader();
  for (const event of [...reader.push(stderr), ...reader.end()]) replay.take(event);
  const report = replay.report();
  return {
    ...{ exitCode, outcome: report?.outcome },
    culprit: report?.culprit && {
      ...report.culprit,
      message: withoutDigest(report.culprit.message),
    },
    // How far the other lanes came when one fails is a race, on a host that is busy.
    lanes: report?.lanes.map(({ platform, state, kind, steps }) =>
      report.outcome === 'succeeded'
        ? { platform, state, kind, total: steps.total, done: steps.done }
        : { platform, isFailed: state === 'failed', kind },
    ),
  };
};
const exitCode = (said: Said) => said.exitCode;
const installer = ({ stdout, stderr, exitCode: code }: Said) => [
  parseInstallerReport(`${stderr}\n${stdout}`),
  code,
];
/** Which levels of amd64 there are is the processor's own. */
const levelless = (one: Builder | null) =>
  one && {
    ...one,
    nodes: one.nodes.map((node) => ({
      ...node,
      platforms: node.platforms.filter((platform) => !/^linux\/amd64\/v/.test(platform)),
    })),
  };
const inspected = ({ stdout }: Said) => levelless(parseBuilderInspect(stdout));
const builders = ({ stdout, stderr }: Said) =>
  parseBuilders(stdout, stderr).map((one) =>
    // The engine's own BuildKit may have looked at its platforms when it started.
    one.driver === 'docker' ? [one.name, one.isCurrent, one.nodes.length] : levelless(one),
  );
const shape = ({ stdout, exitCode: code }: Said) => {
  const parsed = parseManifest(stdout);
  return parsed?.kind === 'list'
    ? parsed.manifests.map(({ mediaType, platform, attests }) => [
        mediaType,
        platform,
        attests !== null,
      ])
    : [parsed, code];
};
const tonistiigi = ['docker', 'run', '--rm', '--privileged', 'tonistiigi/binfmt'];
const build = (file: string | null, more: readonly string[]): Case => ({
  what: `a build of ${file ?? 'Dockerfile'} ${more.join(' ')}`,
  argv: [
    ...['docker', 'buildx', 'build', '--builder', builder, '--platform', platforms.join(',')],
    ...(file === null ? [] : ['--file', file]),
    ...more,
    '.',
  ],
  env: { BUILDKIT_PROGRESS: 'rawjson' },
  read: outcome,
});

const cases: readonly Case[] = [
  {
    what: 'contexts',
    argv: dockerContexts,
    read: ({ stdout }) => parseContexts(stdout),
  },
  { what: 'buildx', argv: buildxVersion, read: ({ stdout }) => parseBuildxVersion(stdout) },
  { what: 'builders, as a table', argv: builderCommands.listBuildersAsTable, read: builders },
  { what: 'builders, as JSON', argv: builderCommands.listBuildersAsJson, read: builders },
  proof('default', 'linux/amd64'),
  proof('default', 'linux/arm64'),
  {
    what: 'handlers registered',
    argv: [...tonistiigi, '--install', 'arm64,riscv64,nonsense'],
    read: installer,
  },
  {
    what: 'handlers registered again',
    argv: [...tonistiigi, '--install', 'arm64'],
    read: installer,
  },
  proof('default', 'linux/arm64'),
  {
    what: 'a builder that is made',
    argv: builderCommands.createBuilder({
      ...{ name: builder, driverOptions: ['network=host'], config: null },
      configFlag: '--config',
    }),
    read: ({ stdout, exitCode: code }) => [stdout, code],
  },
  {
    what: 'a builder that is made twice',
    argv: ['docker', 'buildx', 'create', '--name', builder],
    read: ({ stderr, exitCode: code }) => [stderr, code],
  },
  {
    what: 'the builder before it runs',
    argv: builderCommands.inspectBuilder(builder),
    read: inspected,
  },
  {
    what: 'the builder started',
    argv: builderCommands.startBuilder(builder),
    read: inspected,
  },
  { what: 'builders, as a table', argv: builderCommands.listBuildersAsTable, read: builders },
  { what: 'builders, as JSON', argv: builderCommands.listBuildersAsJson, read: builders },
  {
    what: 'the container of the builder',
    argv: builderCommands.inspectContainers([builderCommands.nodeContainer(`${builder}0`)]),
    read: ({ stdout, exitCode: code }) => [
      parseContainerStates(stdout).map(({ name, wasKilledForMemory }) => [
        name,
        wasKilledForMemory,
      ]),
      code,
    ],
  },
  proof(builder, 'linux/arm64'),
  proof(builder, 'linux/riscv64'),
  proof(builder, 'linux/s390x'),
  reach('localhost:5000'),
  reach('localhost:5001'),
  reach('registry.lab:5000'),
  build(null, ['--tag', 'localhost:5000/app:1', '--push']),
  build('cross.Dockerfile', ['--tag', 'localhost:5000/cross:1', '--push']),
  build('failing.Dockerfile', ['--output', 'type=cacheonly']),
  build('gap.Dockerfile', ['--output', 'type=cacheonly']),
  build(null, ['--tag', 'localhost:5001/app:1', '--push']),
  { what: 'what was pushed', argv: inspectRaw('localhost:5000/app:1', builder), read: shape },
  {
    what: 'what was not pushed',
    argv: inspectRaw('localhost:5001/app:1', builder),
    read: exitCode,
  },
  {
    what: 'what nobody pushed',
    argv: inspectRaw('localhost:5000/app:2', builder),
    read: ({ stderr, exitCode: code }) => [stderr, code],
  },
  {
    what: 'an image that is run',
    argv: [
      'docker',
      'run',
      '--rm',
      '--platform',
      'linux/riscv64',
      'localhost:5000/base:1',
      'uname',
      '-m',
    ],
    read: ({ stdout, exitCode: code }) => [stdout, code],
  },
  {
    what: 'several platforms in the engine’s own builder',
    argv: buildCommand({
      ...noOptions,
      ...{
        builder: 'default',
        platforms,
        tags: ['localhost:5000/app:3'],
        file: null,
        context: '.',
      },
      output: { kind: 'push' },
    }),
    read: ({ stderr, exitCode: code }) => [stderr, code],
  },
  {
    what: 'handlers taken out',
    argv: [...tonistiigi, '--uninstall', 'qemu-riscv64,s390x'],
    read: installer,
  },
  proof('default', 'linux/riscv64'),
  { what: 'the builder stopped', argv: builderCommands.stopBuilder(builder), read: exitCode },
  {
    what: 'the default builder selected',
    argv: builderCommands.selectBuilder('default'),
    read: exitCode,
  },
  { what: 'the builder removed', argv: builderCommands.removeBuilder(builder), read: exitCode },
  {
    what: 'a builder that is not there',
    argv: builderCommands.inspectBuilder('nonesuch'),
    read: ({ stderr, exitCode: code }) => [stderr, code],
  },
];

const plugin = '/usr/libexec/docker/cli-plugins/docker-buildx';
const installBuildx = `mkdir -p ${dirname(plugin)} && install -m 755 /root/downloads/buildx-* ${plugin}`;

/** What a person types next to what the wizard runs. */
const last = (text: string): string => text.trim().split('\n').at(-1) ?? '';
const ended = ({ stderr, exitCode: code }: Said) => [last(stderr), code];
const typed = (line: string, read: Case['read'] = exitCode): Case => ({
  what: line,
  argv: line.split(' '),
  read,
});

/** What bake makes of a file, and how it refuses. */
const bake = (flags: string, read: Case['read']): Case =>
  typed(`docker buildx bake --file bake.json ${flags}`, read);
const printed = ({ stdout, exitCode: code }: Said) => [parseJson(stdout), code];

const typedCases: readonly Case[] = [
  bake('--nope', ({ stderr, exitCode: code }) => [stderr, code]),
  bake('app web --print --push --set *.target=build --set *.args.A=1', printed),
  bake('app --print --provenance=false --sbom=true --set *.annotations=index:a=b', printed),
  bake('app --print --set *.cache-to=type=registry,ref=x,mode=max --no-cache', printed),
  bake(
    'app --print --set a*.secrets=id=npm,src=Dockerfile --set app.platform=linux/arm64',
    printed,
  ),
  bake('app --set *.secrets=id=npm,src=none', ended),
  bake('app --set *.colour=red', ended),
  bake('app --set *.no-cache=perhaps', ended),
  bake('app --set nobody.target=x', ended),
  bake('app --set app=x', ended),
  bake('app --set *.args=x', ended),
  bake('none --print', ended),
  typed('docker buildx ls', builders),
  typed('docker buildx inspect', ({ stdout }) => {
    const found = parseBuilderInspect(stdout);
    // Which platforms the engine's own BuildKit names, it found out when it started.
    return found && [found.name, found.driver, found.nodes.map(({ status }) => status)];
  }),
  typed('docker context show', ({ stdout, exitCode: code }) => [stdout, code]),
  typed('docker buildx use nonesuch', ended),
  typed('docker buildx rm nonesuch', ended),
  typed('docker buildx create --name my/builder', ended),
  typed('docker buildx build'),
  // Which text it is depends on the engine's own BuildKit.
  typed('docker buildx build --platform linux/nonsense .'),
  typed('docker pull localhost:5000/base:1'),
  typed('docker pull localhost:5000/nonesuch:1'),
  typed('docker run --rm localhost:5000/base:1 uname -m', ({ stdout, exitCode: code }) => [
    stdout,
    code,
  ]),
  typed('docker buildx imagetools inspect localhost:5000/base:1', ({ stdout, exitCode: code }) => [
    [...stdout.matchAll(/Platform: +(\S+)/g)].map(([, platform]) => platform),
    code,
  ]),
  typed('docker buildx imagetools inspect localhost:5000/nonesuch:1'),
  typed('uname -m', ({ stdout, exitCode: code }) => [stdout, code]),
  typed('id -u', ({ stdout, exitCode: code }) => [stdout, code]),
  typed('cat /proc/sys/fs/binfmt_misc/status', ({ stdout, exitCode: code }) => [stdout, code]),
];

/** A program of the practice machine that is not docker. */
async function runTool(world: World, argv: readonly string[]): Promise<Said> {
  const said = { stdout: '', stderr: '' };
  const around = { world, clock: createClock(Date.now()), cwd: '/srv/app', env: {} };
  const running = startPractice(
    {
      ...around,
      onUnknown: (error) => {
        throw error;
      },
    },
    argv,
  );
  running.onOutput((stream, chunk) => {
    said[stream] += Buffer.from(chunk).toString('utf8');
  });
  const { exitCode: code } = await running.ended;
  return { ...said, exitCode: code };
}

/** The folder that is built, the same in both. */
async function prepare(host: LabHost, world: World): Promise<void> {
  const { stdout } = await enter(host, ['uname', '-r']);
  Object.assign(world.machine.system, { kernel: stdout.trim() });
  await enter(host, ['mkdir', '-p', '/srv/app']);
  // Debian 12 has no buildx: the release in its downloads, as it was recorded.
  if (host === 'bookworm') await enter(host, ['sh', '-c', installBuildx]);
  for (const [path, { text }] of world.files) {
    if (!path.startsWith('/srv/app/')) continue;
    await enter(host, ['tee', path], { input: String(text) });
  }
}

describe.runIf(ready.ready)('a practice machine and the lab’s host of the same versions', () => {
  afterAll(async () => {
    await down(...machines.map(([host]) => host));
  }, 2 * minutes);

  describe.each(machines)('%s', (host, recorded) => {
    const world = labWorld(recorded);
    const inLab = (argv: readonly string[], more: Omit<Case, 'what' | 'argv' | 'read'> = {}) =>
      enter(host, argv, { cwd: '/srv/app', ...more });

    beforeAll(async () => {
      await resetHost(host);
      await prepare(host, world);
    }, 12 * minutes);

    test('engine and client', async () => {
      const read = async (ask: (argv: readonly string[]) => Promise<Said>) => {
        const { server, ...others } = parseEngine(await ask(dockerVersion), await ask(dockerInfo));
        return { ...others, server: server && { ...server, operatingSystem: null } };
      };
      expect(await read((argv) => run(world, argv))).toEqual(await read((argv) => inLab(argv)));
    });

    test.each(cases)(
      '$what',
      async ({ argv, read, ...more }) => {
        const real = await inLab(argv, more);
        expect(read(await run(world, argv, more))).toEqual(read(real));
      },
      2 * minutes,
    );

    test.each(typedCases)(
      'typed: $what',
      async ({ argv, read, ...more }) => {
        const real = await inLab(argv, more);
        const [program = ''] = argv;
        const own =
          program === 'docker' ? await run(world, argv, more) : await runTool(world, argv);
        expect(read(own)).toEqual(read(real));
      },
      2 * minutes,
    );

    test('the kernel’s table', async () => {
      const { stdout } = await inLab(['cat', '/proc/sys/fs/binfmt_misc/qemu-aarch64']);
      const handler = world.binfmt.handlers.get('qemu-aarch64');
      expect(handler && parseHandler('qemu-aarch64', entryText(handler))).toEqual(
        parseHandler('qemu-aarch64', stdout),
      );
    });
  });
});
