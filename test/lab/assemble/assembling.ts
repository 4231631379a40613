import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { imagesOf, parseManifest } from '../../../src/docker/manifest-list.ts';
import { emptyFolder } from '../../host/folder.ts';
import { type Ended, enter, enterCommand, inside, type LabHost, registry } from '../lab.ts';
import { inHost } from '../walks/wizard.ts';

/** The repository of these tests, in a host's open registry. */
export const app = `${inside.registry}/app`;

/** What a shell of the host says; a failing command fails the test. */
export const sh = (host: LabHost, script: string): Promise<string> =>
  inHost(host, ['sh', '-euc', script]);

/** `multiarch-wizard assemble` without a terminal. */
export const assemble = (host: LabHost, ...args: readonly string[]): Promise<Ended> =>
  enter(host, [inside.node, `${inside.checkout}/dist/cli.cjs`, 'assemble', ...args]);

/** What it printed in one line: it wraps at 80 columns. */
export const told = ({ stdout, stderr }: Ended): string =>
  `${stdout}${stderr}`.replace(/ \\\n/g, ' ').replace(/\s+/g, ' ');

export type Pushed = {
  readonly digest: string;
  readonly mediaType: string;
  readonly body: string;
  /** The digest of each image, by its platform. */
  readonly images: Readonly<Record<string, string>>;
  /** How many of them are attested. */
  readonly attested: number;
};

/** What the registry itself has under a tag, asked by `curl` and by nobody of ours. */
export async function pushed(host: LabHost, tag: string, repository = 'app'): Promise<Pushed> {
  const { status, type, body } = await registry(host, `/v2/${repository}/manifests/${tag}`);
  if (status !== 200) throw new Error(`${tag}: ${status} ${body}`);
  const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
  const parsed = parseManifest(body);
  const images = parsed?.kind === 'list' ? imagesOf(parsed) : [];
  return {
    ...{ digest, body, mediaType: type },
    images: Object.fromEntries(images.map((image) => [image.platform, image.digest])),
    attested: images.filter(({ attestations }) => attestations.length > 0).length,
  };
}

/** What each image of a list says of itself: the list is pulled for its platform, as users pull it, and run. */
export async function saidBy(
  host: LabHost,
  { images }: Pushed,
  tag: string,
  command = 'uname -m',
): Promise<Readonly<Record<string, string>>> {
  const said: Record<string, string> = {};
  for (const platform of Object.keys(images)) {
    const pull = `docker pull --quiet --platform ${platform} ${app}:${tag} >/dev/null`;
    const run = `docker run --rm --platform ${platform} ${app}:${tag} ${command}`;
    // The next one comes from the registry again.
    const remove = `docker image rm --force ${app}:${tag} >/dev/null`;
    said[platform] = (await sh(host, [pull, run, remove].join('\n'))).trim();
  }
  return said;
}

/** `make manifest` with a saved Makefile, by this machine's make: its docker is the host's. */
export async function make(
  host: LabHost,
  file: string,
  variables: readonly string[],
): Promise<void> {
  const folder = emptyFolder();
  const docker = enterCommand(host, ['docker']).map((word) => `'${word}'`);
  writeFileSync(join(folder, 'docker'), `#!/bin/sh\nexec ${docker.join(' ')} "$@"\n`, {
    mode: 0o755,
  });
  writeFileSync(join(folder, 'Makefile'), await inHost(host, ['cat', file]));
  const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}` };
  await promisify(execFile)('make', ['-C', folder, 'manifest', ...variables], { env });
}

/** The handlers that these images need, registered as their public installer does it. */
export const register = (host: LabHost): Promise<string> =>
  sh(host, 'docker run --rm --privileged tonistiigi/binfmt --install arm64,arm,riscv64');
