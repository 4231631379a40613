import { parseAptPolicy } from '../../docker/apt-policy.ts';
import { dockerContexts } from '../../docker/commands.ts';
import { engineEndpoint, parseContexts, socketPath } from '../../docker/contexts.ts';
import { handlersUnitPath } from '../../docker/handlers-unit.ts';
import { packageFamily, parseOsRelease } from '../../docker/os-release.ts';
import { isWslKernel } from '../../docker/product.ts';
import type { Look } from '../../host/look.ts';
import { onPath } from '../../host/on-path.ts';

/** What can register handlers at every boot of this machine. */
export type Lasting = {
  /** The distribution's package, and the commands that install and remove it; null where none is known. */
  readonly package: HandlersPackage | null;
  /** The absolute path of `docker` for a unit of systemd; null where such a unit would not run, or is there. */
  readonly docker: string | null;
};

export type HandlersPackage = {
  readonly name: string;
  readonly install: readonly string[];
  readonly remove: readonly string[];
};

export async function inspectLasting(look: Look): Promise<Lasting> {
  const [found, docker] = await Promise.all([findPackage(look), findDocker(look)]);
  return { package: found, docker };
}

/** Packages whose emulators are static, and whose handlers have F: systemd-binfmt registers them at boot. */
async function findPackage(look: Look): Promise<HandlersPackage | null> {
  const release = parseOsRelease((await look.readText('/etc/os-release')).text ?? '');
  switch (packageFamily(release)) {
    case 'debian':
      // Ubuntu's distribution of WSL keeps systemd-binfmt from registering anything: ubuntu/wsl-setup#11.
      return release.id === 'ubuntu' && isWslKernel(look.release) ? null : debianPackage(look);
    case 'fedora':
      return release.id === 'fedora' ? dnfPackage : null;
    case 'arch':
      return archPackage;
    default:
      return null;
  }
}

const name = 'qemu-user-static';

async function debianPackage(look: Look): Promise<HandlersPackage | null> {
  const { stdout } = await look.run(['apt-cache', 'policy', name], { env: { LC_ALL: 'C' } });
  const [known] = parseAptPolicy(stdout);
  if (known === undefined || known.candidate === null || known.installed !== null) return null;
  return {
    name,
    install: ['apt-get', 'install', '--yes', name],
    // From Debian 13 on the first one only stands for the second, which registers.
    remove: ['apt-get', 'remove', '--yes', name, 'qemu-user-binfmt'],
  };
}

const dnfPackage: HandlersPackage = {
  name,
  install: ['dnf', 'install', '-y', name],
  remove: ['dnf', 'remove', '-y', name],
};

const archPackage: HandlersPackage = {
  name,
  install: ['pacman', '-S', '--noconfirm', name, `${name}-binfmt`],
  remove: ['pacman', '-R', '--noconfirm', `${name}-binfmt`, name],
};

const unitFolders = ['/etc/systemd/system', '/usr/lib/systemd/system', '/lib/systemd/system'];

/** A unit needs systemd, the engine as a service of it, and a client that speaks to that one. */
async function findDocker(look: Look): Promise<string | null> {
  const isThere = async (path: string) => (await look.stat(path)) !== null;
  const [hasSystemd, isWritten, docker, contexts, ...services] = await Promise.all([
    isThere('/run/systemd/system'),
    isThere(handlersUnitPath),
    onPath(look, 'docker'),
    look.run(dockerContexts),
    ...unitFolders.map((folder) => isThere(`${folder}/docker.service`)),
  ]);
  if (!hasSystemd || isWritten || !services.includes(true) || docker === null) return null;
  const socket = socketPath(engineEndpoint(parseContexts(contexts.stdout), look.env));
  const isSystems = socket === '/var/run/docker.sock' || socket === '/run/docker.sock';
  // What stands in a unit without quotes.
  return isSystems && /^[\w/.-]+$/.test(docker) ? docker : null;
}
