import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stepIds } from '../../../src/model/step-id.ts';
import { texts } from '../../../src/texts/index.ts';
import { down, inside, labReady, leftovers, resetHost } from '../lab.ts';
import {
  atStep,
  choose,
  consent,
  ended,
  goOnTo,
  inHost,
  minutes,
  setPlatform,
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
const cwd = '/root/app';
const archive = 'app.oci.tar';
const machines = [
  ['linux/amd64', 'x86_64'],
  ['linux/arm64', 'aarch64'],
  ['linux/riscv64', 'riscv64'],
] as const;
const platforms = machines.map(([platform]) => platform);
const dockerfile = `FROM ${inside.registry}/base:1\nRUN uname -m > /machine\n`;
const { manifest: table, target: fields } = texts().ui;

type Descriptor = {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly platform?: { readonly os: string; readonly architecture: string };
};
type Index = { readonly mediaType: string; readonly manifests: readonly Descriptor[] };
type Image = { readonly config: Descriptor; readonly layers: readonly Descriptor[] };

/** Prints one file of an OCI layout. */
type Reader = (path: string) => readonly string[];
const inArchive: Reader = (path) => ['tar', 'xOf', archive, path];
const inFolder =
  (folder: string): Reader =>
  (path) => ['cat', `${folder}/${path}`];

const blob = ({ digest }: Descriptor) => `blobs/${digest.replace(':', '/')}`;

/** A JSON blob that is what its descriptor says, to the byte. */
async function blobOf(read: Reader, descriptor: Descriptor): Promise<unknown> {
  const text = await inHost(host, read(blob(descriptor)), { cwd });
  const digest = createHash('sha256').update(text).digest('hex');
  expect({ digest: `sha256:${digest}`, size: text.length }).toEqual({
    digest: descriptor.digest,
    size: descriptor.size,
  });
  return JSON.parse(text);
}

/** From index.json to the index of the image, and what that lists: its images by platform. */
async function layoutOf(read: Reader) {
  const layout = JSON.parse(await inHost(host, read('oci-layout'), { cwd }));
  expect(layout).toEqual({ imageLayoutVersion: '1.0.0' });
  const top = JSON.parse(await inHost(host, read('index.json'), { cwd })) as Index;
  expect(top.manifests).toHaveLength(1);
  const [only] = top.manifests as [Descriptor];
  expect(only.mediaType).toBe('application/vnd.oci.image.index.v1+json');
  const index = (await blobOf(read, only)) as Index;
  const images = new Map<string, Image>();
  for (const descriptor of index.manifests) {
    const { os, architecture } = descriptor.platform ?? { os: '', architecture: '' };
    if (os === 'unknown') continue; // An attestation.
    images.set(`${os}/${architecture}`, (await blobOf(read, descriptor)) as Image);
  }
  return { digest: only.digest, images };
}

/** What the RUN of each platform wrote into its image. */
async function machinesIn(read: Reader, images: ReadonlyMap<string, Image>) {
  const found: (readonly [string, string])[] = [];
  for (const [platform, { layers }] of images) {
    const last = layers.at(-1) as Descriptor;
    const script = '"$@" | tar xzO machine';
    const machine = await inHost(host, ['sh', '-c', script, '-', ...read(blob(last))], { cwd });
    found.push([platform, machine.trim()]);
  }
  return found.sort();
}

describe.runIf(ready.ready)('sid, with the containerd image store', () => {
  let walk: Walk;

  beforeAll(async () => {
    await resetHost(host, { store: 'containerd' });
    await tellVersions(host);
    await writeInside(host, `${cwd}/Dockerfile`, dockerfile);
  }, 12 * minutes);

  afterAll(async () => {
    walk?.kill();
    await down(host);
  }, 2 * minutes);

  test(
    'from nothing to an OCI archive with the default builder, and without a registry',
    async () => {
      walk = startWizard(host, { cwd });
      await atStep(walk, 'machine');
      await goOnTo(walk, 'client');
      await goOnTo(walk, 'emulators');
      await choose(walk, 'tonistiigi/binfmt ');
      await consent(walk, 'docker run --rm --privileged tonistiigi/binfmt --install');
      await goOnTo(walk, 'builder');

      await choose(walk, texts().builder.registry.archive.title);
      await walk.until(texts().builder.registry.title.none);
      await walk.until(texts().ui.builders.passed, minutes);
      await goOnTo(walk, 'target');

      for (const platform of platforms) await setPlatform(walk, platform, true);
      await walk.until(fields.chosen(platforms.length));
      for (const field of [fields.tag, fields.output, fields.file]) {
        walk.press('tab');
        await walk.until(`❯ ${field}`);
      }
      walk.press('ctrl-u', archive);
      await walk.until(new RegExp(`❯ ${fields.file} +${archive}`));
      walk.press('enter');

      await atStep(walk, 'build');
      const shown = unwrapped(walk.screen());
      expect(shown).toContain(
        `docker buildx build --builder default --platform ${platforms.join(',')}`,
      );
      expect(shown).toContain(`--output type=oci,dest=${archive} .`);
      walk.press('enter');
      await atStep(walk, 'manifest', 2 * minutes);
    },
    8 * minutes,
  );

  test(
    'the archive holds the three platforms; the table was read from it',
    async () => {
      const { digest, images } = await layoutOf(inArchive);
      expect([...images.keys()].sort()).toEqual(platforms);
      expect(await machinesIn(inArchive, images)).toEqual(machines);
      for (const { config } of images.values()) await blobOf(inArchive, config);

      // The ways to push it stand at the end; the list's own digest is the top of the page.
      const below = await walk.until(table.inArchive);
      walk.press('pgup');
      const screen = (await walk.until(digest)) + below;
      expect(unwrapped(screen)).toContain(table.types['application/vnd.oci.image.index.v1+json']);
      for (const platform of platforms) {
        expect(screen).toMatch(new RegExp(`${platform} +[0-9a-f]{12} +[\\d.]+ kB`));
      }
    },
    2 * minutes,
  );

  test(
    'nothing was pushed, and Enter ends it with exit code 0',
    async () => {
      const builders = await inHost(host, ['docker', 'buildx', 'ls']);
      expect(builders).not.toContain('docker-container');
      const repositories = await inHost(host, [
        'curl',
        '-s',
        `http://${inside.registry}/v2/_catalog`,
      ]);
      expect(repositories).not.toContain('app');
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      for (const id of stepIds) {
        expect(walk.everything()).toMatch(new RegExp(`^✓ ${texts()[id].title}  `, 'm'));
      }
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
    },
    2 * minutes,
  );

  test(
    'an OCI folder is the same without the tar',
    async () => {
      const args = ['--platform', platforms.join(','), '--output', 'oci-dir:layout'];
      walk = startWizard(host, { cwd, args });
      await walkTo(walk, 'build');
      walk.press('enter');
      await atStep(walk, 'manifest', 2 * minutes);

      const read = inFolder('layout');
      const { digest, images } = await layoutOf(read);
      expect([...images.keys()].sort()).toEqual(platforms);
      expect(await machinesIn(read, images)).toEqual(machines);
      walk.press('pgup');
      await walk.until(digest);
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
    },
    4 * minutes,
  );
});
