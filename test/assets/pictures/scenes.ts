import { fileURLToPath } from 'node:url';
import { makeBuilder, startWalk, type Walk } from '../../practice/walk.ts';
import { atRest, filming, shot } from './camera.ts';
import type { Rows } from './cells.ts';
import type { Frame } from './film.ts';
import { pass, passToFullMinute } from './own-time.ts';

/** How long a screen that is to be read stands in the film, and one that is only passed. */
const [read, passed] = [2_400, 900];

/** What is said to whoever can't see them. */
export const titles = {
  checklist:
    'The machine step: a list of what it looked at, each with ok, and below it the seven steps.',
  emulators:
    'The emulators step: a table of the handlers in the kernel, two of them without F, and the commands that mend them.',
  build:
    'The build step: one lane for each of linux/amd64, linux/arm64 and linux/riscv64, with steps, current instruction and last log lines.',
  verdict:
    'A build that failed: the verdict names linux/arm64, the instruction, its line in the Dockerfile, what it said and the cause.',
  manifest:
    'The manifest list step: a table of three platforms with digest, size, layers, the time each took to build, and what it said when it was run.',
} as const;

export type Shots = Readonly<Record<keyof typeof titles, Rows>>;

export const filmTitle =
  'The whole walk on a practice machine: seven steps from a fresh laptop to an image for three platforms in a registry.';

/** From nothing to an image for three architectures. */
export async function onFreshLaptop(): Promise<
  Pick<Shots, 'checklist' | 'build' | 'manifest'> & { readonly frames: readonly Frame[] }
> {
  const walk = await startWalk('fresh-laptop', { speed: 1 });
  const { frames, take, follow } = filming(walk);
  const rest = async () => {
    await follow(atRest(walk), 1);
    return take(read);
  };
  await walk.atStep('machine');
  const checklist = await rest();
  await walk.walkTo('client');
  await rest();
  await walk.walkTo('emulators');
  await rest();
  await walk.choose('tonistiigi/binfmt ');
  await walk.until('--install');
  take(read);
  await walk.consent('docker run --rm --privileged tonistiigi/binfmt --install');
  await follow(walk.atStep('emulators'), 2);
  await rest();
  await walk.goOnTo('builder');
  await rest();
  await follow(makeBuilder(walk), 1);
  await rest();
  await walk.goOnTo('target');
  await follow(atRest(walk), 1);
  take(passed);
  walk.press('space');
  await rest();
  await walk.walkTo('build');
  take(read);
  const build = await buildOf(walk, follow);
  await rest();
  walk.press('p');
  await walk.until('❯ uname -m');
  take(read);
  walk.press('enter');
  await pass(500);
  take(read);
  await walk.consent('docker run --rm --name multiarch-wizard-');
  await follow(walk.atStep('manifest'), 1);
  await follow(atRest(walk), 1);
  walk.press('pgup', 'pgup');
  await atRest(walk);
  const manifest = take(2 * read);
  walk.close();
  return { checklist, build, manifest, frames };
}

/** Builds to the end; the screen in the middle of it, when one lane is done and two are not. */
async function buildOf(walk: Walk, follow: ReturnType<typeof filming>['follow']): Promise<Rows> {
  await passToFullMinute();
  walk.press('enter');
  await follow(pass(8_000), 2);
  const middle = shot(walk);
  await follow(walk.atStep('manifest'), 2);
  return middle;
}

/** A table with handlers that are of no use in containers. */
export async function onNoFFlag(): Promise<Rows> {
  const walk = await startWalk('no-f-flag', { speed: 1 });
  await walk.walkTo('emulators');
  await atRest(walk);
  walk.close();
  return shot(walk);
}

/** A build that fails: its handler is lost after the wizard looked. */
export async function onHandlersLost(): Promise<Rows> {
  const file = new URL('machines/handlers-lost.json', import.meta.url);
  const walk = await startWalk(fileURLToPath(file), { speed: 1 });
  await walk.walkTo('target');
  await walk.walkTo('build');
  walk.world.binfmt.handlers.clear();
  await passToFullMinute();
  walk.press('enter');
  await walk.until('exec format error');
  await pass(10_000);
  await atRest(walk);
  const rows = shot(walk);
  walk.close();
  return rows;
}
