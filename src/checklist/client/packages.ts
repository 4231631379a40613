import { parseAptPolicy } from '../../docker/apt-policy.ts';
import { type OsRelease, packageFamily, parseOsRelease } from '../../docker/os-release.ts';
import type { Look } from '../../host/look.ts';

/** A package that brings buildx, and the commands of whatever installs packages here. */
export type BuildxPackage = {
  readonly name: string;
  readonly needs: 'root' | 'consent';
  readonly install: readonly (readonly string[])[];
  readonly remove: readonly (readonly string[])[];
};

const ofDocker = 'docker-buildx-plugin';
const ofDistribution = 'docker-buildx';

/** The package that can be installed here; null where none is known to be there. */
export async function findPackage(look: Look, target: string): Promise<BuildxPackage | null> {
  if (look.platform === 'darwin') return homebrewPackage(look, target);
  if (look.platform !== 'linux') return null;
  const release = parseOsRelease((await look.readText('/etc/os-release')).text ?? '');
  switch (packageFamily(release)) {
    case 'debian':
      return debianPackage(look);
    case 'fedora':
      return fedoraPackage(look, release);
    case 'alpine':
      return rootPackage('docker-cli-buildx', ['apk', 'add'], ['apk', 'del']);
    case 'arch':
      return rootPackage(
        ofDistribution,
        ['pacman', '-S', '--noconfirm'],
        ['pacman', '-R', '--noconfirm'],
      );
    case null:
      return null;
  }
}

function rootPackage(
  name: string,
  install: readonly string[],
  remove: readonly string[],
): BuildxPackage {
  return { name, needs: 'root', install: [[...install, name]], remove: [[...remove, name]] };
}

/** Debian 12 has no such package, and a machine may know Docker's own packages instead: apt is asked. */
async function debianPackage(look: Look): Promise<BuildxPackage | null> {
  const asked = ['apt-cache', 'policy', ofDistribution, ofDocker, 'docker-ce-cli'];
  const { stdout } = await look.run(asked, { env: { LC_ALL: 'C' } });
  const known = parseAptPolicy(stdout);
  // One that is installed and does not work is not mended by installing it.
  const has = (name: string) =>
    known.some((one) => one.name === name && one.candidate !== null && one.installed === null);
  const isDockers = known.some(({ name, installed }) => name === 'docker-ce-cli' && installed);
  const names = isDockers ? [ofDocker] : [ofDistribution, ofDocker];
  const name = names.find(has);
  return name === undefined
    ? null
    : rootPackage(name, ['apt-get', 'install', '--yes'], ['apt-get', 'remove', '--yes']);
}

/** Fedora packages it itself; its relatives have it from Docker's repository only. */
async function fedoraPackage(look: Look, { id }: OsRelease): Promise<BuildxPackage | null> {
  const [repository, dnf] = await Promise.all([
    look.stat('/etc/yum.repos.d/docker-ce.repo'),
    look.stat('/usr/bin/dnf'),
  ]);
  if (repository === null && id !== 'fedora') return null;
  const tool = dnf === null ? 'yum' : 'dnf';
  return rootPackage(
    repository === null ? ofDistribution : ofDocker,
    [tool, 'install', '-y'],
    [tool, 'remove', '-y'],
  );
}

/** Homebrew puts it where the client does not look: a link tells the client. */
async function homebrewPackage(look: Look, target: string): Promise<BuildxPackage | null> {
  const prefixes = ['/opt/homebrew', '/usr/local'];
  const brews = await Promise.all(prefixes.map((prefix) => look.stat(`${prefix}/bin/brew`)));
  const prefix = prefixes.find((_, index) => brews[index] !== null);
  if (prefix === undefined) return null;
  const program = `${prefix}/opt/${ofDistribution}/bin/docker-buildx`;
  return {
    name: ofDistribution,
    needs: 'consent',
    install: [
      ['brew', 'install', ofDistribution],
      ['mkdir', '-p', target.slice(0, target.lastIndexOf('/'))],
      ['ln', '-sfn', program, target],
    ],
    remove: [
      ['rm', target],
      ['brew', 'uninstall', ofDistribution],
    ],
  };
}
