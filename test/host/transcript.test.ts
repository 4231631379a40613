import { openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Host, Ran, Running, RunOptions } from '../../src/host/host.ts';
import { headerOf, learnEnvironment } from '../../src/host/transcript/header.ts';
import { createKeeper } from '../../src/host/transcript/keeper.ts';
import { createMasking } from '../../src/host/transcript/masking.ts';
import { lineFile, openLineFile } from '../../src/host/transcript/new-file.ts';
import { transcribe } from '../../src/host/transcript.ts';
import { expectRecording } from '../recording/schema.ts';
import { stubHost } from '../wizard/stub-host.ts';
import { emptyFolder } from './folder.ts';

const ada = { homes: ['/home/ada'], names: ['ada'], machines: ['ada-laptop'] };
const base64 = (text: string): string => Buffer.from(text).toString('base64');

type Said = {
  /** By the first word after `docker`, or the whole command. */
  readonly [command: string]: Partial<Ran>;
};

/** A host whose commands say what they are told to, and whose builds write these pieces. */
function hostThatSays(
  said: Said,
  pieces: readonly (string | Uint8Array)[] = [],
  more: Parameters<typeof stubHost>[0] = {},
): Host {
  const run = async (argv: readonly string[]): Promise<Ran> => ({
    ...{ argv, exitCode: 0, stdout: '', stderr: '', failed: null, ms: 1 },
    ...said[argv.join(' ')],
  });
  return {
    ...stubHost(more),
    run,
    runInTerminal: run,
    request: async ({ url }) =>
      url.includes('secret')
        ? {
            ...{ error: null, status: 200, headers: { 'set-cookie': secrets.cookie } },
            body: JSON.stringify({ token: secrets.bearer, expires_in: 300 }),
          }
        : { error: null, status: 200, headers: {}, body: 'hello' },
    start: (argv): Running => {
      let listener: Parameters<Running['onOutput']>[0] = () => {};
      return {
        onOutput: (given) => {
          listener = given;
        },
        interrupt: () => {},
        kill: () => {},
        ended: (async () => {
          await null;
          for (const piece of pieces) listener('stderr', Buffer.from(piece));
          return run(argv);
        })(),
      };
    },
  };
}

/** Lets something happen on a host while it is recorded; the text of the recording. */
async function recorded(host: Host, during: (host: Host) => Promise<unknown>): Promise<string> {
  const path = join(emptyFolder(), 'walk.jsonl');
  const file = openLineFile(path);
  const masking = createMasking(ada);
  learnEnvironment(host, masking);
  const keeper = createKeeper(file, masking);
  keeper.event(headerOf(host, { version: '0.0.0', terminal: { term: 'xterm' } }));
  await during(transcribe(host, keeper));
  file.close();
  return readFileSync(path, 'utf8');
}

/** All that can be read in a recording: what it holds in base64 is read, too. */
const readable = (text: string): string =>
  text.replace(
    /"([\w+/]{8,}={0,2})"/g,
    (whole, code: string) => `${whole} ${Buffer.from(code, 'base64').toString('utf8')}`,
  );

const build = ['docker', 'buildx', 'build', '.'];
const asRawjson: RunOptions = { env: { BUILDKIT_PROGRESS: 'rawjson' } };

async function started(host: Host, options: RunOptions = asRawjson, argv = build) {
  const running = host.start(argv, options);
  const heard: Buffer[] = [];
  running.onOutput((_stream, chunk) => heard.push(Buffer.from(chunk)));
  await running.ended;
  return Buffer.concat(heard).toString('utf8');
}

const log = (text: string | Uint8Array, vertex = 'v1') =>
  `${JSON.stringify({ logs: [{ vertex, stream: 1, data: Buffer.from(text).toString('base64') }] })}\n`;

