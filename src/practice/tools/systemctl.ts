import { isPersonsUnit, unitOf } from '../engine-unit.ts';
import { startSystemdBinfmt } from '../packages.ts';
import type { Call, Tool } from '../tool.ts';
import { UnknownCommand } from '../unknown-command.ts';
import type { Service } from '../world.ts';

const changing = ['start', 'stop', 'restart', 'enable', 'disable'];
const wants = '/etc/systemd/system/multi-user.target.wants';

/**
 * `systemctl [--user] [start|stop|restart|enable|disable] [--now] UNIT`, `is-active`, `is-enabled`,
 * `daemon-reload`: systemd 255.
 */
export const systemctl: Tool = async (call) => {
  const words = call.argv.slice(1).filter((word) => word !== '--now' && word !== '--user');
  const isOwn = call.argv.includes('--user');
  const isNow = call.argv.includes('--now');
  const [verb = '', unit = ''] = words;
  const name = unit.replace(/\.service$/, '');
  if (verb === 'daemon-reload') return 0;
  const isTheirs = isPersonsUnit(call.world.machine, name);
  const service = isOwn === isTheirs ? serviceOf(call, name) : undefined;
  if (verb === 'is-active') return tell(call, service?.isActive, ['active', 'inactive'], 3);
  if (verb === 'is-enabled') return tell(call, service?.isEnabled, ['enabled', 'disabled'], 1);
  if (!changing.includes(verb) || words.length !== 2) throw new UnknownCommand(call.argv);
  if (service === undefined) {
    call.err(`Failed to ${verb} ${name}.service: Unit ${name}.service not found.\n`);
    return 5;
  }
  if (!call.isRoot && !isOwn) {
    call.err(`Failed to ${verb} ${name}.service: Interactive authentication required.\n`);
    return 1;
  }
  if (verb === 'enable' || verb === 'disable') enable(call, name, service, verb === 'enable');
  if (verb === 'enable' && !isNow) return 0;
  if (verb === 'disable' && !isNow) return 0;
  return change(call, name, service, verb === 'stop' || verb === 'disable' ? 'stop' : 'start');
};

/** `service NAME start|stop|restart|status`: sysvinit-utils 3.08. */
export const service: Tool = async (call) => {
  const [name = '', verb = ''] = call.argv.slice(1);
  const known = call.world.services.get(name);
  if (known === undefined) {
    call.err(`${name}: unrecognized service\n`);
    return 1;
  }
  if (verb === 'status') return tell(call, known.isActive, ['is running', 'is not running'], 3);
  if (!['start', 'stop', 'restart'].includes(verb)) throw new UnknownCommand(call.argv);
  return change(call, name, known, verb === 'stop' ? 'stop' : 'start');
};

/** A unit that was written is known as soon as its file is there. */
function serviceOf({ world }: Call, name: string): Service | undefined {
  const known = world.services.get(name);
  if (known !== undefined || !world.files.has(`/etc/systemd/system/${name}.service`)) return known;
  const made = { isActive: false, isEnabled: false };
  world.services.set(name, made);
  return made;
}

function tell(
  { out }: Call,
  is: boolean | undefined,
  [yes, no]: readonly [string, string],
  code: number,
): number {
  out(`${is ? yes : no}\n`);
  return is ? 0 : code;
}

function enable({ world, err }: Call, name: string, known: Service, isEnabled: boolean): void {
  known.isEnabled = isEnabled;
  const link = `${wants}/${name}.service`;
  const unit = world.files.get(`/etc/systemd/system/${name}.service`);
  if (!isEnabled) world.files.delete(link);
  else if (unit !== undefined) {
    world.files.set(link, unit);
    err(`Created symlink ${link} → /etc/systemd/system/${name}.service.\n`);
  }
}

async function change(
  call: Call,
  name: string,
  known: Service,
  verb: 'start' | 'stop',
): Promise<number> {
  const { world, wait } = call;
  await wait(300);
  known.isActive = verb === 'start';
  if (name === unitOf(world.machine)) world.engine.isRunning = known.isActive;
  if (name === 'systemd-binfmt' && verb === 'start') startSystemdBinfmt(world);
  return verb === 'start' ? runUnit(call, name) : 0;
}

/** What a unit of this machine's own starts. */
async function runUnit(call: Call, name: string): Promise<number> {
  const text = call.world.files.get(`/etc/systemd/system/${name}.service`)?.text;
  const line = /^ExecStart=(.+)$/m.exec(Buffer.from(text ?? '').toString('utf8'))?.[1];
  return line === undefined ? 0 : call.run(line.split(' '));
}
