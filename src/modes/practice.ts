import { readFile } from 'node:fs/promises';
import { readSpeed } from '../flag-values.ts';
import type { FlagValues } from '../flags.ts';
import { fileFacts } from '../host/files.ts';
import { firstLine } from '../host/first-line.ts';
import { practiceSpeeds, UsageError } from '../model/usage.ts';
import { nearest } from '../nearest.ts';
import type { Machine } from '../practice/machine.ts';
import { machinePath } from '../practice/machine-path.ts';
import { practiceTexts } from '../texts/practice.ts';
import type { Chosen } from './chosen.ts';

/**
 * The practice machine of `--demo`: a name, a file (with `/` or `.`), or empty for the list. One that
 * ships with the program is read when it is opened: its screen is there before.
 */
export async function choosePractice(demo: string, values: FlagValues): Promise<Chosen | number> {
  const speed = readSpeed(values, practiceSpeeds);
  if (demo === '') return (await fromList(speed, false)) ?? 130;
  return /[/.]/.test(demo) ? own(demo, speed) : shipped(demo, speed);
}

/** One of the list, for a person who was elsewhere before; null where they go back there. */
export const choosePracticeOrBack = (values: FlagValues): Promise<Chosen | number | null> =>
  fromList(readSpeed(values, practiceSpeeds), true);

async function fromList(speed: number, hasBack: boolean): Promise<Chosen | number | null> {
  const { chooseFromList } = await import('./machine-choice.ts');
  const name = await chooseFromList(hasBack);
  return typeof name === 'string' ? shipped(name, speed) : name;
}

async function shipped(name: string, speed: number): Promise<Chosen> {
  const path = machinePath(name);
  if ((await fileFacts(path)) === null) {
    const { machineNames } = await import('../practice/machine-list.ts');
    throw new UsageError({ kind: 'demo', value: name, meant: nearest(name, await machineNames()) });
  }
  return { ...opened(name, speed, () => read(path)), ...(await routeIn(path)) };
}

/** A person's own file is held against the schema before anything is shown; a recording says itself what it is. */
async function own(path: string, speed: number): Promise<Chosen> {
  const { isBuildLine, isRecording } = await import('../practice/recording/read-lines.ts');
  const first = await firstLine(path);
  if (isRecording(first) || isBuildLine(first)) {
    const { chooseRecording } = await import('./recording.ts');
    return chooseRecording(path, speed);
  }
  const machine = await read(path);
  const { route } = machine;
  return { ...opened(machine.name, speed, async () => machine), ...(route && { route }) };
}

/** What the first frame has to know of a machine; whether the rest is well written is told when it is opened. */
async function routeIn(path: string): Promise<Pick<Chosen, 'route'>> {
  const { route = null } = JSON.parse(await readFile(path, 'utf8')) as Pick<Machine, 'route'>;
  return { route };
}

async function read(path: string): Promise<Machine> {
  const { machineIn } = await import('./machine-file.ts');
  return machineIn(path);
}

function opened(name: string, speed: number, machine: () => Promise<Machine>): Chosen {
  const once = kept(async () => {
    const [{ openPractice, answersOf, wantedOf }, read] = await Promise.all([
      import('../practice/open-practice.ts'),
      machine(),
    ]);
    const host = openPractice(read, speed);
    return { host, answers: answersOf(read), wanted: wantedOf(read) };
  });
  return {
    label: practiceTexts().label(name),
    open: async () => (await once()).host,
    answers: async () => (await once()).answers,
    wanted: async () => (await once()).wanted,
    crashFolder: null,
  };
}

/** Made when it is asked for, and then kept. */
function kept<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
