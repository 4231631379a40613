import { createElement } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Assembly, AssemblyState } from '../../src/assembly/assembly.ts';
import { RouteApp } from '../../src/ui/assembly/app.tsx';
import { type AssemblyView, createAssemblyView } from '../../src/ui/assembly/view.ts';
import { themeFor } from '../../src/ui/theme.ts';
import { type Drawn, draw, type Size } from './drawn.ts';
import type { Call } from './screen.ts';

const names = [
  ...['start', 'setWanted', 'read', 'choose', 'answer', 'consent', 'make', 'save'],
  ...['probe', 'back', 'quit', 'interrupt'],
];

/** An assembly that does nothing but remember what it was asked for. */
export function recordingAssembly(state: AssemblyState): {
  readonly assembly: Assembly;
  readonly calls: Call[];
} {
  const calls: Call[] = [];
  const store = createStore<AssemblyState>(() => state);
  const intentions = Object.fromEntries(
    names.map((name) => [
      name,
      (...args: unknown[]) => {
        calls.push([name, ...args]);
        if (name === 'setWanted') {
          store.setState((now) => ({ wanted: { ...now.wanted, ...(args[0] as object) } }));
        }
      },
    ]),
  );
  return { assembly: { store, ...intentions } as unknown as Assembly, calls };
}

export type ShownRoute = Drawn & {
  readonly calls: Call[];
  readonly store: StoreApi<AssemblyState>;
  readonly view: StoreApi<AssemblyView>;
};

export type RouteOptions = Size & {
  readonly env?: Readonly<Record<string, string>>;
  readonly view?: Partial<AssemblyView>;
  /** The first screen asked: it can be gone back to. */
  readonly canLeave?: boolean;
};

/** Shows a state of the assembly on a real (emulated) screen. */
export function showRoute(state: AssemblyState, options: RouteOptions = {}): ShownRoute {
  const { env = { LC_ALL: 'C.UTF-8', FORCE_COLOR: '1' }, canLeave = true } = options;
  const { assembly, calls } = recordingAssembly(state);
  const view = createAssemblyView(assembly.store);
  view.setState(options.view ?? {});
  const app = createElement(RouteApp, {
    ...{ assembly, view, theme: themeFor(env) },
    leave: canLeave ? () => calls.push(['leave']) : null,
  });
  return { ...draw(app, options), calls, store: assembly.store, view };
}
