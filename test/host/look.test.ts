import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Host, Ran } from '../../src/host/host.ts';
import { lookAt } from '../../src/host/look.ts';

const far = 'ssh://ada@build.example';
const version = ['docker', 'version'];

/** A context as docker's client keeps it. Source: docker/cli v28.5, cli/context/store/metadatastore.go. */
function contextOf(name: string, address: string): Readonly<Record<string, string>> {
  const id = createHash('sha256').update(name).digest('hex');
  const meta = { Name: name, Metadata: {}, Endpoints: { docker: { Host: address } } };
  return { [`/home/ada/.docker/contexts/meta/${id}/meta.json`]: JSON.stringify(meta) };
}

const config = (context: string) => ({
  '/home/ada/.docker/config.json': JSON.stringify({ currentContext: context }),
});

type Late = Pick<Partial<Host>, 'env'> & {
  readonly files?: Readonly<Record<string, string>>;
  /** How long it takes each command, in milliseconds that nobody has to wait for. */
  readonly takes?: number;
};

/** A host that answers late: a command that is given less time than it takes is ended. */
function lateHost({ env = {}, files = {}, takes = 8_000 }: Late) {
  const host = {
    ...{ env, home: '/home/ada' },
    readText: async (path: string) => {
      const text = files[path];
      return text === undefined ? { text: null, error: 'missing' } : { text, error: null };
    },
    run: async (argv: readonly string[], { timeout = Infinity } = {}): Promise<Ran> => {
      const failed = takes > timeout ? 'timeout' : null;
      const exitCode = failed === null ? 0 : null;
      return { argv, exitCode, stdout: '', stderr: '', failed, ms: Math.min(takes, timeout) };
    },
  };
  return lookAt(host as unknown as Host);
}

describe('a look at an engine that takes 8 s to answer', () => {
  /** How a client is told of another machine, and of none. */
  const told: readonly (readonly [string, Late, Ran['failed']])[] = [
    ['DOCKER_HOST over ssh', { env: { DOCKER_HOST: far } }, null],
    ['DOCKER_HOST over the network', { env: { DOCKER_HOST: 'tcp://10.0.0.7:2376' } }, null],
    ['the selected context', { files: { ...config('there'), ...contextOf('there', far) } }, null],
    [
      'the context of the variable',
      { env: { DOCKER_CONTEXT: 'there' }, files: contextOf('there', far) },
      null,
    ],
    ['no word of any engine', {}, 'timeout'],
    ['the context default', { files: config('default') }, 'timeout'],
    ['a context that is not there', { files: config('there') }, 'timeout'],
    [
      'DOCKER_HOST on this machine, whatever context is selected',
      {
        env: { DOCKER_HOST: 'unix:///run/user/1000/docker.sock' },
        files: { ...config('there'), ...contextOf('there', far) },
      },
      'timeout',
    ],
    [
      'the context of a socket here',
      { files: { ...config('colima'), ...contextOf('colima', 'unix:///x/docker.sock') } },
      'timeout',
    ],
    [
      'a file that is no JSON',
      { files: { '/home/ada/.docker/config.json': '{"currentContext"' } },
      'timeout',
    ],
  ];

  test.each(told)('waits for one on another machine alone: %s', async (_, late, failed) => {
    expect((await lateHost(late).run(version)).failed).toBe(failed);
  });

  test('waits no longer than 20 s, and for what is no docker 5 s', async () => {
    const env = { DOCKER_HOST: far };
    expect((await lateHost({ env, takes: 21_000 }).run(version)).failed).toBe('timeout');
    const helper = ['docker-credential-pass', 'list'];
    expect((await lateHost({ env, takes: 6_000 }).run(helper)).failed).toBe('timeout');
  });
});

describe('many commands at once', () => {
  /** How many of ten run side by side at most. */
  async function most(address: string, options: { readonly timeout?: number } = {}) {
    const ends: (() => void)[] = [];
    let running = 0;
    let peak = 0;
    const host = {
      ...{ env: { DOCKER_HOST: address }, home: '/home/ada' },
      run: async (argv: readonly string[]) => {
        running += 1;
        peak = Math.max(peak, running);
        await new Promise<void>((resolve) => ends.push(resolve));
        running -= 1;
        return { argv };
      },
    };
    const look = lookAt(host as unknown as Host);
    const all = Array.from({ length: 10 }, (_, index) => look.run(['docker', `${index}`], options));
    let isOver = false;
    const done = Promise.all(all).then((ran) => {
      isOver = true;
      return ran;
    });
    while (!isOver) {
      await new Promise((resolve) => setImmediate(resolve));
      ends.shift()?.();
    }
    expect((await done).map(({ argv }) => argv[1])).toEqual([...'0123456789']);
    return peak;
  }

  test('log in by ssh a few at a time: a server takes ten that are on their way', async () => {
    expect(await most(far)).toBe(4);
  });

  test('all run where nothing has to log in, and where they may take long', async () => {
    expect(await most('unix:///var/run/docker.sock')).toBe(10);
    expect(await most(far, { timeout: 60_000 })).toBe(10);
  });
});
