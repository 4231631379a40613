import { packages } from '../packages.ts';
import type { Call, Tool } from '../tool.ts';
import { UnknownCommand } from '../unknown-command.ts';

/** `apt-get install|remove --yes NAME…`: apt 2.8. */
export const aptGet: Tool = async (call) => {
  const [verb = '', ...words] = call.argv.slice(1);
  const names = words.filter((word) => word !== '--yes' && word !== '-y');
  if (verb === 'update' && names.length === 0) return 0;
  if ((verb !== 'install' && verb !== 'remove') || names.some((name) => name.startsWith('-'))) {
    throw new UnknownCommand(call.argv);
  }
  if (!call.isRoot) {
    call.err(
      'E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\n' +
        'E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?\n',
    );
    return 100;
  }
  call.out('Reading package lists...\nBuilding dependency tree...\nReading state information...\n');
  const unknown = names.filter((name) => verb === 'install' && packages[name] === undefined);
  for (const name of unknown) call.err(`E: Unable to locate package ${name}\n`);
  if (unknown.length > 0) return 100;
  for (const name of names) await (verb === 'install' ? install(call, name) : remove(call, name));
  return 0;
};

async function install({ world, out, wait }: Call, name: string): Promise<void> {
  const known = packages[name];
  if (known === undefined) return;
  if (world.packages.has(name)) return out(`${name} is already the newest version.\n`);
  out(`The following NEW packages will be installed:\n  ${name}\n`);
  await wait(800);
  out(`Unpacking ${name} (${known.version}) ...\n`);
  await wait(400);
  out(`Setting up ${name} (${known.version}) ...\n`);
  world.packages.set(name, known.version);
  known.install(world);
}

async function remove({ world, out, wait }: Call, name: string): Promise<void> {
  if (!world.packages.has(name)) return out(`Package '${name}' is not installed, so not removed\n`);
  out(`The following packages will be REMOVED:\n  ${name}\n`);
  await wait(400);
  out(`Removing ${name} (${world.packages.get(name)}) ...\n`);
  world.packages.delete(name);
  packages[name]?.remove(world);
}

/** `apt-cache policy NAME…`: apt 2.8, with lists that were fetched. */
export const aptCache: Tool = ({ argv, world, out, err }) => {
  const [verb, ...names] = argv.slice(1);
  if (verb !== 'policy') throw new UnknownCommand(argv);
  for (const name of names) {
    const installed = world.packages.get(name);
    const candidate = packages[name]?.version ?? installed;
    if (candidate === undefined) err(`N: Unable to locate package ${name}\n`);
    else {
      out(`${name}:\n  Installed: ${installed ?? '(none)'}\n  Candidate: ${candidate}\n`);
      out(`  Version table:\n ${installed ? '***' : '   '} ${candidate} 500\n`);
    }
  }
  return 0;
};

/** `dpkg-query --status NAME`, `dpkg-query --search FILE…`: dpkg 1.22. */
export const dpkgQuery: Tool = ({ argv, world, out, err }) => {
  const [flag, ...words] = argv.slice(1);
  const [name = ''] = words;
  if (flag === '--status' && words.length === 1) {
    const version = world.packages.get(name);
    if (version !== undefined)
      out(`Package: ${name}\nStatus: install ok installed\nVersion: ${version}\n`);
    else err(`dpkg-query: package '${name}' is not installed and no information is available\n`);
    return version === undefined ? 1 : 0;
  }
  if (flag !== '--search') throw new UnknownCommand(argv);
  const codes = words.map((path) => {
    const isEmulators = path.startsWith('/usr/lib/binfmt.d/qemu-') && world.files.has(path);
    if (isEmulators) out(`qemu-user-static: ${path}\n`);
    else err(`dpkg-query: no path found matching pattern ${path}\n`);
    return isEmulators ? 0 : 1;
  });
  return Math.max(0, ...codes);
};