describe('a host that is recorded', () => {
  test('answers as it does otherwise, and each answer is a line', async () => {
    const host = hostThatSays({ 'docker version': { stdout: 'one\n', exitCode: 3, failed: null } });
    let heard: unknown = null;
    const text = await recorded(host, async (watched) => {
      heard = [
        await watched.run(['docker', 'version'], { input: 'asked' }),
        await watched.readText('/none'),
        await watched.list('/none'),
        await watched.stat('/none'),
        await watched.space('/'),
        await watched.canRead('/'),
        await watched.canWrite('/'),
        await watched.sha256('/none'),
        await watched.request({ method: 'GET', url: 'https://r/v2/', headers: { accept: '*/*' } }),
      ];
      await watched.writeText('/home/ada/x', 'text', { mode: 0o600 });
      await watched.remove('/home/ada/x');
    });
    expect(heard).toMatchObject([
      { exitCode: 3, stdout: 'one\n' },
      { error: 'missing' },
      null,
      null,
      null,
      false,
      true,
      null,
      { error: null },
    ]);
    const [, ...events] = expectRecording(text).map(({ event }) => event);
    expect(events).toEqual([
      {
        ...{ ran: ['docker', 'version'], input: 'asked', exitCode: 3, failed: null },
        ...{ stdout: 'one\n', stderr: '', ms: 1 },
      },
      { read: '/none', text: null, error: 'missing' },
      { list: '/none', order: 'name', names: null },
      { stat: '/none', facts: null },
      { space: '/', room: null },
      { canRead: '/', isSo: false },
      { canWrite: '/', isSo: true },
      { sha256: '/none', hash: null },
      {
        asked: { method: 'GET', url: 'https://r/v2/', headers: { accept: '*/*' } },
        answer: { error: null, status: 200, headers: {}, body: 'hello' },
      },
      { wrote: '/home/you/x', error: null },
      { removed: '/home/you/x', error: null },
    ]);
  });

  test('keeps the values of a build as they are, and its other lines as events', async () => {
    const value = '{"vertexes":[{"digest":"sha256:1","name":"[1/2] FROM \\u003cx\\u003e"}]}';
    const indented = JSON.stringify({ statuses: [{ id: 'a', vertex: 'sha256:1' }] }, null, 2);
    const whole = `${value}\n${indented}\nERROR: failed to solve\n{"event":{"left":0}}\n`;
    const pieces = [whole.slice(0, 40), whole.slice(40, 111), whole.slice(111)];
    let heard = '';
    const text = await recorded(hostThatSays({}, pieces), async (host) => {
      heard = await started(host);
    });
    expect(heard).toBe(whole);
    const lines = text.trimEnd().split('\n');
    expectRecording(text);
    expect(lines).toContain(value);
    expect(lines).toContain('{"statuses":[{"id":"a","vertex":"sha256:1"}]}');
    // What a build prints can't pass for an event of ours.
    const outputs = lines.flatMap((line) => JSON.parse(line).event?.output ?? []);
    expect(outputs).toEqual([1, 1]);
    expect(lines).not.toContain('{"event":{"left":0}}');
  });
});

const secrets = {
  variable: 'env-token-0815',
  auth: 'auth-p4ssword!',
  identity: 'identity-tok-1',
  registry: 'registry-tok-2',
  login: 'l0gin-on-stdin',
  helper: 'helper-s3cret',
  header: 'bearer.abc-123456',
  url: 'url-p4ss',
  buildArg: 'build,arg;s3cret',
  flag: 'flag-p4ss',
  terminal: 'terminal-p4ss',
  dockerfile: 'dockerfile-s3cret',
  logged: 'logged-s3cret-9',
  name: 'vertex-s3cret-8',
  failed: 'error-s3cret-7',
  plain: 'plain-s3cret-6',
  warned: 'warning-s3cret-5',
  key: 'b3BlbnNzaC1rZXktdjEAAAAA',
  answered: 'answer-s3cret-4',
  cookie: 'cookie-s3cret-3',
  bearer: 'bearer-s3cret-2',
  signed: 'signature-s3cret-1',
};

