import { readdirSync, readFileSync } from 'node:fs';
import { dumpProgramHeaders } from '../../src/docker/executable.ts';
import { listPublished, listVolumes } from '../../src/docker/own-registry.ts';
import { provablePlatforms } from '../../src/docker/proof.ts';
import { shellQuote } from '../../src/docker/shell-words.ts';
import { namespaceFiles, namespacesCommand } from './hosts.ts';
import { type Said, type StubMachine, stubLook } from './stub-look.ts';

const recordings = new URL('../docker/recordings/', import.meta.url);
export const recorded = (name: string): string => readFileSync(new URL(name, recordings), 'utf8');

/** A builder as `docker buildx ls --format json` tells it. */
export type ListedBuilder = {
  readonly name: string;
  readonly driver?: string;
  readonly status?: string;
  readonly platforms?: readonly string[];
  readonly options?: Readonly<Record<string, string>>;
  readonly toml?: string;
  readonly error?: string;
};

export const ownBuilder: ListedBuilder = {
  name: 'default',
  driver: 'docker',
  platforms: ['linux/amd64', 'linux/amd64/v2', 'linux/386'],
};

export const listOf = (builders: readonly ListedBuilder[]): string =>
  builders
    .map(({ name, driver = 'docker-container', error, ...node }) =>
      JSON.stringify({
        Name: name,
        Driver: driver,
        ...(error === undefined ? {} : { Err: error }),
        Nodes: [
          {
            Name: driver === 'docker' ? name : `${name}0`,
            Endpoint: driver === 'docker' ? name : 'unix:///var/run/docker.sock',
            Status: node.status ?? 'running',
            Platforms: node.platforms ?? ['linux/amd64', 'linux/386'],
            DriverOpts: node.options ?? {},
            Flags: driver === 'docker' ? [] : ['--allow-insecure-entitlement=network.host'],
            ...(node.toml === undefined
              ? {}
              : { Files: { 'buildkitd.toml': Buffer.from(node.toml).toString('base64') } }),
          },
        ],
      }),
    )
    .join('\n');

const binfmt = '/proc/sys/fs/binfmt_misc';

/** An entry of the kernel's table, from the recorded one of that name or another one. */
export type Entry = {
  readonly like?: string;
  readonly flags?: string;
  readonly state?: 'enabled' | 'disabled';
  readonly interpreter?: string;
  /** Hexadecimal digits. */
  readonly magic?: string;
  /** Null for none: every bit counts. */
  readonly mask?: string | null;
};

const recordedEntry = (name: string, entry: Entry): string => {
  const { flags = 'POCF', state = 'enabled', interpreter, magic, mask } = entry;
  const text = recorded(`binfmt-linux-6.18/${entry.like ?? name}`)
    .replace(/^(?:en|dis)abled/, state)
    .replace(/^flags: .*$/m, `flags: ${flags}`);
  const changes: readonly (readonly [RegExp, string | undefined])[] = [
    [/^interpreter .*$/m, interpreter && `interpreter ${interpreter}`],
    [/^magic .*$/m, magic && `magic ${magic}`],
    [/^mask .*\n/m, mask === null ? '' : mask && `mask ${mask}\n`],
  ];
  return changes.reduce(
    (now, [line, to]) => (to === undefined ? now : now.replace(line, to)),
    text,
  );
};

/** What `od` prints of a program that needs this loader: an ELF header, one program header, a path. */
export function dynamicProgram(loader: string): string {
  const bytes = Buffer.alloc(120 + loader.length + 1);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  bytes.writeBigUInt64LE(64n, 32);
  bytes.writeUInt16LE(56, 54);
  bytes.writeUInt16LE(1, 56);
  bytes.writeUInt32LE(3, 64);
  bytes.writeBigUInt64LE(120n, 72);
  bytes.write(loader, 120);
  return bytes.toString('hex').replace(/../g, ' $&');
}

export const headersOf = (path: string): string => shellQuote(dumpProgramHeaders(path));

const asset = (name: string): string => new URL(`../../assets/${name}`, import.meta.url).pathname;

/** The command that runs the proof's program outside of any container. */
export const hereCommand = (platform: string): string =>
  `${asset('execve/linux-amd64')} / ${asset(`proof/${platform.replaceAll('/', '-')}`)} a b`;

/** How programs end outside of any container; those that are not named can't be tried. */
export const hereAnswers = (
  answers: Readonly<Record<string, Said>>,
): Readonly<Record<string, Said>> =>
  Object.fromEntries(
    Object.entries(answers).map(([platform, said]) => [hereCommand(platform), said]),
  );

const untriable: Said = { exitCode: null, failed: 'forbidden' };

/** The kernel's table of sockets, without one. */
export const socketTable =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';

export type DockerMachine = {
  readonly docker?: '20.10.24' | '26.1.5' | '28.5.2';
  readonly store?: 'classic' | 'containerd';
  /** Changes of the engine's own words: an engine elsewhere, of another architecture. */
  readonly info?: Readonly<Record<string, unknown>>;
  readonly buildx?: string;
  /** Null where buildx is not there. */
  readonly builders?: readonly ListedBuilder[] | null;
  readonly selected?: string;
  /** What the log of a proof holds, by platform; what is not named passes where the engine runs it. */
  readonly handlers?: Readonly<Record<string, Entry>>;
  readonly table?: 'enabled' | 'disabled';
  readonly files?: StubMachine['files'];
  readonly folders?: StubMachine['folders'];
  readonly commands?: StubMachine['commands'];
  /** The devices of binfmt_misc that this process and process 1 see. */
  readonly mounted?: { readonly own: string | null; readonly init: string | null };
};

