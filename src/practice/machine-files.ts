import { architectureOf } from '../docker/architecture.ts';
import { programBytes } from '../docker/binfmt.ts';
import type { Machine, MachineFile } from './machine.ts';
import { isSnap, snapFolder, traitsOf } from './products.ts';
import type { File, Person } from './world.ts';

/** Group ids as Debian and its relatives give them. */
export const groupIds: Readonly<Record<string, number>> = {
  root: 0,
  adm: 4,
  sudo: 27,
  docker: 999,
};

/** The home of whoever sits before the machine. */
export function homeOf({ user = 'ada', uid = 1000, platform }: Partial<Machine['system']>): string {
  return uid === 0 ? '/root' : `/${platform === 'darwin' ? 'Users' : 'home'}/${user}`;
}

/** A path of a machine's file, in which `~` is the home. */
export const expanded = (path: string, home: string): string => path.replace(/^~(?=\/|$)/, home);

export function personOf({ system }: Machine): Person {
  const { user = 'ada', uid = 1000, groups = ['docker', 'sudo'] } = system;
  const home = homeOf(system);
  const ids = groups.flatMap((name) => groupIds[name] ?? []);
  return { name: uid === 0 ? 'root' : user, uid, home, groups: [uid, ...ids] };
}

/** The boot that the practice begins in; a receipt of another one was written before a reboot. */
export const bootId = '5f3c2b1a-6d7e-4f80-91a2-b3c4d5e6f708';

/** The files of a machine when the practice begins: those of every machine of its kind, then its own. */
export function filesOf(machine: Machine, person: Person): Map<string, File> {
  const isLinux = (machine.system.platform ?? 'linux') === 'linux';
  const files = new Map<string, File>(isLinux ? linuxFiles(machine, person) : macFiles(machine));
  for (const [path, content] of Object.entries(machine.files ?? {})) {
    const at = expanded(path, person.home);
    const isOwn = at.startsWith(`${person.home}/`);
    files.set(at, {
      text: textOf(content),
      mode: isOwn ? 0o600 : 0o644,
      uid: isOwn ? person.uid : 0,
    });
  }
  const { config } = machine.client;
  if (config !== undefined) {
    const own = isSnap(machine) ? 'snap/docker/current/.docker' : '.docker';
    const path = `${person.home}/${own}/config.json`;
    files.set(path, { text: textOf(config), mode: 0o600, uid: person.uid });
  }
  return files;
}

export function textOf(content: MachineFile): string {
  if (typeof content === 'string') return content;
  if (isLines(content)) return `${content.join('\n')}\n`;
  return `${JSON.stringify(content, null, 2)}\n`;
}

const isLines = (content: MachineFile): content is readonly string[] => Array.isArray(content);

function linuxFiles(machine: Machine, person: Person): readonly (readonly [string, File])[] {
  const { system } = machine;
  const { id, version, name } = system.os;
  const text = (path: string, content: string) =>
    [path, { text: content, mode: 0o644, uid: 0 }] as const;
  return [
    text('/etc/os-release', `PRETTY_NAME="${name}"\nID=${id}\nVERSION_ID="${version}"\n`),
    text('/etc/passwd', passwd(person)),
    text('/etc/group', groupFile(machine, person)),
    text('/etc/hosts', '127.0.0.1\tlocalhost\n'),
    text('/proc/sys/kernel/random/boot_id', `${bootId}\n`),
    text(`/lib/modules/${system.kernel}/modules.dep`, ''),
    ...((system.systemd ?? true) ? systemdFiles(machine).map((path) => text(path, '')) : []),
    ...programsOf(machine).map((program) => [program, programFile(machine)] as const),
    ...(machine.engine?.product === 'rootless'
      ? [text(`${person.home}/.config/systemd/user/docker.service`, '')]
      : []),
    ...emulatorsOf(machine).map((path) => [path, programFile(machine)] as const),
  ];
}