describe('no secret is in a recording', () => {
  test('wherever it stood', async () => {
    const host = hostThatSays(
      {
        'docker-credential-x get': {
          stdout: JSON.stringify({ ServerURL: 'r', Username: 'adalove', Secret: secrets.helper }),
        },
        'docker login -u ada --password-stdin': { stderr: `read ${secrets.login} from stdin` },
        'curl -v r': { stderr: `> Authorization: Bearer ${secrets.header}\n< 401\n` },
      },
      [
        JSON.stringify({
          vertexes: [
            {
              digest: 'v1',
              name: `RUN curl -H "Authorization: Bearer ${secrets.name}" r`,
              error: `process "TOKEN=${secrets.failed} /home/ada/x" did not complete`,
            },
          ],
          warnings: [{ vertex: 'v1', short: base64(`ARG API_TOKEN=${secrets.warned}`) }],
        }),
        '\n',
        log(`fetching https://me:${secrets.logged}@git.r/x\nand ${secrets.variable}\n`),
        log(`-----BEGIN RSA PRIVATE KEY-----\n${secrets.key}\n`),
        log(`${secrets.key}\n-----END RSA PRIVATE KEY-----\n`),
        `ERROR: TOKEN=${secrets.plain}\n`,
      ],
      {
        env: { MY_TOKEN: secrets.variable, HTTPS_PROXY: `http://me:${secrets.url}@proxy:1` },
        files: {
          '/home/ada/.docker/config.json': JSON.stringify({
            auths: {
              'ghcr.io': { auth: base64(`adalove:${secrets.auth}`) },
              'x.azurecr.io': { identitytoken: secrets.identity },
              'y.r': { registrytoken: secrets.registry },
            },
          }),
          '/project/Dockerfile': `FROM x\nENV DB_PASSWORD ${secrets.dockerfile}\n`,
        },
      },
    );
    const text = await recorded(host, async (watched) => {
      await watched.readText('/home/ada/.docker/config.json');
      await watched.readText('/project/Dockerfile');
      await watched.run(['docker', 'login', '-u', 'ada', '--password-stdin'], {
        input: `${secrets.login}\n`,
      });
      await watched.runInTerminal(['docker', 'login', '-u', 'ada', '-p', secrets.terminal]);
      await watched.run(['docker-credential-x', 'get'], { input: 'r' });
      await watched.run(['curl', '-v', 'r']);
      await watched.run(['tool', '--password', secrets.flag]);
      await watched.run(['docker', 'build', '--build-arg', `NPM_TOKEN=${secrets.buildArg}`]);
      await watched.run(['sh', '-c', `ANSWER_SECRET=${secrets.answered} x`]);
      await watched.request({
        ...{ method: 'GET', url: `https://r/secret?X-Amz-Signature=${secrets.signed}` },
        headers: { authorization: `Bearer ${secrets.header}` },
      });
      await started(watched);
    });
    expectRecording(text);
    const all = readable(text);
    const found = Object.entries(secrets).filter(
      ([, secret]) => all.includes(secret) || all.includes(base64(secret)),
    );
    expect(found).toEqual([]);
    expect(all).not.toMatch(/\bada\b|adalove|ada-laptop/i);
    // And it is still the recording of something.
    expect(all).toContain('DB_PASSWORD masked-');
    expect(all).toContain('/home/you/.docker/config.json');
  });

  test.each([
    ['--secret', 'id=npm,env=PLAIN'],
    ['--set', '*.secrets=id=npm,env=PLAIN'],
  ])('that a build takes from a variable by %s', async (...words) => {
    const host = hostThatSays({}, [log(`it is ${secrets.plain}\n`)], {
      env: { PLAIN: secrets.plain },
    });
    const text = await recorded(host, (watched) =>
      started(watched, asRawjson, [...build, ...words]),
    );
    expect(readable(text)).not.toContain(secrets.plain);
    expect(readable(text)).toContain('it is masked-1');
  });

  test.each([1, 2, 3, 5, 7, 11])('in pieces of %i bytes', async (length) => {
    const stream = [
      JSON.stringify({ vertexes: [{ digest: 'v1', name: `RUN TOKEN=${secrets.name}` }] }),
      `ERROR: PASSWORD=${secrets.plain}`,
      '',
    ].join('\n');
    const bytes = Buffer.from(stream);
    const pieces = Array.from({ length: Math.ceil(bytes.length / length) }, (_, index) =>
      bytes.subarray(index * length, (index + 1) * length),
    );
    for (const options of [asRawjson, { env: { BUILDKIT_PROGRESS: 'plain' } }, {}]) {
      const text = await recorded(hostThatSays({}, pieces), (host) => started(host, options));
      expect(readable(text)).not.toMatch(/s3cret/);
      expect(readable(text)).toContain('TOKEN=masked-1');
    }
  });

  test('in the output of a step that comes in several messages, cut anywhere', async () => {
    const output = Buffer.from(`ünder PASSWORD=${secrets.logged} way\nlast TOKEN=${secrets.name}`);
    for (let at = 1; at < output.length; at++) {
      const pieces = [
        log(output.subarray(0, at)),
        log('another step\n', 'v2'),
        log(output.subarray(at)),
        '{"vertexes":[{"digest":"v1","name":"x","completed":"2026-11-26T00:00:00Z"}]}\n',
      ];
      const text = await recorded(hostThatSays({}, pieces), started);
      const logs = text
        .split('\n')
        .flatMap((line) => (line === '' ? [] : (JSON.parse(line).logs ?? [])));
      const said = (vertex: string) =>
        Buffer.concat(
          logs
            .filter((one: { vertex: string }) => one.vertex === vertex)
            .map(({ data }: { data: string }) => Buffer.from(data, 'base64')),
        ).toString('utf8');
      expect(said('v1')).toBe('ünder PASSWORD=masked-1 way\nlast TOKEN=masked-2');
      expect(said('v2')).toBe('another step\n');
    }
  });

  test('in a line that has no end, nor one that is too long to be held', async () => {
    const long = `${'x'.repeat(300_000)} TOKEN=${secrets.plain}`;
    const text = await recorded(hostThatSays({}, [long, '\nafter\n']), (host) => started(host, {}));
    expect(text).not.toContain(secrets.plain);
    expect(text).toContain('"masked\\nafter');
  });
});

describe('the file of a recording', () => {
  test('is for its owner alone, whatever the umask', () => {
    const path = join(emptyFolder(), 'new.jsonl');
    const before = process.umask(0o777);
    try {
      openLineFile(path).close();
    } finally {
      process.umask(before);
    }
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('overwrites nothing', () => {
    const path = join(emptyFolder(), 'old');
    writeFileSync(path, 'mine');
    expect(() => openLineFile(path)).toThrow('exists');
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });

  test('has every line as soon as it happened', () => {
    const path = join(emptyFolder(), 'new.jsonl');
    const file = openLineFile(path);
    file.add('one');
    expect(readFileSync(path, 'utf8')).toBe('one\n');
    file.add('two');
    expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
    expect({ size: file.size(), error: file.error() }).toEqual({ size: 8, error: null });
    file.close();
    file.add('three');
    expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
  });

  test('on a full disk ends nothing, and says so', () => {
    const file = lineFile('/dev/full', openSync('/dev/full', 'w'));
    file.add('one');
    file.add('two');
    expect({ size: file.size(), error: file.error() }).toEqual({ size: 0, error: 'full' });
    file.close();
  });
});
