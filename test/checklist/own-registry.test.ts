import { describe, expect, test } from 'vitest';
import { ownFinding } from '../../src/checklist/builder/judge-own.ts';
import { builder } from '../../src/checklist/builder.ts';
import { inspectRegistry, listPublished, listVolumes } from '../../src/docker/own-registry.ts';
import { shellQuote } from '../../src/docker/shell-words.ts';
import type { HttpAnswer } from '../../src/host/host.ts';
import { type Answers, noAnswers } from '../../src/model/answers.ts';
import type { Remedy } from '../../src/model/remedy.ts';
import { type DockerMachine, dockerMachine, socketTable } from './docker-machine.ts';

const run =
  'docker run --detach --name multiarch-registry --label multiarch-wizard=registry --restart unless-stopped --publish 127.0.0.1:PORT:5000 --volume multiarch-registry:/var/lib/registry registry:3';

/** How a registry's container is, and what answers at its port. */
type Own = {
  readonly status?: string;
  readonly labels?: object;
  readonly answer?: HttpAnswer;
};

const fine: HttpAnswer = { error: null, status: 200, headers: {}, body: '{}' };

function withRegistry({ status = 'running', labels }: Own): DockerMachine {
  const isUp = status === 'running';
  const inspected = {
    image: 'registry:3',
    labels: labels ?? { 'multiarch-wizard': 'registry' },
    state: { Status: status, ExitCode: isUp ? 0 : 2, FinishedAt: isUp ? '0001-' : '2026-' },
    ports: { '5000/tcp': [{ HostIp: '127.0.0.1', HostPort: '5002' }] },
  };
  const ports = isUp ? '127.0.0.1:5002->5000/tcp' : '';
  return {
    commands: {
      [shellQuote(listPublished)]: JSON.stringify({ name: 'multiarch-registry', ports }),
      [shellQuote(listVolumes)]: 'multiarch-registry\n',
      [shellQuote(inspectRegistry)]: JSON.stringify(inspected),
      'docker logs --tail 5 multiarch-registry': { stderr: 'panic: \u001b[31mno space left\n' },
    },
  };
}

async function registryOf(
  machine: DockerMachine,
  change: Partial<Answers> = {},
  { answer = fine, platform = 'linux' }: { answer?: HttpAnswer; platform?: string } = {},
) {
  const answers = { ...noAnswers, ...change };
  const config = '/home/ada/.local/state/multiarch-wizard/buildkit/localhost-5002.toml';
  const files = { [config]: null, ...machine.files };
  const stub = dockerMachine({ ...machine, files });
  const look = { ...stub, platform, request: async () => answer };
  const facts = await builder.inspect(look, answers, {});
  const finding = builder.judge(facts, answers).find(({ id }) => id === 'builder.registry');
  if (finding === undefined) throw new Error('Nothing is said of the registry.');
  return { ...finding, titles: finding.remedies.map(({ title }) => title) };
}

const commandsOf = ({ actions }: Remedy) =>
  actions.flatMap((action) => ('run' in action ? [action.run.join(' ')] : []));

const rowOf = (port: number) =>
  `   0: 0100007F:${port.toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 0A 0:0\n`;

describe('a registry of one’s own, where there is none', () => {
  const there = 'Start a registry here';

  test('is started by one command, on the port that everybody knows', async () => {
    const { remedies } = await registryOf({});
    const start = remedies.find(({ title }) => title === there);
    expect(start?.question?.initial).toBe('5000');
    const answered = await start?.question?.answer('5000');
    if (answered === undefined || 'refused' in answered) throw new Error('No remedy came back.');
    expect(commandsOf(answered)).toEqual([run.replace('PORT', '5000')]);
    expect(answered).toMatchObject({
      needs: 'consent',
      sets: { registry: 'localhost:5000', access: null, output: { kind: 'push' } },
      undo: 'docker rm --force multiarch-registry && docker volume rm multiarch-registry: the images in it are lost.',
    });
  });

  test('says where its image comes from where the engine cannot pull it, and only then', async () => {
    const { remedies } = await registryOf({});
    const answered = await remedies.find(({ title }) => title === there)?.question?.answer('5000');
    if (answered === undefined || 'refused' in answered) throw new Error('No remedy came back.');
    const missing = "Unable to find image 'registry:3' locally";
    // Docker 28.5.2 without a network.
    const offline =
      'docker: Error response from daemon: failed to resolve reference "docker.io/library/registry:3": failed to do request: Head "https://registry-1.docker.io/v2/library/registry/manifests/3": dial tcp: lookup registry-1.docker.io: no such host';
    expect(answered.advice?.([missing, offline])).toContain('docker load --input registry.tar');
    const pulled = 'Status: Downloaded newer image for registry:3';
    const port = 'docker: Error response from daemon: port is already allocated';
    expect(answered.advice?.([missing, pulled, port])).toBeNull();
    expect(answered.advice?.([port])).toBeNull();
  });

  test('takes the next port where that one is taken, and says by whom', async () => {
    const files = {
      '/proc/net/tcp': `${socketTable}${rowOf(5000)}`,
      '/proc/net/tcp6': socketTable,
    };
    const web = JSON.stringify({ name: 'web', ports: '0.0.0.0:5001->80/tcp' });
    const machine = { files, commands: { [shellQuote(listPublished)]: `${web}\n` } };
    const { remedies } = await registryOf(machine);
    const { question } = remedies.find(({ title }) => title === there) ?? {};
    expect(question?.initial).toBe('5002');
    expect(question?.prompt).toBe(
      'Port of this machine for it (5000 is taken: something listens there)',
    );
    expect(question?.check('5000')).toBe('5000 is taken: something listens there.');
    expect(question?.check('5001')).toBe('5001 is taken by the container web.');
    for (const text of ['', '0', '65536', 'x', '50.5', '-1']) {
      expect(question?.check(text)).toBe('A port is a number from 1 to 65535.');
    }
    expect(question?.check(' 5002 ')).toBeNull();
  });

  test('asks the ports themselves where the kernel does not tell, as on a Mac', async () => {
    const machine = { files: { '/proc/net/tcp': null, '/proc/net/tcp6': null } };
    const said: HttpAnswer = { error: null, status: 403, headers: {}, body: '' };
    const { remedies } = await registryOf(machine, {}, { answer: said, platform: 'darwin' });
    const { question } = remedies.find(({ title }) => title === there) ?? {};
    expect(question?.initial).toBe('5005');
    expect(question?.prompt).toContain('AirPlay');
  });

  test('leaves the images of an earlier one where it is taken back', async () => {
    const machine = { commands: { [shellQuote(listVolumes)]: 'other\nmultiarch-registry\n' } };
    const { remedies } = await registryOf(machine);
    const start = remedies.find(({ title }) => title === there);
    expect(start?.undo).toBe('docker rm --force multiarch-registry');
    expect(start?.reversal).toHaveLength(1);
    expect(start?.changes).toContain('with the images of an earlier one');
  });

  test.each([
    ['the engine is on another machine', { DOCKER_HOST: 'ssh://ada@far' }],
    ['it is behind an address of the network', { DOCKER_HOST: 'tcp://10.0.0.9:2376' }],
  ])('is not offered where %s: its 127.0.0.1 is another one', async (_, env) => {
    const stub = dockerMachine({ commands: { "docker context ls --format '{{json .}}'": '' } });
    const facts = await builder.inspect({ ...stub, env }, noAnswers, {});
    expect(facts.own).toBeNull();
    const [registry] = builder.judge(facts, noAnswers);
    expect(registry?.remedies.map(({ title }) => title)).toEqual([
      'Name the registry',
      'No registry',
    ]);
  });
});

