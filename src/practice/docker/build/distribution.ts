import { referenceOf } from '../registry/find.ts';

/** The distribution that a base image is made of, as far as its name says it. */
export type Distribution = {
  readonly id: 'alpine' | 'debian' | 'ubuntu';
  /** `v3.22`, `trixie`, `noble`. */
  readonly release: string;
};

const debianReleases: Readonly<Record<string, string>> = {
  ...{ '11': 'bullseye', '12': 'bookworm', '13': 'trixie', stable: 'trixie', latest: 'trixie' },
};

const ubuntuReleases: Readonly<Record<string, string>> = {
  ...{ '20.04': 'focal', '22.04': 'jammy', '24.04': 'noble', latest: 'noble', rolling: 'questing' },
};

const named = /\b(bullseye|bookworm|trixie|sid|focal|jammy|noble)\b/;
const newestAlpine = 'v3.22';

/** Of an image's reference; images of languages are made of Debian's newest where their tag names no other. */
export function distributionOf(image: string | null): Distribution | null {
  const reference = image === null ? null : referenceOf(image);
  if (reference === null) return null;
  const name = reference.repository.split('/').at(-1) ?? '';
  const tag = reference.tag ?? 'latest';
  const [, alpine] =
    /(?:^|-)alpine(\d+\.\d+)?/.exec(name === 'alpine' ? `alpine${tag}` : tag) ?? [];
  if (name === 'alpine' || /(?:^|-)alpine/.test(tag)) {
    return { id: 'alpine', release: alpine === undefined ? newestAlpine : `v${alpine}` };
  }
  const [release] = named.exec(tag) ?? [];
  const [number = ''] = tag.split('-');
  if (name === 'ubuntu')
    return { id: 'ubuntu', release: release ?? ubuntuReleases[number] ?? 'noble' };
  if (name === 'debian')
    return { id: 'debian', release: release ?? debianReleases[number] ?? 'trixie' };
  const isLanguage = ['python', 'node', 'golang', 'rust', 'ruby', 'gcc', 'php', 'buildpack-deps'];
  if (release === undefined && !isLanguage.includes(name)) return null;
  return { id: 'debian', release: release ?? 'trixie' };
}

/** Packages by release. Bookworm's are what `apt-cache policy` says there; the other releases' were not asked for, and only stand for what such a package is called there. */
const versions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  bullseye: { 'ca-certificates': '20210119', 'build-essential': '12.9' },
  bookworm: {
    ...{ 'ca-certificates': '20250419~deb12u2', 'build-essential': '12.9' },
    ...{ curl: '7.88.1-10+deb12u15', git: '1:2.39.5-0+deb12u3' },
  },
  trixie: { 'ca-certificates': '20250419', 'build-essential': '12.12', curl: '8.14.1-2' },
  focal: { 'ca-certificates': '20240203~20.04.1', 'build-essential': '12.8ubuntu1.1' },
  jammy: { 'ca-certificates': '20240203~22.04.1', 'build-essential': '12.9ubuntu3' },
  noble: { 'ca-certificates': '20240203', 'build-essential': '12.10ubuntu1' },
  'v3.22': { figlet: '2.2.5-r3' },
  'v3.21': { figlet: '2.2.5-r3' },
  'v3.20': { figlet: '2.2.5-r3' },
};

/** The version of a package there; null where this table does not know it. */
export const packageVersion = ({ release }: Distribution, name: string): string | null =>
  versions[release]?.[name] ?? null;
