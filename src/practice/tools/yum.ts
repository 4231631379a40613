import { rpmPackages } from '../packages.ts';
import type { Call, Tool } from '../tool.ts';
import { UnknownCommand } from '../unknown-command.ts';

/** `yum install|remove -y NAME…` and the same of `dnf`: yum 3.4, dnf 4.20. */
export const yum: Tool = async (call) => {
  const [verb = '', ...words] = call.argv.slice(1);
  const names = words.filter((word) => word !== '-y');
  const isKnown = verb === 'install' || verb === 'remove';
  if (!isKnown || names.length === 0 || names.some((name) => name.startsWith('-'))) {
    throw new UnknownCommand(call.argv);
  }
  const isDnf = call.argv[0] === 'dnf';
  if (!call.isRoot) {
    call.err(isDnf ? notRoot : 'You need to be root to perform this command.\n');
    return 1;
  }
  for (const name of names) {
    const code = await (verb === 'install' ? install(call, name, isDnf) : remove(call, name));
    if (code !== 0) return code;
  }
  call.out('\nComplete!\n');
  return 0;
};

const notRoot =
  'Error: This command has to be run with superuser privileges (under the root user on most systems).\n';

async function install(call: Call, name: string, isDnf: boolean): Promise<number> {
  const { world, out, err, wait } = call;
  const known = rpmPackages[name];
  if (known === undefined) {
    if (isDnf) err(`No match for argument: ${name}\nError: Unable to find a match: ${name}\n`);
    else err(`No package ${name} available.\nError: Nothing to do\n`);
    return 1;
  }
  if (world.packages.has(name)) return 0;
  const { version } = known;
  await wait(1200);
  out(`Installed:\n  ${name}-${version}\n`);
  world.packages.set(name, version);
  known.install(world);
  return 0;
}

async function remove({ world, out, wait }: Call, name: string): Promise<number> {
  const version = world.packages.get(name);
  if (version === undefined) {
    out(`No match for argument: ${name}\nNo packages marked for removal.\n`);
    return 0;
  }
  await wait(400);
  out(`Removed:\n  ${name}-${version}\n`);
  world.packages.delete(name);
  rpmPackages[name]?.remove(world);
  return 0;
}
