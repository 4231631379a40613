import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { commandRemedy } from '../remedy-of.ts';
import type { Surroundings } from './facts.ts';

type Starter = NonNullable<Surroundings['starter']>;

const serviceCommand: {
  readonly [Each in Starter]: (verb: string) => readonly string[];
} = {
  systemd: (verb) => ['systemctl', verb, 'docker'],
  'systemd-user': (verb) => ['systemctl', '--user', verb, 'docker'],
  'init-script': (verb) => ['service', 'docker', verb],
};

/** A person's own service needs nobody else's rights. */
const needsOf = (starter: Starter) => (starter === 'systemd-user' ? 'consent' : 'root');

/** Starting the engine, and where systemd keeps a list of such services, at every boot. */
export function startRemedies(starter: Starter, isRoot: boolean): readonly Remedy[] {
  const { start } = texts().machine;
  const command = serviceCommand[starter];
  const once = commandRemedy({
    ...start.once,
    needs: needsOf(starter),
    run: [{ run: command('start') }],
    reversal: [{ run: command('stop') }],
    isRoot,
  });
  if (starter !== 'systemd') return [once];
  const always = commandRemedy({
    ...start.always,
    needs: 'root',
    run: [{ run: ['systemctl', 'enable', '--now', 'docker'] }],
    reversal: [{ run: ['systemctl', 'disable', '--now', 'docker'] }],
    isRoot,
  });
  return [once, always];
}

export function restartRemedy(starter: Starter, isRoot: boolean): Remedy {
  return commandRemedy({
    ...texts().machine.restart,
    needs: needsOf(starter),
    run: [{ run: serviceCommand[starter]('restart') }],
    reversal: [],
    isRoot,
  });
}

/** The right to use the engine's socket. */
export function groupRemedy(user: string, group: string, isRoot: boolean): Remedy {
  const words = texts().machine.group;
  return commandRemedy({
    title: words.title(user, group),
    hint: words.hint,
    needs: 'root',
    changes: words.changes(user, group),
    run: [{ run: ['usermod', '-aG', group, user] }],
    reversal: [{ run: ['gpasswd', '-d', user, group] }],
    isRoot,
  });
}
