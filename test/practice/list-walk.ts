import { createElement } from 'react';
import type { AssemblyState } from '../../src/assembly/assembly.ts';
import { createAssembly } from '../../src/assembly/engine.ts';
import { choosePractice } from '../../src/modes/practice.ts';
import type { PracticeHost } from '../../src/practice/practice-host.ts';
import type { World } from '../../src/practice/world.ts';
import { RouteApp } from '../../src/ui/assembly/app.tsx';
import { createAssemblyView } from '../../src/ui/assembly/view.ts';
import { themeFor } from '../../src/ui/theme.ts';
import { type Drawn, draw } from '../ui/drawn.ts';

/** A person before the other route of a practice machine, in a window of 80 columns and 24 rows. */
export type ListWalk = Drawn & {
  readonly host: PracticeHost;
  readonly world: World;
  readonly state: () => AssemblyState;
  /** Waits until the assembly is like this, and its screen is drawn. */
  readonly atPhase: (phase: AssemblyState['phase']) => Promise<string>;
  /** Moves the cursor of the menu to the way that begins with these words, and presses Enter. */
  readonly choose: (title: string) => Promise<void>;
  readonly settle: () => Promise<void>;
};

export async function startListWalk(name: string): Promise<ListWalk> {
  const chosen = await choosePractice(name, new Map([['speed', ['20']]]));
  if (typeof chosen === 'number') throw new Error(`exit code ${chosen}`);
  const host = (await chosen.open()) as PracticeHost;
  const wanted = (await chosen.wanted?.()) ?? {};
  const assembly = createAssembly({ host, wanted, suspend: (during) => during() });
  const view = createAssemblyView(assembly.store, host.captions?.());
  const theme = themeFor({ LC_ALL: 'C.UTF-8', FORCE_COLOR: '1' });
  const app = createElement(RouteApp, { ...{ assembly, view, theme }, leave: null });
  const drawn = draw(app, { columns: 80, rows: 24 });
  const state = () => assembly.store.getState();
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 60));
  const isThere = async (what: () => boolean) => {
    for (const end = Date.now() + 30_000; !what(); ) {
      if (Date.now() > end) throw new Error(`${state().phase}:\n${drawn.rows().join('\n')}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const cursorRow = () => drawn.rows().find((row) => row.startsWith('  ❯ ')) ?? '';
  return {
    ...{ ...drawn, host, world: host.world, state, settle },
    atPhase: async (phase) => {
      await isThere(() => state().phase === phase && state().prompt === null);
      await settle();
      return drawn.rows().join('\n');
    },
    choose: async (title) => {
      const tried = new Set<string>();
      await drawn.until((screen) => screen.includes('  ❯ '));
      while (!cursorRow().slice(4).startsWith(title)) {
        const before = cursorRow();
        if (tried.has(before)) throw new Error(`no ${title}:\n${drawn.rows().join('\n')}`);
        tried.add(before);
        drawn.press('down');
        await drawn.until(() => cursorRow() !== before);
      }
      drawn.press('enter');
      await settle();
    },
  };
}
