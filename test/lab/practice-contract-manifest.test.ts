import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseManifest } from '../../src/docker/manifest-list.ts';
import {
  manifestTypes,
  parseChallenge,
  parseRegistryError,
  parseTags,
} from '../../src/docker/registry-api.ts';
import type { HttpRequest } from '../../src/host/host.ts';
import { answerOf } from '../../src/practice/docker/registry/api.ts';
import type { World } from '../../src/practice/world.ts';
import type { Host } from '../docker/hosts/recorded-host.ts';
import {
  type Answer,
  argvOf,
  commandsOf,
  comparable,
  practise,
  sessionWorld,
} from '../practice/docker/session.ts';
import { down, enter, type LabHost, labReady, resetHost } from './lab.ts';

/**
 * A list by hand, and by imagetools, on a host of the lab and on a practice machine of its versions: every
 * command says the same on both, and what the registries' API answers then is read as the same.
 */
const ready = labReady();
if (!ready.ready) console.log(ready.why);

const minutes = 60_000;

const machines: readonly (readonly [LabHost, Host])[] = [
  ['bookworm', 'bookworm-docker-20.10'],
  ['trixie', 'trixie-docker-26.1-buildx-0.13'],
  ['sid', 'sid-docker-28.5-buildx-0.29'],
];

const types = { accept: manifestTypes };
const password = { authorization: `Basic ${Buffer.from('lab:lab-password').toString('base64')}` };

const requests: readonly (readonly [url: string, headers: Readonly<Record<string, string>>])[] = [
  ['http://localhost:5000/v2/', {}],
  ['http://localhost:5000/v2/hand/tags/list?n=1000', {}],
  ['http://localhost:5000/v2/nothing/tags/list?n=1000', {}],
  ['http://localhost:5000/v2/hand/manifests/1', types],
  ['http://localhost:5000/v2/hand/manifests/arm64', types],
  ['http://localhost:5000/v2/hand/manifests/nowhere', types],
  ['http://localhost:5000/v2/base/manifests/1', types],
  ['http://localhost:5000/v2/base/manifests/1', {}],
  ['http://localhost:5001/v2/', {}],
  ['http://localhost:5001/v2/hand/tags/list', {}],
  ['http://localhost:5001/v2/hand/tags/list', password],
];

describe.runIf(ready.ready)('a list by hand in practice and in the lab', () => {
  afterAll(async () => {
    await down(...machines.map(([host]) => host));
  }, 2 * minutes);

  describe.each(machines)('%s', (host, recorded) => {
    const world = sessionWorld(recorded);

    beforeAll(async () => {
      await resetHost(host);
    }, 12 * minutes);

    const sessions = host === 'bookworm' ? ['manifest'] : ['manifest', 'imagetools'];
    test.each(sessions)(
      '%s',
      async (name) => {
        const real: Answer[] = [];
        for (const command of commandsOf(name)) {
          real.push({ command, ...(await enter(host, argvOf(command))) });
        }
        const [ours, theirs] = [comparable(await practise(world, name)), comparable(real)];
        expect(theirs.length).toBeGreaterThan(40);
        for (const [index, answer] of ours.entries()) expect(answer).toEqual(theirs[index]);
      },
      6 * minutes,
    );

    test.each(requests)('GET %s %o', async (url, headers) => {
      const real = await ask(host, { method: 'GET', url, headers });
      expect(read(inPractice(world, url, headers))).toEqual(read(real));
    });
  });
});

type Spoken = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

function inPractice(world: World, url: string, headers: Readonly<Record<string, string>>): Spoken {
  const said = answerOf(world, { method: 'GET', url, headers });
  if (said.error !== null) throw new Error(said.detail);
  return said;
}

/** The same request from inside a host: its registries listen nowhere else. */
async function ask(host: LabHost, { url, headers = {} }: HttpRequest): Promise<Spoken> {
  const flags = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const { stdout } = await enter(host, ['curl', '-s', '-i', ...flags, url]);
  const [head = '', ...rest] = stdout.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  return {
    status: Number(first.split(' ')[1]),
    headers: Object.fromEntries(
      lines.map((line) => {
        const at = line.indexOf(':');
        return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
      }),
    ),
    body: rest.join('\r\n\r\n'),
  };
}

/** What the program's own readers make of it; a registry gives its tags in no order. */
function read({ status, headers, body }: Spoken) {
  const parsed = parseManifest(body);
  return {
    status,
    kind: parsed?.kind,
    type: parsed === null ? null : headers['content-type'],
    hasDigest: 'docker-content-digest' in headers,
    platforms: parsed?.kind === 'list' ? parsed.manifests.map(({ platform }) => platform) : null,
    tags: [...(parseTags(body) ?? [])].sort(),
    challenge: parseChallenge(headers['www-authenticate']),
    error: parseRegistryError(body)?.code,
  };
}
