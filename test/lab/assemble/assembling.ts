import { createHash } from 'node:crypto';
import { imagesOf, parseManifest } from '../../../src/docker/manifest-list.ts';
import { type Ended, enter, inside, type LabHost, registry } from '../lab.ts';
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

/** What each image of a list says its machine is, pulled and run by its own digest. */
export async function machinesOf(
  host: LabHost,
  { images }: Pushed,
): Promise<Readonly<Record<string, string>>> {
  const said: Record<string, string> = {};
  for (const [platform, digest] of Object.entries(images)) {
    const run = `docker run --rm --platform ${platform} ${app}@${digest} uname -m`;
    said[platform] = (await sh(host, run)).trim();
  }
  return said;
}

/** The handlers that these images need, registered as their public installer does it. */
export const register = (host: LabHost): Promise<string> =>
  sh(host, 'docker run --rm --privileged tonistiigi/binfmt --install arm64,arm,riscv64');
