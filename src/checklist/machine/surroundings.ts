import { join } from 'node:path';
import { groupName, groupsOf, userName } from '../../docker/accounts.ts';
import { type Context, socketPath } from '../../docker/contexts.ts';
import { parseOsRelease } from '../../docker/os-release.ts';
import type { Product } from '../../docker/product.ts';
import type { Look } from '../../host/look.ts';
import { onPath } from '../../host/on-path.ts';
import type { Surroundings } from './facts.ts';
import { starterOf } from './product-starters.ts';

/** Looks for what can start the engine, who may use its socket, and which other engines are here. */
export async function inspectSurroundings(
  look: Look,
  contexts: readonly Context[],
  endpoint: string,
  product: Product,
): Promise<Surroundings> {
  const socket = socketPath(endpoint);
  const [release, starter, programs, accounts, isThere, rootlessSocket] = await Promise.all([
    look.readText('/etc/os-release'),
    socket === null ? null : inspectStarter(look, socket),
    inspectPrograms(look, product, endpoint),
    inspectAccounts(look, socket),
    Promise.all(contexts.map((context) => hasSocket(look, context))),
    inspectRootless(look, contexts, socket),
  ]);
  return {
    distribution: parseOsRelease(release.text ?? ''),
    starter,
    ...programs,
    ...accounts,
    otherEngines: contexts.filter((_, index) => isThere[index]),
    rootlessSocket,
  };
}

/** Where products that run an engine lie on a Mac; Colima has no window, and is a program on PATH. */
const applications = [
  ['desktop', '/Applications/Docker.app'],
  ['orbstack', '/Applications/OrbStack.app'],
  ['rancher-desktop', '/Applications/Rancher Desktop.app'],
] as const;

/** Looks for what starts the product; on a Mac where nothing names one, for every product. */
async function inspectPrograms(look: Look, product: Product, endpoint: string) {
  const isMac = look.platform === 'darwin' && product === 'engine';
  const seen = isMac
    ? await Promise.all(applications.map(async ([, path]) => (await look.stat(path)) !== null))
    : [];
  const applied = applications.flatMap(([one], index) => (seen[index] ? [one] : []));
  const asked: readonly Product[] = isMac ? [...applied, 'colima'] : [product];
  const programs = asked.flatMap((one) => starterOf(one, look, endpoint)?.program ?? []);
  const paths = await Promise.all(programs.map((program) => onPath(look, program)));
  const starters = programs.filter((_, index) => paths[index] !== null);
  const hasColima = isMac && starters.includes('colima');
  const installed: readonly Product[] = hasColima ? [...applied, 'colima'] : applied;
  return { starters, installed };
}

const unitFolders = ['/etc/systemd/system', '/usr/lib/systemd/system', '/lib/systemd/system'];

/** A unit or script is looked for, so that nobody is told to start what is not installed. */
async function inspectStarter(look: Look, socket: string): Promise<Surroundings['starter']> {
  const isThere = async (path: string) => (await look.stat(path)) !== null;
  const [hasSystemd, hasScript, hasUserUnit, ...units] = await Promise.all([
    isThere('/run/systemd/system'),
    isThere('/etc/init.d/docker'),
    isThere(`${look.home}/.config/systemd/user/docker.service`),
    ...unitFolders.map((folder) => isThere(`${folder}/docker.service`)),
  ]);
  // Docker without root listens in the user's own folder: no service of the machine starts it.
  if (socket.startsWith('/run/user/')) return hasSystemd && hasUserUnit ? 'systemd-user' : null;
  if (!hasSystemd) return hasScript ? 'init-script' : null;
  return units.includes(true) ? 'systemd' : null;
}

async function inspectAccounts(look: Look, path: string | null) {
  const [socket, passwd, group] = await Promise.all([
    path === null ? null : look.stat(path),
    look.readText('/etc/passwd'),
    look.readText('/etc/group'),
  ]);
  const groups = group.text ?? '';
  const named = look.uid === null ? null : userName(passwd.text ?? '', look.uid);
  const user = named ?? look.env['USER'] ?? null;
  const isGroups = socket !== null && socket.gid !== 0 && (socket.mode & 0o020) !== 0;
  const socketGroup = isGroups ? groupName(groups, socket.gid) : null;
  const isListed =
    user !== null && socketGroup !== null && groupsOf(groups, user).includes(socketGroup);
  const isNewMember = isListed && isGroups && !look.groups.includes(socket.gid);
  return { user, socketGroup, isNewMember };
}

async function hasSocket(look: Look, { isCurrent, endpoint, error }: Context): Promise<boolean> {
  const socket = socketPath(endpoint ?? '');
  if (isCurrent || error !== null || socket === null) return false;
  return (await look.stat(socket)) !== null;
}

async function inspectRootless(look: Look, contexts: readonly Context[], asked: string | null) {
  if (look.uid === null || look.uid === 0) return null;
  const folder = look.env['XDG_RUNTIME_DIR'] || `/run/user/${look.uid}`;
  const socket = join(folder, 'docker.sock');
  const isNamed = contexts.some(({ endpoint }) => socketPath(endpoint ?? '') === socket);
  if (isNamed || asked === socket) return null;
  return (await look.stat(socket)) === null ? null : socket;
}
