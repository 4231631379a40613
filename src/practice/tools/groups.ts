import type { Call, Tool } from '../tool.ts';
import { UnknownCommand } from '../unknown-command.ts';

const path = '/etc/group';

/** `usermod -aG GROUP USER`: shadow 4.13. What runs already keeps the groups it has. */
export const usermod: Tool = (call) => {
  const [flag, group = '', user = ''] = call.argv.slice(1);
  if (flag !== '-aG') throw new UnknownCommand(call.argv);
  if (!call.isRoot)
    return refuse(
      call,
      'usermod: Permission denied.\nusermod: cannot lock /etc/passwd; try again later.\n',
    );
  if (!change(call, group, (members) => [...new Set([...members, user])])) {
    call.err(`usermod: group '${group}' does not exist\n`);
    return 6;
  }
  return 0;
};

/** `gpasswd -d USER GROUP`: shadow 4.13. */
export const gpasswd: Tool = (call) => {
  const [flag, user = '', group = ''] = call.argv.slice(1);
  if (flag !== '-d') throw new UnknownCommand(call.argv);
  if (!call.isRoot) return refuse(call, 'gpasswd: Permission denied.\n');
  call.out(`Removing user ${user} from group ${group}\n`);
  const isThere = change(call, group, (members) => members.filter((member) => member !== user));
  return isThere ? 0 : refuse(call, `gpasswd: group '${group}' does not exist in /etc/group\n`);
};

function refuse({ err }: Call, text: string): number {
  err(text);
  return 1;
}

function change(
  { world }: Call,
  group: string,
  members: (before: readonly string[]) => readonly string[],
): boolean {
  const file = world.files.get(path);
  if (file === undefined) return false;
  const lines = Buffer.from(file.text).toString('utf8').split('\n');
  const at = lines.findIndex((line) => line.startsWith(`${group}:`));
  const [name, password, id, list = ''] = lines[at]?.split(':') ?? [];
  if (name === undefined) return false;
  const now = members(list.split(',').filter((member) => member !== ''));
  lines[at] = [name, password, id, now.join(',')].join(':');
  file.text = lines.join('\n');
  return true;
}