const missingBuildx = {
  exitCode: 1,
  stderr: "docker: 'buildx' is not a docker command.\nSee 'docker --help'\n",
};

/** A machine with an engine of the lab: its own words, a table of handlers, a list of builders. */
export function dockerMachine(machine: DockerMachine = {}) {
  const { docker = '26.1.5', store = 'classic', builders = [ownBuilder], handlers = {} } = machine;
  const { selected = 'default', buildx = '0.13.1' } = machine;
  const info: Record<string, unknown> = JSON.parse(recorded(`info-docker-${docker}-${store}.json`));
  const release = String(info['KernelVersion']);
  const has = builders !== null;
  const chosen = builders?.find(({ name }) => name === selected);
  return stubLook({
    release,
    commands: {
      "docker version --format '{{json .}}'": recorded(`version-docker-${docker}.json`),
      "docker info --format '{{json .}}'": JSON.stringify({ ...info, ...machine.info }),
      "docker context ls --format '{{json .}}'":
        '{"Current":true,"Name":"default","DockerEndpoint":"unix:///var/run/docker.sock"}\n',
      'docker buildx version': has ? `github.com/docker/buildx v${buildx} 1\n` : missingBuildx,
      'docker buildx ls --format json': has ? listOf(builders) : missingBuildx,
      'docker buildx ls': missingBuildx,
      'docker buildx inspect': has
        ? `Name:   ${selected}\nDriver: ${chosen?.driver ?? 'docker-container'}\n`
        : missingBuildx,
      [namespacesCommand]: '4026531837\n',
      [shellQuote(listPublished)]: '',
      [shellQuote(listVolumes)]: '',
      ...Object.fromEntries(interpreters().map((path) => [headersOf(path), ''])),
      ...hereAnswers(Object.fromEntries(provablePlatforms.map((one) => [one, untriable]))),
      ...machine.commands,
    },
    folders: {
      [binfmt]: ['register', 'status', ...Object.keys(handlers)],
      '/home/ada/.local/state/multiarch-wizard/receipts': null,
      ...machine.folders,
    },
    files: {
      ...namespaceFiles(machine.mounted ?? { own: '0:56', init: '0:56' }),
      [`${binfmt}/register`]: { error: 'forbidden' },
      [`${binfmt}/status`]: `${machine.table ?? 'enabled'}\n`,
      ...Object.fromEntries(
        Object.entries(handlers).map(([name, entry]) => [
          `${binfmt}/${name}`,
          recordedEntry(name, entry),
        ]),
      ),
      ...Object.fromEntries(interpreters().map((path) => [path, 'a program'])),
      '/home/ada/.docker/config.json': null,
      '/proc/net/tcp': socketTable,
      '/proc/net/tcp6': socketTable,
      ...ownConfigs(builders ?? []),
      ...machine.files,
    },
  });
}

/** Where Docker looks for the authority of a registry, and has none. */
export const caPlaces = (...registries: readonly string[]): Readonly<Record<string, null>> =>
  Object.fromEntries(
    [
      ...['/etc/docker', '/home/ada/.config/docker', '/home/ada/.docker'],
      '/var/snap/docker/common/etc',
    ].flatMap((folder) =>
      registries.map((registry) => [`${folder}/certs.d/${registry}/ca.crt`, null]),
    ),
  );

/** Nothing was written before for a builder that is made anew. */
const ownConfigs = (builders: readonly ListedBuilder[]): Readonly<Record<string, null>> =>
  Object.fromEntries(
    builders.flatMap(({ name }) =>
      ['buildkitd.toml', 'before.toml'].map((file) => [
        `/home/ada/.local/state/multiarch-wizard/buildkit/${name}/${file}`,
        null,
      ]),
    ),
  );

function interpreters(): readonly string[] {
  return readdirSync(new URL('binfmt-linux-6.18/', recordings)).flatMap((name) => {
    const [, path] = /^interpreter (.+)$/m.exec(recorded(`binfmt-linux-6.18/${name}`)) ?? [];
    return path ?? [];
  });
}

/** The answers to proofs: a log a platform, judged as BuildKit wrote it. */
export function proofAnswers(
  builder: string,
  logs: Readonly<Record<string, string>>,
): NonNullable<StubMachine['commands']> {
  return Object.fromEntries(
    Object.entries(logs).map(([platform, stderr]) => [proofCommand(builder, platform), { stderr }]),
  );
}

/** The command of a platform's proof, as it is typed. */
export function proofCommand(builder: string, platform: string): string {
  const folder = new URL('../../assets/proof', import.meta.url).pathname;
  return (
    `docker buildx build --builder ${builder} --platform ${platform} --no-cache --network none ` +
    `--progress plain --output type=cacheonly --file - ${folder}`
  );
}

/** The log of a proof that passed. */
export const passedLog = (architecture: string): string =>
  `#6 [2/2] RUN ["/proof","a","b"]\n#6 0.164 proof ${architecture} 3 [/proof] [a] [b]\n#6 DONE 0.2s\n`;

export const execFormatLog = recorded('proof-no-handler-docker-26.1.5-buildx-0.13.1.log');
export const withoutFLog = recorded('proof-without-f-docker-26.1.5-buildx-0.13.1.log');
export const withoutPLog = recorded('proof-without-p-docker-26.1.5-buildx-0.13.1.log');
