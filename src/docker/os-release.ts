/** A distribution, as it says of itself. */
export type OsRelease = {
  /** `debian`, `fedora`; empty where nothing is said. */
  readonly id: string;
  /** What it descends from, the nearest first. */
  readonly like: readonly string[];
  /** `Debian GNU/Linux 12 (bookworm)`. */
  readonly name: string;
};

/** How software is installed on a distribution. */
export type PackageFamily = 'debian' | 'fedora' | 'alpine' | 'arch';

const families: Readonly<Record<string, PackageFamily>> = {
  debian: 'debian',
  ubuntu: 'debian',
  fedora: 'fedora',
  rhel: 'fedora',
  centos: 'fedora',
  alpine: 'alpine',
  arch: 'arch',
};

/** Reads `/etc/os-release`; source: os-release(5). */
export function parseOsRelease(text: string): OsRelease {
  const fields = new Map(
    text.split('\n').flatMap((line) => {
      const [, key = '', value = ''] = /^([A-Z_]+)=(.*)$/.exec(line.trim()) ?? [];
      return key === '' ? [] : [[key, value.replace(/^(["'])(.*)\1$/, '$2')] as const];
    }),
  );
  return {
    id: fields.get('ID') ?? '',
    like: (fields.get('ID_LIKE') ?? '').split(' ').filter((id) => id !== ''),
    name: fields.get('PRETTY_NAME') ?? fields.get('NAME') ?? '',
  };
}

/** The family of a distribution; null for one that is not known. */
export function packageFamily({ id, like }: OsRelease): PackageFamily | null {
  const known = [id, ...like].find((name) => Object.hasOwn(families, name));
  return known === undefined ? null : (families[known] ?? null);
}
