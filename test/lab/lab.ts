import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A host of the lab, by the name of its Debian. */
export type LabHost = 'bookworm' | 'trixie' | 'sid';

export const labHosts: readonly LabHost[] = ['bookworm', 'trixie', 'sid'];

/**
 * Test files run side by side: each of vitest's workers has hosts of its own, and neither they nor
 * the hosts that a person has up are in each other's way.
 */
process.env['LAB_RUN'] ??= `test-${process.env['VITEST_POOL_ID'] ?? process.pid}`;

export type EnterOptions = {
  /** `root` unless named; every host has an ordinary user `ada` too. */
  readonly user?: string;
  /** The user's home unless named. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
};

export type EngineOptions = {
  /** Where the engine keeps images; `classic` unless named. Docker 20.10 has no other. */
  readonly store?: 'classic' | 'containerd';
  /** The engine sees a kernel 2.6, and says so to everyone who asks it. */
  readonly oldKernel?: boolean;
  /** The host is up and its engine is not. */
  readonly noEngine?: boolean;
};

export type Ended = {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
};

/** Where things are inside every host. */
export const inside = {
  node: '/opt/node/bin/node',
  checkout: '/opt/wizard',
  registry: 'localhost:5000',
  /** Asks for a user and a password: `lab`, `lab-password`. */
  passwordRegistry: 'localhost:5001',
  /** The same registry as `registry`, plain http under a name that is not localhost. */
  plainHttpRegistry: 'registry.lab:5000',
  /** TLS, signed by the authority in `privateCa`; there after `host/private-registries`. */
  privateRegistry: 'registry.lab:5002',
  privateCa: '/srv/private-ca/ca.crt',
  /** The same, and it asks for a token, which its own token server gives; there after `walks/token-registry.mjs`. */
  tokenRegistry: 'registry.lab:5004',
  /** Plain http, with `library/base:1`; there after `host/private-registries`. */
  mirror: 'registry.lab:5003',
} as const;

/**
 * Whether the lab can run on this machine, and if not, why. `LAB=off` leaves it out; with
 * `LAB=required` a machine where it can't run is an error.
 */
export function labReady():
  | { readonly ready: true }
  | { readonly ready: false; readonly why: string } {
  if (process.env['LAB'] === 'off') return { ready: false, why: 'The lab: left out here, LAB=off' };
  const { status, stdout, stderr } = spawnSync(script('ready'), { encoding: 'utf8' });
  if (status === 0) return { ready: true };
  const why = (stdout ?? '').trim() || (stderr ?? '').trim() || 'The lab needs bash.';
  if (process.env['LAB'] === 'required') throw new Error(why);
  return { ready: false, why };
}

/** Brings a host up; one that is up is left as it is. The first time takes minutes. */
export async function up(host: LabHost, options: EngineOptions = {}): Promise<void> {
  await succeed([script('up'), ...engineFlags(options), host]);
}

/** A new, clean host in place of the one that may be up. */
export async function resetHost(host: LabHost, options: EngineOptions = {}): Promise<void> {
  await succeed([script('reset'), ...engineFlags(options), host]);
}

/** Installs podman in the host sid, which is up. The first time its packages are fetched. */
export async function bringPodman(): Promise<void> {
  await succeed([script('podman')]);
}

/** Takes hosts down, all of them if none is named. */
export async function down(...hosts: readonly LabHost[]): Promise<void> {
  await succeed([script('down'), ...hosts]);
}

/** Starts the engine of a host that is up, again and differently, or stops it. */
export async function engine(
  host: LabHost,
  command: 'start' | 'stop',
  options: Omit<EngineOptions, 'noEngine'> = {},
): Promise<void> {
  await succeed([script('engine'), host, command, ...engineFlags(options)]);
}

/**
 * What to spawn, in a pseudo terminal for instance, to run `argv` inside the host. The process that
 * spawns it needs this module's `LAB_RUN` in its environment.
 */
export function enterCommand(
  host: LabHost,
  argv: readonly string[],
  { user, cwd, env = {} }: Omit<EnterOptions, 'input'> = {},
): readonly string[] {
  return [
    script('enter'),
    ...(user ? ['--user', user] : []),
    ...(cwd ? ['--cwd', cwd] : []),
    ...Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    host,
    ...argv,
  ];
}

/** Runs `argv` inside the host to its end; a failing command is an answer, not an error. */
export function enter(
  host: LabHost,
  argv: readonly string[],
  options: EnterOptions = {},
): Promise<Ended> {
  return run(enterCommand(host, argv, options), options.input);
}

/**
 * Asks a host's registry (`/v2/app/manifests/1`), which listens nowhere but inside the host.
 *
 * @returns the HTTP status, the content type, and the body as text
 */
export async function registry(
  host: LabHost,
  path: string,
): Promise<{ readonly status: number; readonly type: string; readonly body: string }> {
  const accept = ['index', 'manifest'].map((kind) => `application/vnd.oci.image.${kind}.v1+json`);
  const docker = ['manifest.list', 'manifest'].map(
    (kind) => `application/vnd.docker.distribution.${kind}.v2+json`,
  );
  const { stdout, stderr, exitCode } = await enter(host, [
    'curl',
    '--silent',
    '--show-error',
    '--header',
    `Accept: ${[...accept, ...docker].join(', ')}`,
    '--write-out',
    '\n%{http_code} %{content_type}',
    `http://127.0.0.1:5000${path}`,
  ]);
  if (exitCode !== 0) throw new Error(`The registry of ${host} does not answer: ${stderr}`);
  const end = stdout.lastIndexOf('\n');
  const [status = '', type = ''] = stdout.slice(end + 1).split(' ');
  return { status: Number(status), type, body: stdout.slice(0, end) };
}

const expectedProcesses =
  /^(\S*\/)?(tini|sleep infinity|dockerd|containerd|containerd-shim\S*|docker-init|docker-proxy|docker-registry|ps)\b/;

/**
 * What a host has beyond its services and the nodes of its builders: processes as `pid command`,
 * containers by name.
 */
export async function leftovers(
  host: LabHost,
): Promise<{ readonly processes: readonly string[]; readonly containers: readonly string[] }> {
  // One after the other: each would see the other's process.
  const processes = await enter(host, ['ps', '-eo', 'pid=,args=']);
  const containers = await enter(host, ['docker', 'ps', '--all', '--format', '{{.Names}}']);
  return {
    processes: lines(processes.stdout).filter((line) => {
      const command = line.replace(/^\d+ /, '');
      return !expectedProcesses.test(command);
    }),
    containers: lines(containers.stdout).filter((name) => !name.startsWith('buildx_buildkit_')),
  };
}

function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function script(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

function engineFlags({ store, oldKernel, noEngine }: EngineOptions): readonly string[] {
  return [
    ...(store ? ['--store', store] : []),
    ...(oldKernel ? ['--old-kernel'] : []),
    ...(noEngine ? ['--no-engine'] : []),
  ];
}

async function succeed(argv: readonly string[]): Promise<void> {
  const { exitCode, stdout, stderr } = await run(argv);
  if (exitCode !== 0) throw new Error(`${argv.join(' ')}: ${exitCode}\n${stdout}${stderr}`);
}

function run(argv: readonly string[], input = ''): Promise<Ended> {
  const [command = '', ...args] = argv;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'pipe' });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({ exitCode: code ?? 128, stdout, stderr: signal ? `${stderr}${signal}\n` : stderr }),
    );
    // A command that does not read its input closes it early: no error of ours.
    child.stdin.on('error', () => undefined).end(input);
  });
}
