import { binfmtFolder } from '../docker/mounts.ts';
import { binfmtText } from './kernel.ts';
import type { World } from './world.ts';

/** The device of the one binfmt_misc that there is. */
const device = '0:29';

/** The engine's process. */
export const enginePid = 1042;

/** What a file of the kernel's says; undefined for a path that is none of these, null for one that is not there. */
export function procText(world: World, path: string): string | null | undefined {
  if ((world.machine.system.platform ?? 'linux') !== 'linux') return undefined;
  if (path.startsWith(`${binfmtFolder}/`)) return binfmtText(world, path);
  switch (path) {
    case '/proc/filesystems':
      return filesystems(world);
    case '/proc/mounts':
    case '/proc/1/mounts':
      return mounts(world);
    case '/proc/self/mountinfo':
    case '/proc/1/mountinfo':
    case `/proc/${enginePid}/mountinfo`:
      return mountinfo(world);
    case '/proc/version':
      return `Linux version ${world.machine.system.kernel} (build@practice)\n`;
    case '/run/docker.pid':
      return world.engine.isRunning ? `${enginePid}` : null;
    default:
      return undefined;
  }
}

function filesystems({ binfmt }: World): string {
  return `nodev\tsysfs\nnodev\ttmpfs\nnodev\tproc\n\text4\n${binfmt.isLoaded ? 'nodev\tbinfmt_misc\n' : ''}`;
}

function mounts({ binfmt }: World): string {
  const lines = ['proc /proc proc rw,nosuid,nodev,noexec,relatime 0 0'];
  if (binfmt.isMounted) {
    lines.push(`binfmt_misc ${binfmtFolder} binfmt_misc rw,nosuid,nodev,noexec,relatime 0 0`);
  }
  return `${lines.join('\n')}\n`;
}

function mountinfo({ binfmt }: World): string {
  const proc = '24 30 0:22 / /proc rw,nosuid,nodev,noexec,relatime shared:12 - proc proc rw\n';
  if (!binfmt.isMounted) return proc;
  return `${proc}112 24 ${device} / ${binfmtFolder} rw,nosuid,nodev,noexec,relatime shared:61 - binfmt_misc binfmt_misc rw\n`;
}
