import type { AssemblyState, Wanted, WayOffer } from '../../src/assembly/assembly.ts';
import { nothingWanted } from '../../src/assembly/nothing-wanted.ts';
import type { SourceImage, SourceRow } from '../../src/assembly/source.ts';
import type { ImagePlatform } from '../../src/docker/image-platform.ts';
import { finding, manifestFacts, remedy } from './samples.ts';

const repository = 'registry.lab:5000/team/app';

export const platform = (text: string): ImagePlatform => {
  const [os = '', architecture = '', variant = null] = text.split('/');
  return { os, architecture, variant };
};

const digestOf = (seed: string) =>
  `sha256:${Buffer.from(seed.repeat(40)).toString('hex').slice(0, 64)}`;

export const image = (text: string | null, change: Partial<SourceImage> = {}): SourceImage => ({
  platform: text === null ? null : platform(text),
  digest: digestOf(text ?? 'none'),
  size: 6_900_000,
  isAttested: false,
  ...change,
});

/** A source that is there, of one image unless more are given. */
export const row = (
  tag: string,
  images: readonly SourceImage[],
  change: Partial<SourceRow> = {},
): SourceRow => ({
  reference: `${repository}:${tag}`,
  named: null,
  before: null,
  read: {
    state: 'there',
    digest: digestOf(tag),
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    kind: images.length > 1 ? 'list' : images[0]?.isAttested === true ? 'attested' : 'image',
    images,
    refused: null,
    isByBuildx: true,
    seenBy: 'docker buildx imagetools inspect',
  },
  ...change,
});

export const unread = (tag: string, state: 'reading' | 'missing' | 'unreadable'): SourceRow => ({
  ...row(tag, []),
  read: state === 'reading' ? { state } : { state, error: 'not found', seenBy: 'docker' },
});

export const wanted: Wanted = {
  ...nothingWanted,
  list: `${repository}:1.0`,
  sources: [`${repository}:1.0-amd64`, `${repository}:1.0-arm64`, `${repository}:1.0-arm-v7`],
};

export const rows: readonly SourceRow[] = [
  row('1.0-amd64', [image('linux/amd64')]),
  row('1.0-arm64', [image('linux/arm64')]),
  row('1.0-arm-v7', [image('linux/arm/v7')]),
];

export const offers: readonly WayOffer[] = [
  { way: 'imagetools', cannot: null, recommended: 'takes lists too, and leaves no copy here' },
  { way: 'manifest', cannot: null, recommended: null },
];

export const create = ['docker', 'buildx', 'imagetools', 'create', '--tag', wanted.list];

export const plan = remedy('Make the list', {
  changes: `Writes a list of 3 images to the registry as ${wanted.list}.`,
  undo: 'No docker command takes a tag out of a registry.',
  actions: [{ run: [...create, ...wanted.sources] }],
});

export const begun: AssemblyState = {
  ...{ label: null, phase: 'asking', wanted: nothingWanted, rows: [], findings: [], ways: [] },
  ...{ way: null, access: null, plan: null, prompt: null, doing: null, outcome: null },
  ...{ manifest: null, changes: [], saved: {}, exitCode: null },
};

/** Everything was read, and nothing is in the way. */
export const read: AssemblyState = {
  ...begun,
  findings: [finding('manifest.source-there', 'ok', 'All 3 images are in the registry', '', '')],
  ...{ phase: 'read', wanted, rows, ways: offers, way: 'imagetools', access: 'tls', plan },
};

/** The list is there. */
export const made: AssemblyState = {
  ...read,
  phase: 'made',
  manifest: { ...manifestFacts, where: wanted.list, missing: [] },
  changes: [{ text: plan.changes, undo: plan.undo }],
};
