import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { texts } from '../../../src/texts/index.ts';
import { down, inside, labReady, resetHost } from '../lab.ts';
import {
  atStep,
  inHost,
  minutes,
  platformsOf,
  prepare,
  startWizard,
  tellVersions,
  unwrapped,
  type Walk,
  walkTo,
  writeInside,
} from './wizard.ts';

const ready = labReady();
if (!ready.ready) console.log(ready.why);

const host = 'sid';
const cwd = '/root/options';
const repository = `${inside.registry}/options`;
const tags = [`${repository}:1`, `${repository}:latest`];
const cache = `${repository}:cache`;
const dockerfile = `FROM ${inside.registry}/base:1 AS app
ARG VERSION=1
RUN --mount=type=secret,id=file,required=true --mount=type=secret,id=env,required=true cat /run/secrets/file /run/secrets/env > /dev/null && echo version $VERSION > /version
FROM app AS tests
RUN false
`;

const args = [
  ...['.', '--platform', 'linux/amd64,linux/arm64', ...tags.flatMap((tag) => ['--tag', tag])],
  ...['--target', 'app', '--build-arg', 'VERSION=7', '--provenance', 'max'],
  ...['--secret', 'id=file,src=secret.txt', '--secret', 'id=env,env=LAB_SECRET'],
  ...['--annotation', 'index:lab.title=Options', '--annotation', 'lab.image=yes'],
  ...['--cache-from', cache, '--cache-to', cache],
];

const accept = 'Accept: application/vnd.oci.image.index.v1+json';

/** What the registry answers over HTTP for a tag: its list, and that one's digest. */
async function listAt(tag: string) {
  const url = `http://${inside.registry}/v2/options/manifests/${tag.split(':').at(-1)}`;
  const raw = await inHost(host, ['curl', '-sf', '-H', accept, url]);
  const head = await inHost(host, ['curl', '-sfI', '-H', accept, url]);
  const digest = /docker-content-digest: (\S+)/i.exec(head)?.[1];
  return { raw, digest, list: JSON.parse(raw) };
}

const attestationsIn = ({ list }: Awaited<ReturnType<typeof listAt>>): number =>
  list.manifests.filter((one: { platform: { os: string } }) => one.platform.os === 'unknown')
    .length;

describe.runIf(ready.ready)('the options of a build, on sid', () => {
  let walk: Walk;

  beforeAll(async () => {
    await resetHost(host, { store: 'containerd' });
    await tellVersions(host);
    await prepare(host);
    await writeInside(host, `${cwd}/Dockerfile`, dockerfile);
    await writeInside(host, `${cwd}/secret.txt`, 'hunter-in-a-file');
  }, 12 * minutes);

  afterAll(async () => {
    walk?.kill();
    await down(host);
  }, 2 * minutes);

  test(
    'are said by flags, changed by keys, and are in what the registry has then',
    async () => {
      const env = { LAB_SECRET: 'hunter-in-a-variable' };
      walk = startWizard(host, { cwd, args, env, columns: 100, rows: 40 });
      await walkTo(walk, 'target');
      await walk.until('2 tags, stage app, provenance max, 1 argument, 2 secrets, 2 annotations');
      walk.press('enter');
      await atStep(walk, 'build');
      expect(unwrapped(walk.screen())).toContain(
        '--provenance=mode=max --cache-from type=registry,ref=',
      );
      walk.press('enter');
      await atStep(walk, 'manifest', 3 * minutes);
      await walk.until(texts().manifest.sameTag(tags[1] ?? ''));
      const first = await listAt(tags[0] ?? '');
      expect((await listAt(tags[1] ?? '')).digest).toBe(first.digest);
      expect(first.list.annotations).toEqual({ 'lab.title': 'Options' });
      expect(platformsOf(first.raw)).toEqual(['linux/amd64', 'linux/arm64']);
      expect(attestationsIn(first)).toBe(2);

      // What the builder knew is gone: the registry's cache is what is left.
      await inHost(host, ['docker', 'buildx', 'prune', '--all', '--force']);
      walk.press('b');
      await atStep(walk, 'build');
      walk.press('b');
      await atStep(walk, 'target');
      walk.press('o');
      await walk.until('❯ Tags');
      walk.press(...Array.from({ length: 9 }, () => 'down' as const));
      await walk.until('❯ Provenance');
      walk.press('space', 'space');
      await walk.until(/❯ Provenance +off/);
      walk.press('esc');
      await walk.until('provenance off');
      walk.press('enter');
      await atStep(walk, 'build');
      await walk.until('--provenance=false');
      walk.press('enter');
      await atStep(walk, 'manifest', 3 * minutes);
      await walk.until(texts().manifest.sameTag(tags[1] ?? ''));
      const second = await listAt(tags[0] ?? '');
      expect(second.digest).not.toBe(first.digest);
      expect(attestationsIn(second)).toBe(0);
      const logs = '.local/state/multiarch-wizard/logs';
      const log = await inHost(host, ['sh', '-c', `cat "$(ls -t ${logs}/* | head -1)"`]);
      expect(log).toMatch(/importing cache manifest from/);
      expect(log).toMatch(/CACHED|"cached":true/);

      await inHost(host, ['docker', 'pull', tags[0] ?? '']);
      const history = await inHost(host, ['docker', 'history', '--no-trunc', tags[0] ?? '']);
      expect(history).toContain('VERSION=7');
      expect(history).not.toMatch(/hunter-in-a/);
      const version = ['docker', 'run', '--rm', tags[0] ?? '', 'cat', '/version'];
      expect(await inHost(host, version)).toBe('version 7\n');
    },
    10 * minutes,
  );
});
