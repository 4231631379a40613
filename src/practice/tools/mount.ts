import { binfmtFolder } from '../../docker/mounts.ts';
import type { Call, Tool } from '../tool.ts';
import { UnknownCommand } from '../unknown-command.ts';

/** `mount -t binfmt_misc binfmt_misc FOLDER`: util-linux 2.39. */
export const mount: Tool = (call) => {
  const { argv, world, err } = call;
  if (argv.slice(1).join(' ') !== `-t binfmt_misc binfmt_misc ${binfmtFolder}`) {
    throw new UnknownCommand(argv);
  }
  if (!call.isRoot) return needsRoot(call, `${binfmtFolder}: must be superuser to use mount.`);
  if (!world.binfmt.isLoaded) {
    err(`mount: ${binfmtFolder}: unknown filesystem type 'binfmt_misc'.\n`);
    return 32;
  }
  world.binfmt.isMounted = true;
  return 0;
};

/** `umount FOLDER`: util-linux 2.39. The table goes with its last mount. */
export const umount: Tool = (call) => {
  const { argv, world, err } = call;
  if (argv[1] !== binfmtFolder || argv.length !== 2) throw new UnknownCommand(argv);
  if (!call.isRoot) return needsRoot(call, `${binfmtFolder}: must be superuser to unmount.`);
  if (!world.binfmt.isMounted) {
    err(`umount: ${binfmtFolder}: not mounted.\n`);
    return 32;
  }
  world.binfmt.isMounted = false;
  world.binfmt.handlers.clear();
  return 0;
};

/** `nsenter --target 1 --mount COMMAND…`: util-linux 2.39. There is one namespace only. */
export const nsenter: Tool = (call) => {
  const [target, one, flag, ...command] = call.argv.slice(1);
  if (target !== '--target' || one !== '1' || flag !== '--mount' || command.length === 0) {
    throw new UnknownCommand(call.argv);
  }
  return call.run(command);
};

/** `modprobe [-r] binfmt_misc`: kmod 31. */
export const modprobe: Tool = (call) => {
  const { argv, world, err } = call;
  const words = argv.slice(1).join(' ');
  if (words !== 'binfmt_misc' && words !== '-r binfmt_misc') throw new UnknownCommand(argv);
  const isAway = argv.includes('-r');
  if (!call.isRoot) {
    err(
      `modprobe: ERROR: could not ${isAway ? 'remove' : 'insert'} 'binfmt_misc': Operation not permitted\n`,
    );
    return 1;
  }
  if (isAway && world.binfmt.isMounted) {
    err('modprobe: FATAL: Module binfmt_misc is in use.\n');
    return 1;
  }
  world.binfmt.isLoaded = !isAway;
  if (isAway) world.binfmt.handlers.clear();
  return 0;
};

function needsRoot({ argv, err }: Call, why: string): number {
  err(`${argv[0]}: ${why}\n`);
  return 32;
}
