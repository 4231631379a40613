import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type StepId, stepIds } from '../../src/model/step-id.ts';
import { type Drive, realDrive } from '../../src/practice/clock.ts';
// Loaded before the first build: no clock of ours waits for the disk.
import '../../src/practice/docker/build/index.ts';
import { machinePath } from '../../src/practice/machine-path.ts';
import { answersOf, openPractice } from '../../src/practice/open-practice.ts';
import { readMachine } from '../../src/practice/read-machine.ts';
import type { World } from '../../src/practice/world.ts';
import { texts } from '../../src/texts/index.ts';
import { speak } from '../../src/texts/spoken.ts';
import { zh } from '../../src/texts/zh.ts';
import { createDriver } from '../../src/ui/autoplay/drive.ts';
import { createWizard } from '../../src/wizard/engine.ts';
import type { WizardState } from '../../src/wizard/state.ts';
import type { Drawn } from '../ui/drawn.ts';
import { show } from '../ui/screen.ts';
import { expectKnown } from './known-commands.ts';

/** A person before a practice machine, in a window of 80 columns and 24 rows. */
export type Walk = Drawn & {
  readonly world: World;
  /** Waits until the screen shows what the state is. */
  readonly untilDrawn: () => Promise<unknown>;
  readonly state: () => WizardState;
  /** Waits until the step is the current one, and nothing in it is under way any more. */
  readonly atStep: (id: StepId) => Promise<string>;
  /** Presses Enter at every step until this one is there. */
  readonly walkTo: (id: StepId) => Promise<void>;
  /** Moves the cursor of the menu to the way out that begins with these words, and presses Enter. */
  readonly choose: (title: string) => Promise<void>;
  /** Goes on to the next step, once nothing stands in its way any more. */
  readonly goOnTo: (next: StepId) => Promise<void>;
  /** Types an answer to what is asked; takes the one that is suggested where there is none. */
  readonly answer: (text?: string) => Promise<void>;
  /** Says yes to what is shown, which must hold this. */
  readonly consent: (command: string) => Promise<void>;
  /** Waits for the exit code. */
  readonly left: () => Promise<number>;
};

/** A text without what wrapping adds. */
const bare = (text: string): string => text.replace(/\s+/g, '');

/** A test in English and in Chinese: what it waits for it reads from `texts()`. */
export function inEachLanguage(name: string, walks: () => Promise<void>): void {
  describe.each([
    ['English', null],
    ['Chinese', zh],
  ] as const)('in %s', (_, spoken) => {
    beforeEach(() => speak(spoken));
    afterEach(() => speak(null));
    // One takes two to four seconds of a processor that has nothing else to do.
    test(name, walks, 180_000);
  });
}

/**
 * The time of a machine that nobody watches: it leaps to whatever is waited for next. What is waited
 * for that long is most likely a time limit, and must leave room for what it limits.
 */
function leaping(): Drive {
  let now = 0;
  return {
    now: () => now,
    after: (ms, then) => {
      const leap = () => {
        now += ms;
        then();
      };
      return realDrive.after(ms < 5_000 ? 1 : ms / 10, leap);
    },
  };
}

export type WalkOptions = {
  /** How many of the machine's seconds go by in one of ours: as `--speed`. Left out, nobody watches. */
  readonly speed?: number;
  /** It goes by itself: as `--autoplay`. */
  readonly isAutoplay?: boolean;
};

