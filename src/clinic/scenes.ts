import type { Stage } from './stage.ts';
import type { Step } from './step.ts';

/** Every state that the clinic shows, in its order, and what brings it about in an empty table. */
const states = {
  none: ({ runBoth }) => runBoth(),
  'without-F': ({ register, runBoth }) => [register(''), ...runBoth()],
  'with-F': ({ register, runBoth }) => [register('F'), ...runBoth()],
  disabled: ({ register, write, runBoth }) => [register('F'), write('0'), ...runBoth()],
  'all-disabled': ({ register, write, runBoth }) => [
    ...[register('F'), write('0', 'status')],
    ...runBoth(),
  ],
  held: ({ register, remove, runBoth }) => [register('F'), remove(), ...runBoth()],
  gone: ({ register, remove, runBoth }) => [register(''), remove(), ...runBoth()],
  missing: ({ register, remove, runBoth }) => [remove(), register('F'), ...runBoth()],
  'unknown-flag': ({ register, runBoth }) => [register('X'), ...runBoth()],
  dynamic: ({ register, put, runBoth }) => [put('dynamic'), register('F'), ...runBoth()],
  argv0: ({ register, write, run, runBoth }) => [
    ...[register('F'), run('container', 'ls'), write('-1'), register('PF')],
    ...runBoth('ls'),
  ],
  'wide-mask': ({ registerWide, runBoth, runOther }) => [
    ...[registerWide('F'), ...runBoth()],
    runOther('container'),
  ],
  'in-the-way': ({ register, registerAnother, runBoth }) => [
    ...[register('F'), registerAnother('')],
    ...runBoth(),
  ],
  mended: ({ register, write, run, runBoth }) => [
    ...[register(''), run('container'), write('-1'), register('F')],
    ...runBoth(),
  ],
} satisfies Readonly<Record<string, (stage: Stage) => readonly Step[]>>;

export type StateId = keyof typeof states;

export const stateIds = Object.keys(states) as readonly StateId[];

export const interpreters = ['there', 'dynamic', 'removed', 'missing'] as const;

/** What a person breaks: the flags, the entry, and the interpreter's file. */
export type Switches = {
  readonly F: boolean;
  readonly P: boolean;
  readonly enabled: boolean;
  /** There, a dynamic one, removed after it was registered, or not there when it is. */
  readonly interpreter: (typeof interpreters)[number];
};

/** What is done, from an empty table on, and under which name it is remembered. */
export type Scene = { readonly id: string; readonly steps: readonly Step[] };

export function sceneOf(id: StateId, stage: Stage): Scene {
  return { id, steps: states[id](stage) };
}

/** The scene of what a person set. */
export function ownScene({ F, P, enabled, interpreter }: Switches, stage: Stage): Scene {
  const { register, write, put, remove, runBoth } = stage;
  const flags = `${P ? 'P' : ''}${F ? 'F' : ''}`;
  return {
    id: ['own', flags, enabled ? 'enabled' : 'disabled', interpreter].filter(Boolean).join('-'),
    steps: [
      ...(interpreter === 'dynamic' ? [put('dynamic')] : []),
      ...(interpreter === 'missing' ? [remove()] : []),
      register(flags),
      ...(interpreter === 'removed' ? [remove()] : []),
      ...(enabled ? [] : [write('0')]),
      ...runBoth('ls'),
    ],
  };
}

const both = [true, false];

/** All that a person can set. */
export const everySwitches: readonly Switches[] = both.flatMap((F) =>
  both.flatMap((P) =>
    both.flatMap((enabled) => interpreters.map((interpreter) => ({ F, P, enabled, interpreter }))),
  ),
);

/** Every scene that there is. */
export function everyScene(stage: Stage): readonly Scene[] {
  return [
    ...stateIds.map((id) => sceneOf(id, stage)),
    ...everySwitches.map((switches) => ownScene(switches, stage)),
  ];
}