/** Docker Desktop puts its command where a Mac's own programs are not. */
function macFiles(machine: Machine): readonly (readonly [string, File])[] {
  const own = ['uname', 'stat', 'tee', 'cat', 'rm', 'mv', 'cp', 'mkdir', 'chmod', 'chown'];
  const paths = [...own, 'od', 'tar', 'install', 'curl', 'sudo'].map((name) => `/usr/bin/${name}`);
  const { starter } = traitsOf(machine);
  const docker = machine.client.version === null ? [] : ['docker'];
  const ownPaths = [...docker, ...(starter === undefined ? [] : [starter])].map(
    (name) => `/usr/local/bin/${name}`,
  );
  return [...paths, ...ownPaths].map((path) => [path, programFile(machine)] as const);
}

function passwd({ name, uid, home }: Person): string {
  const own = uid === 0 ? '' : `${name}:x:${uid}:${uid}::${home}:/bin/bash\n`;
  return `root:x:0:0:root:/root:/bin/bash\n${own}`;
}

function groupFile({ system, engine }: Machine, { name, uid }: Person): string {
  const { groups = ['docker', 'sudo'] } = system;
  const names = ['root', 'adm', 'sudo', ...(engine === null ? [] : ['docker'])];
  const lines = names.map((group) => {
    const members = groups.includes(group) && uid !== 0 ? name : '';
    return `${group}:x:${groupIds[group] ?? 0}:${members}`;
  });
  return `${[...lines, ...(uid === 0 ? [] : [`${name}:x:${uid}:`])].join('\n')}\n`;
}

/** A product that is started in another way has no unit here. */
function systemdFiles(machine: Machine): readonly string[] {
  const { engine } = machine;
  const isService =
    engine !== null &&
    (traitsOf(machine).context === undefined || engine.product === 'desktop') &&
    !isSnap(machine);
  return [
    ...['/run/systemd/system/.keep', '/usr/lib/systemd/systemd-binfmt'],
    ...(isService ? ['/usr/lib/systemd/system/docker.service', '/run/docker.pid'] : []),
  ];
}

/** Programs that are there, as far as anybody asks for them. */
function programsOf(machine: Machine): readonly string[] {
  const { system, client } = machine;
  const { starter } = traitsOf(machine);
  const basic = ['uname', 'id', 'stat', 'tee', 'cat', 'rm', 'mv', 'cp', 'mkdir', 'chmod', 'chown'];
  const more = [
    'true',
    'od',
    'tar',
    'df',
    'install',
    'modprobe',
    'mount',
    'umount',
    'usermod',
    'gpasswd',
  ];
  const isDebian = ['debian', 'ubuntu', 'raspbian'].includes(system.os.id);
  return [
    ...[...basic, ...more, 'nsenter', 'service', 'curl'],
    ...(isDebian ? ['apt-get', 'apt-cache', 'dpkg-query'] : ['yum', 'rpm']),
    // CentOS 7 has none yet.
    ...(isDebian || system.os.version === '7' ? [] : ['dnf']),
    ...((system.systemd ?? true) ? ['systemctl'] : []),
    ...((system.sudo ?? true) ? ['sudo'] : []),
    ...(starter === undefined ? [] : [starter]),
    ...(client.version === null || isSnap(machine) ? [] : ['docker']),
  ]
    .map((name) => `/usr/bin/${name}`)
    .concat(client.version !== null && isSnap(machine) ? [`${snapFolder}/docker`] : []);
}

/** The emulators that handlers without F name are on this machine's disk; with F only those of packages. */
const emulatorsOf = ({ binfmt }: Machine): readonly string[] =>
  (binfmt?.handlers ?? []).flatMap(({ interpreter, flags }) =>
    flags.includes('F') ? [] : [interpreter],
  );

/** The beginning of a static program for this machine, as `od` reads it. */
export function programFile({ system }: Pick<Machine, 'system'>): File {
  const architecture = architectureOf(`linux/${system.architecture}`);
  const bytes = Buffer.alloc(4096);
  if (architecture !== null) bytes.write(programBytes(architecture), 'hex');
  return { text: bytes, mode: 0o755, uid: 0 };
}