/** Starts the wizard on a practice machine, as `--demo NAME` does. */
export async function startWalk(
  name: string,
  { speed, isAutoplay = false }: WalkOptions = {},
): Promise<Walk> {
  const { machine } = await readMachine(name.includes('/') ? name : machinePath(name));
  if (machine === null) throw new Error(`no machine ${name}`);
  const host = openPractice(machine, speed, speed === undefined ? leaping() : undefined);
  const answers = answersOf(machine);
  const wizard = createWizard({ host, answers, suspend: (during) => during() });
  const driver = createDriver({
    ...{ pace: 'fast', platforms: answers.platforms },
    after: (_, then) => realDrive.after(5, then),
  });
  const state = () => wizard.store.getState();
  const drawn = show(state(), { wizard, columns: 80, rows: 24, ...(isAutoplay && { driver }) });
  const isThere = async (what: () => boolean, waited: string, limit = 30_000) => {
    for (const end = Date.now() + limit; !what(); ) {
      if (Date.now() > end) throw new Error(`${waited} never came:\n${drawn.rows().join('\n')}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const atStep = async (id: StepId) => {
    const place = texts().ui.stepOf(stepIds.indexOf(id) + 1, stepIds.length);
    await isThere(() => {
      const { current, steps, prompt, doing } = state();
      const isCalm = steps[id].phase === 'looked' && prompt === null && doing === null;
      return current === id && isCalm && drawn.rows().join('\n').includes(place);
    }, id);
    const caption = bare(state().captions[id] ?? '');
    return drawn.until((screen) => screen.includes(place) && bare(screen).includes(caption));
  };
  // A person presses what they see: the screen is some frames behind the state.
  const press = async (...keys: readonly string[]) => {
    await drawn.untilDrawn();
    drawn.press(...keys);
    await drawn.untilDrawn();
  };
  const cursorRow = () => drawn.rows().find((row) => row.startsWith('  ❯ ')) ?? '';
  wizard.start();
  const choose = async (title: string) => {
    const tried = new Set<string>();
    await drawn.untilDrawn();
    await drawn.until((screen) => screen.includes('  ❯ '));
    while (!cursorRow().slice(4).startsWith(title)) {
      const before = cursorRow();
      expect(tried, drawn.rows().join('\n')).not.toContain(before);
      tried.add(before);
      await press('down');
    }
    await press('enter');
  };
  return {
    ...{ ...drawn, world: host.world, state, atStep, choose },
    close: () => {
      drawn.close();
      expectKnown(host);
    },
    goOnTo: async (next) => {
      await atStep(state().current);
      await choose(texts().ui.goOnTo(texts()[next].title));
      await atStep(next);
    },
    walkTo: async (id) => {
      for (const step of stepIds.slice(stepIds.indexOf(state().current), stepIds.indexOf(id))) {
        await atStep(step);
        await press('enter');
      }
      await atStep(id);
    },
    answer: async (text) => {
      await isThere(() => state().prompt?.kind === 'question', 'a question');
      if (text !== undefined) await press('ctrl-u', text);
      await press('enter');
    },
    consent: async (command) => {
      await isThere(() => state().prompt?.kind === 'consent', 'the consent');
      const unreal = texts().ui.consent.unreal(host.label ?? '');
      const unwrapped = async () => (await drawn.until(unreal)).replace(/\s+/g, ' ');
      expect(await unwrapped()).toContain(command);
      while (state().prompt?.kind === 'consent') await press('y');
    },
    left: async () => {
      await isThere(() => state().exitCode !== null, 'the end', 150_000);
      return state().exitCode ?? -1;
    },
  };
}

/** What the target step suggests where nobody named a tag: the date is that of the machine. */
export function suggestedTag(walk: Walk): string {
  const [tag = ''] = walk.state().answers.tags;
  expect(tag).toMatch(/^ghcr\.io\/ada\/hello:\d{4}-\d\d-\d\d$/);
  return tag;
}

/**
 * From the target step to the end by Enter: the build of these platforms, the table of what the
 * registry has under the tag then, exit code 0, and a line of every step in what stays on the screen.
 */
export async function endOf(walk: Walk, tag: string, platforms: readonly string[]): Promise<void> {
  await walk.walkTo('build');
  await walk.until(`--tag ${tag}`);
  walk.press('enter');
  await walk.atStep('manifest');
  const screen = await walk.until((text) => /linux\/\S+ +[0-9a-f]{12} /.test(text));
  for (const platform of platforms)
    expect(screen).toMatch(new RegExp(`${platform} +[0-9a-f]{12} `));
  expect(pushedTo(walk.world, tag)).toEqual([...platforms].sort());
  walk.press('enter');
  expect(await walk.left()).toBe(0);
  await walk.until((text) => !text.includes(texts().ui.actions.leave));
  const left = walk.everything().join('\n');
  for (const id of stepIds.slice(0, -1)) expect(left).toContain(texts()[id].title);
}

/** Platforms of what a registry of the practice machine has under a tag. */
export function pushedTo({ registries }: World, tag: string): readonly string[] | null {
  const [, host = '', name = ''] = /^([^/]+)\/(.+)$/.exec(tag) ?? [];
  const image = registries.get(host)?.get(name);
  return image === undefined ? null : [...image.platforms].sort();
}

/** Names the registry that is suggested, and makes the builder that is. */
export async function makeBuilder(walk: Walk): Promise<void> {
  const { registry, chosen } = texts().builder;
  await walk.choose(registry.ask.title);
  await walk.answer();
  await walk.atStep('builder');
  await walk.choose(chosen.create.title);
  await walk.answer();
  await walk.consent('docker buildx create --use --name mybuilder');
  await walk.atStep('builder');
}