describe('a registry of one’s own that is there', () => {
  const own = { registry: 'localhost:5002' };

  test('and runs is used, without another container', async () => {
    const { remedies, titles } = await registryOf(withRegistry({}));
    expect(titles).toEqual(['Name the registry', 'Use the registry that runs here', 'No registry']);
    expect(remedies[1]).toMatchObject({ needs: 'nothing', actions: [], sets: own });
  });

  test('is fine once it answers, and says where that was seen', async () => {
    const { status, title, evidence } = await registryOf(withRegistry({}), own);
    expect([status, title]).toEqual([
      'ok',
      'The image will go to localhost:5002, a registry of your own here',
    ]);
    expect(evidence.map(({ text }) => text)).toEqual(['multiarch-registry: running', 'HTTP 200']);
    expect(evidence[1]?.source).toBe('http://127.0.0.1:5002/v2/');
  });

  test('and ended is a problem with its last words, and is started again', async () => {
    const machine = withRegistry({ status: 'exited' });
    const { status, title, evidence, remedies, titles } = await registryOf(machine, own);
    expect([status, title]).toEqual([
      'problem',
      'The registry of your own at localhost:5002 does not run',
    ]);
    expect(evidence.map(({ text }) => text)).toEqual([
      'multiarch-registry: exited, exit code 2',
      'panic: no space left',
    ]);
    expect(titles[0]).toBe('Start the registry that is here');
    expect(remedies[0] && commandsOf(remedies[0])).toEqual(['docker start multiarch-registry']);
    expect(remedies[0]).toMatchObject({ sets: own, undo: 'docker stop multiarch-registry' });
  });

  test.each(['created', 'restarting', 'dead'])('and is %s is made anew', async (status) => {
    const { remedies, titles } = await registryOf(withRegistry({ status }), own);
    expect(titles[0]).toBe('Start the registry anew');
    expect(remedies[0] && commandsOf(remedies[0])).toEqual([
      'docker rm --force multiarch-registry',
      run.replace('PORT', '5000'),
    ]);
  });

  test('and does not answer is a problem, however well it runs', async () => {
    const refused: HttpAnswer = { error: 'other', detail: 'ECONNRESET' };
    const { status, title, evidence } = await registryOf(withRegistry({}), own, {
      answer: refused,
    });
    expect([status, title]).toEqual([
      'problem',
      'The registry of your own at localhost:5002 does not answer',
    ]);
    expect(evidence[1]?.text).toBe('ECONNRESET');
  });

  test('by name only is somebody else’s: nothing is done to it', async () => {
    const { titles } = await registryOf(withRegistry({ labels: {} }));
    expect(titles).toEqual(['Name the registry', 'No registry']);
    const { title } = await registryOf(withRegistry({ labels: {} }), own);
    expect(title).toBe('The image will go to localhost:5002, on this machine');
  });
});

describe('a container that no port leads to', () => {
  test('is not the registry of an image that goes elsewhere', () => {
    const container = {
      ...{ image: 'registry:3', status: 'created' },
      exitCode: null,
      isOurs: true,
    };
    const own = { answer: null, log: '', hasVolume: false, taken: [], isMac: false };
    const found = (port: number | null, registry: string) =>
      ownFinding({ ...own, container: { ...container, port } }, registry, []);
    expect(found(null, 'ghcr.io')).toBeNull();
    expect(found(5000, 'localhost:5001')).toBeNull();
    expect(found(5000, 'localhost:5000')?.status).toBe('problem');
  });
});
