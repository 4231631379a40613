import { handlersUnit } from '../docker/handlers-unit.ts';
import { parseVersion } from '../docker/version.ts';
import type { Captions } from '../host/host.ts';
import { captionPlaces } from '../model/caption-place.ts';
import { findBuilder, isInHostNetwork } from './docker/buildx/builders.ts';
import { buildxOf } from './docker/versions.ts';
import { runProgram } from './kernel.ts';
import type { Caption, Condition, Words } from './machine.ts';
import { said } from './said.ts';
import type { World } from './world.ts';

/** What a machine has to say at each step and place, as it is now. */
export function captionsOf(world: World): Captions {
  const { captions = {} } = world.machine;
  return Object.fromEntries(
    captionPlaces.flatMap((id) => {
      const words = wordsOf(captions[id], world);
      return words === undefined ? [] : [[id, said(words)]];
    }),
  );
}

/** The first whose condition holds. */
function wordsOf(caption: Caption | undefined, world: World): Words | undefined {
  if (!isList(caption)) return caption;
  return caption.find(({ when = {} }) => holds(when, world))?.says;
}

const isList = (caption: Caption | undefined): caption is Exclude<Caption, Words> =>
  Array.isArray(caption);

/** Whether the machine is like this: all that is named. */
export function holds(when: Condition, world: World): boolean {
  const { runs = [], buildx, lasts, ...builder } = when;
  return (
    runs.every((one) => runProgram(world, one, { inContainer: true }) === 'ok') &&
    (buildx === undefined ||
      `${parseVersion(buildx)}` === `${parseVersion(buildxOf(world) ?? '')}`) &&
    (lasts === undefined || lasts === registersAtBoot(world)) &&
    holdsOfBuilder(builder, world)
  );
}

/** The builder that is selected; the engine's own where none was. */
function holdsOfBuilder(
  { driver, running, network }: Pick<Condition, 'driver' | 'running' | 'network'>,
  world: World,
): boolean {
  const isOwn = world.selected === '' || world.selected === 'default';
  const name = isOwn ? world.docker.context : world.selected;
  const selected = findBuilder({ world }, name);
  if (selected === null) return [driver, running, network].every((one) => one === undefined);
  return (
    (driver === undefined || driver === selected.driver) &&
    (running === undefined || running === selected.isRunning) &&
    (network === undefined || (network === 'host') === isInHostNetwork(selected))
  );
}

/** By a unit of the wizard's, or by rules that a package brought. */
function registersAtBoot({ files }: World): boolean {
  const wanted = `/etc/systemd/system/multi-user.target.wants/${handlersUnit}`;
  return [...files.keys()].some((path) => path === wanted || /\/binfmt\.d\/qemu-/.test(path));
}
