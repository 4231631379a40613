import type { Call, Tool } from '../tool.ts';
import { UnknownCommand } from '../unknown-command.ts';

/** `id`, `id -u`, `id -un`, `id -g`, `id -Gn`: GNU coreutils 9.4. The groups are those of this login. */
export const id: Tool = (call) => {
  const said = answer(call, call.argv.slice(1).join(' '));
  if (said === null) throw new UnknownCommand(call.argv);
  call.out(`${said}\n`);
  return 0;
};

function answer(call: Call, flags: string): string | null {
  const { person } = call.world;
  const { uid, name, groups } = call.isRoot ? { uid: 0, name: 'root', groups: [0] } : person;
  const named = groups.map((gid) => ({ gid, name: gid === uid ? name : groupName(call, gid) }));
  switch (flags) {
    case '':
      return `uid=${uid}(${name}) gid=${uid}(${name}) groups=${named.map((one) => `${one.gid}(${one.name})`).join(',')}`;
    case '-u':
    case '-g':
      return `${uid}`;
    case '-un':
    case '-gn':
      return name;
    case '-G':
      return groups.join(' ');
    case '-Gn':
    case '-nG':
      return named.map((one) => one.name).join(' ');
    default:
      return null;
  }
}

function groupName({ world }: Call, gid: number): string {
  const text = Buffer.from(world.files.get('/etc/group')?.text ?? '').toString('utf8');
  return new RegExp(`^(\\w+):x:${gid}:`, 'm').exec(text)?.[1] ?? `${gid}`;
}
