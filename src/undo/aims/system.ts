import { groupsOf } from '../../docker/accounts.ts';
import type { Look } from '../../host/look.ts';
import { behind, type Recogniser } from '../aim.ts';

const [active, enabled] = ['active', 'enabled'];

/** `systemctl stop docker`, `systemctl disable --now docker`: it does not run, and is not started at boot. */
export const unitStopped: Recogniser = ({ argv }) => {
  const isUsers = argv[1] === '--user';
  const scope = ['systemctl', ...(isUsers ? ['--user'] : [])];
  const [verb, ...rest] = behind(argv, ...scope) ?? [];
  const unit = rest.at(-1);
  if (unit === undefined || (verb !== 'stop' && verb !== 'disable')) return null;
  const says = async (look: Look, question: string, word: string) =>
    (await look.run([...scope, question, unit])).stdout.trim() === word;
  const isStopped = async (look: Look) =>
    !(await says(look, 'is-active', active)) &&
    (verb === 'stop' || !(await says(look, 'is-enabled', enabled)));
  return {
    subject: `unit ${unit}`,
    // What is not started at boot is gone with it.
    comesByReboot: async () => verb === 'stop',
    isReached: isStopped,
    isMoot: isStopped,
  };
};

/** `service docker stop`: it does not run. */
export const scriptStopped: Recogniser = ({ argv }) => {
  const [name, verb] = behind(argv, 'service') ?? [];
  if (name === undefined || verb !== 'stop') return null;
  return {
    subject: `service ${name}`,
    comesByReboot: async () => true,
    isReached: async (look) => (await look.run(['service', name, 'status'])).exitCode !== 0,
  };
};

/** Whether a package is installed, by whatever removes it. */
const packageQueries: Readonly<Record<string, (name: string) => readonly string[]>> = {
  'apt-get': (name) => ['dpkg-query', '--status', name],
  apk: (name) => ['apk', 'info', '--installed', name],
  pacman: (name) => ['pacman', '-Q', name],
  dnf: (name) => ['rpm', '-q', name],
  yum: (name) => ['rpm', '-q', name],
  brew: (name) => ['brew', 'list', name],
};
const removals = ['remove', 'del', '-R', 'uninstall'];

/** `apt-get remove --yes NAME` and the like: the package is not installed. */
export const packageGone: Recogniser = ({ argv }) => {
  const [tool = '', verb = '', ...rest] = argv;
  const query = Object.hasOwn(packageQueries, tool) ? packageQueries[tool] : undefined;
  const name = rest.at(-1);
  if (query === undefined || name === undefined || !removals.includes(verb)) return null;
  return {
    subject: `package ${name}`,
    isReached: async (look) => {
      const { exitCode, stdout, failed } = await look.run(query(name));
      if (failed !== null) return null;
      // dpkg remembers a package that was removed: `deinstall ok config-files`.
      return exitCode !== 0 || (tool === 'apt-get' && !/^Status:.* installed$/m.test(stdout));
    },
  };
};

/** `gpasswd -d USER GROUP`: the group does not list the user. */
export const groupLeft: Recogniser = ({ argv }) => {
  const [user, group] = behind(argv, 'gpasswd', '-d') ?? [];
  if (user === undefined || group === undefined) return null;
  return {
    subject: `${user} in ${group}`,
    isReached: async (look) => {
      const { text } = await look.readText('/etc/group');
      return text === null ? null : !groupsOf(text, user).includes(group);
    },
  };
};
