import { beforeEach, describe, expect, it } from 'vitest';
import { attestationKinds, imagesOf, parseManifest } from '../../../src/docker/manifest-list.ts';
import type { World } from '../../../src/practice/world.ts';
import { docker, type Options } from './docker-run.ts';
import { labWorld } from './lab-machines.ts';

const tag = 'localhost:5000/app:1';
const dockerfile = `ARG BASE=base
FROM localhost:5000/\${BASE}:1 AS build
ARG VERSION=1
RUN echo version \${VERSION}
RUN --mount=type=secret,id=npm,required=true echo with a secret
FROM build AS tests
RUN echo these are tests
`;

let world: World;
beforeEach(async () => {
  world = labWorld('sid-docker-28.5-buildx-0.29');
  world.files.set('/srv/app/npmrc', { text: 'token', mode: 0o600, uid: 0 });
  await docker(world, 'run --privileged --rm tonistiigi/binfmt --install arm64');
  await docker(world, 'buildx create --name mybuilder --driver-opt network=host --bootstrap');
});

const build = (args: string, options: Options = {}) =>
  docker(
    world,
    `buildx build --builder mybuilder --platform linux/amd64,linux/arm64 --progress plain -f - ${args} .`,
    { input: dockerfile, ...options },
  );

/** What the registry has under a tag. */
async function listAt(reference: string) {
  const { stdout } = await docker(world, `buildx imagetools inspect --raw ${reference}`);
  const parsed = parseManifest(stdout);
  if (parsed?.kind !== 'list') throw new Error(stdout);
  return { raw: JSON.parse(stdout), images: imagesOf(parsed), list: parsed };
}

async function attestedIn(reference: string): Promise<readonly string[]> {
  const [attestation] = (await listAt(reference)).images[0]?.attestations ?? [];
  if (attestation === undefined) return [];
  const { stdout } = await docker(
    world,
    `buildx imagetools inspect --raw localhost:5000/app@${attestation}`,
  );
  const parsed = parseManifest(stdout);
  return parsed?.kind === 'image' ? attestationKinds(parsed) : [];
}

const secret = '--secret id=npm,src=npmrc';

describe('the options of a build on a practice machine', () => {
  it('build one stage, with arguments that go before the defaults of the Dockerfile', async () => {
    const { exitCode, stderr } = await build(
      `--target build --build-arg VERSION=7 ${secret} -t ${tag} --push`,
    );
    expect(exitCode).toBe(0);
    expect(stderr).toContain('version 7');
    expect(stderr).not.toContain('these are tests');
    expect((await build(`--target nothing -t ${tag} --push`)).stderr).toContain(
      'target stage "nothing" could not be found',
    );
  });

  it('need the secret that a RUN requires, from a file or a variable that is there', async () => {
    expect((await build('')).stderr).toContain('secret npm: not found');
    expect((await build('--secret id=npm,src=none')).stderr).toContain('failed to stat none');
    expect((await build('--secret id=npm,env=NPM')).exitCode).toBe(1);
    const { exitCode } = await build('--secret id=npm,env=NPM', { env: { NPM: 'token' } });
    expect(exitCode).toBe(0);
  });

  it('annotate the list and its images', async () => {
    await build(`${secret} --annotation index:a=b --annotation c=d -t ${tag} --push`);
    const { raw, images } = await listAt(tag);
    expect(raw.annotations).toEqual({ a: 'b' });
    const one = `localhost:5000/app@${images[0]?.digest}`;
    const { stdout } = await docker(world, `buildx imagetools inspect --raw ${one}`);
    expect(JSON.parse(stdout).annotations).toEqual({ c: 'd' });
  });

  it('attest as much as is asked for', async () => {
    await build(`${secret} -t ${tag} --push`);
    expect(await attestedIn(tag)).toEqual(['provenance']);
    await build(`${secret} --provenance=false -t ${tag} --push`);
    expect((await listAt(tag)).list.manifests).toHaveLength(2);
    await build(`${secret} --provenance=mode=max --sbom=true -t ${tag} --push`);
    expect(await attestedIn(tag)).toEqual(['provenance', 'sbom']);
  });

  it('keep a cache in a registry, for a builder that lost its own', async () => {
    const cache = 'type=registry,ref=localhost:5000/app:cache';
    const first = await build(`${secret} --cache-from ${cache} --cache-to ${cache},mode=max`);
    expect(first.stderr).toContain('ERROR: localhost:5000/app:cache: not found');
    expect(first.exitCode).toBe(0);
    await docker(world, 'buildx prune --force --builder mybuilder');
    expect((await build(secret)).stderr).not.toContain('CACHED');
    await docker(world, 'buildx prune --force --builder mybuilder');
    expect((await build(`${secret} --cache-from ${cache}`)).stderr).toContain('CACHED');
  });

  it('are refused where they are not known', async () => {
    const { exitCode, stderr } = await build('--cache-from type=gha');
    expect(exitCode).toBe(127);
    expect(stderr).toContain(
      'does not know this command: docker buildx build --cache-from type=gha',
    );
    expect((await build('--attest type=sbom')).stderr).toContain('unknown flag: --attest');
  });
});
