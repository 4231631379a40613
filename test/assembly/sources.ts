import type { Wanted } from '../../src/assembly/assembly.ts';
import type { AssemblyFacts } from '../../src/assembly/facts.ts';
import { nothingWanted } from '../../src/assembly/nothing-wanted.ts';
import type { SourceRow } from '../../src/assembly/source.ts';
import type { CaFacts } from '../../src/checklist/builder/ca-file.ts';
import { platformOfTag } from '../../src/docker/architecture-word.ts';
import type { ImagePlatform } from '../../src/docker/image-platform.ts';

export const platform = (text: string): ImagePlatform => {
  const [os = '', architecture = '', variant = null] = text.split('/');
  return { os, architecture, variant };
};

export const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;

type Row = {
  readonly says?: string | null;
  readonly kind?: 'image' | 'attested' | 'list';
  readonly platforms?: readonly string[];
  readonly refused?: string;
  readonly letter?: string;
  readonly before?: string;
  readonly isByBuildx?: boolean;
};

/** A source that is there: its config says what its tag says, unless told otherwise. */
export function there(reference: string, row: Row = {}): SourceRow {
  const named = platformOfTag(reference.replace(/^.*:/, ''));
  const { kind = 'image', letter = reference.at(-1) ?? 'a', refused = null } = row;
  const own = row.says === undefined ? named : row.says === null ? null : platform(row.says);
  const platforms = row.platforms?.map(platform) ?? [own];
  return {
    reference,
    named,
    before: row.before ?? null,
    read: {
      state: 'there',
      digest: digest(letter),
      mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
      kind,
      images: platforms.map((each, index) => ({
        platform: each,
        digest: kind === 'image' ? digest(letter) : digest(`${letter}${index}`).slice(0, 71),
        size: 133,
        isAttested: kind === 'attested',
      })),
      refused,
      isByBuildx: row.isByBuildx ?? true,
      seenBy: `inspect ${reference}`,
    },
  };
}

const keeping = { file: '/home/ada/.docker/config.json', store: null, helpers: {} };
const logins = { keeping, kept: [] };

const unread = { certificates: [], fault: 'missing' } as const;

/** No authority was named, and Docker knows none here. */
const ca: CaFacts = {
  ...{ likely: '/etc/docker/certs.d/ghcr.io/ca.crt', found: [], named: null },
  read: async (path) => ({ ...unread, path }),
  findFor: async () => null,
  now: new Date('2026-11-26T00:00:00Z'),
};

export const factsOf = (
  rows: readonly SourceRow[],
  more: Partial<AssemblyFacts> = {},
): AssemblyFacts => ({
  ...{
    hasBuildx: true,
    isPodman: false,
    buildx: [0, 29, 1],
    isExperimental: false,
    registry: 'ghcr.io',
    access: 'tls',
    plainHttp: [],
    ca,
    trust: {},
  },
  ...{
    rows,
    empty: [],
    local: null,
    localFolder: '/home/ada/.docker/manifests/list',
    now: null,
    closed: null,
    logins,
  },
  ...more,
});

export const wantedOf = (more: Partial<Wanted> = {}): Wanted => ({
  ...nothingWanted,
  list: 'ghcr.io/me/app:1',
  sources: ['ghcr.io/me/app:1-{arch}'],
  ...more,
});
