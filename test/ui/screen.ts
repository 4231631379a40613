import { EventEmitter } from 'node:events';
import type { Terminal as Screen } from '@xterm/headless';
import xterm from '@xterm/headless';
import { render } from 'ink';
import { createElement } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { App } from '../../src/ui/app.tsx';
import { themeFor } from '../../src/ui/theme.ts';
import { type Banner, createView, type View } from '../../src/ui/view.ts';
import type { Wizard } from '../../src/wizard/intentions.ts';
import type { WizardState } from '../../src/wizard/state.ts';
import { keySequence } from '../terminal/keys.ts';

/** A standard output that a terminal emulator reads. */
class ScreenOutput extends EventEmitter {
  readonly isTTY = true;
  readonly #screen: Screen;
  bytes = 0;
  raw = '';
  constructor(screen: Screen) {
    super();
    this.#screen = screen;
  }
  get columns(): number {
    return this.#screen.cols;
  }
  get rows(): number {
    return this.#screen.rows;
  }
  write(data: string, encoding?: unknown, callback?: () => void): boolean {
    this.bytes += Buffer.byteLength(data);
    this.raw += data;
    const done = typeof encoding === 'function' ? (encoding as () => void) : callback;
    this.#screen.write(data.replace(/(?<!\r)\n/g, '\r\n'), done);
    return true;
  }
}

class KeyInput extends EventEmitter {
  readonly isTTY = true;
  #data: string | null = null;
  setEncoding(): void {}
  setRawMode(): void {}
  resume(): void {}
  pause(): void {}
  ref(): void {}
  unref(): void {}
  type(data: string): void {
    this.#data = data;
    this.emit('readable');
    this.emit('data', data);
  }
  read(): string | null {
    const data = this.#data;
    this.#data = null;
    return data;
  }
}

/** A call of an intention, in the order of the calls. */
export type Call = readonly [name: string, ...args: readonly unknown[]];

/** A wizard that does nothing but remember what it was asked for. */
export function recordingWizard(state: WizardState): {
  readonly wizard: Wizard;
  readonly calls: Call[];
  readonly store: StoreApi<WizardState>;
} {
  const calls: Call[] = [];
  const store = createStore<WizardState>(() => state);
  const names = [
    ...['start', 'choose', 'answer', 'consent', 'goOn', 'back', 'goTo', 'lookAgain'],
    ...['setAnswers', 'cancelBuild', 'tryAgain', 'probe', 'quit', 'interrupt'],
  ];
  const intentions = Object.fromEntries(
    names.map((name) => [
      name,
      (...args: unknown[]) => {
        calls.push([name, ...args]);
        if (name === 'setAnswers') {
          store.setState((now) => ({ answers: { ...now.answers, ...(args[0] as object) } }));
        }
      },
    ]),
  );
  return { wizard: { store, ...intentions } as unknown as Wizard, calls, store };
}

export type Shown = {
  readonly calls: Call[];
  readonly store: StoreApi<WizardState>;
  readonly view: StoreApi<View>;
  readonly output: ScreenOutput;
  /** The rows of the window, without the spaces at their ends. */
  readonly rows: () => readonly string[];
  /** Scrollback and window. */
  readonly everything: () => readonly string[];
  readonly press: (...keys: readonly string[]) => void;
  /** Resolves when the screen satisfies the condition; fails with a picture of it. */
  readonly until: (what: string | ((screen: string) => boolean)) => Promise<string>;
  readonly resize: (columns: number, rows: number) => void;
  readonly close: () => void;
};

export type ShowOptions = {
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly view?: Partial<View>;
  readonly wizard?: Wizard;
  readonly banner?: Banner;
};

/** Shows a state of the wizard on a real (emulated) screen. */
export function show(state: WizardState, options: ShowOptions = {}): Shown {
  const { columns = 80, rows = 24, env = { LC_ALL: 'C.UTF-8', FORCE_COLOR: '1' } } = options;
  const screen = new xterm.Terminal({
    cols: columns,
    rows,
    allowProposedApi: true,
    scrollback: 1000,
  });
  const output = new ScreenOutput(screen);
  const input = new KeyInput();
  const recorder = recordingWizard(state);
  const wizard = options.wizard ?? recorder.wizard;
  const view = createView(wizard.store);
  view.setState({ ...options.view, ...(options.banner && { banner: options.banner }) });
  const app = createElement(App, { wizard, view, theme: themeFor(env) });
  const { unmount } = render(app, {
    ...{ stdout: output as never, stdin: input as never, interactive: true, exitOnCtrlC: false },
    ...{ incrementalRendering: true, maxFps: 60, patchConsole: false },
  });
  const line = (index: number) =>
    screen.buffer.active.getLine(index)?.translateToString(true) ?? '';
  const rowsNow = () =>
    Array.from({ length: screen.rows }, (_, index) => line(screen.buffer.active.baseY + index));
  const everything = () =>
    Array.from({ length: screen.buffer.active.length }, (_, index) => line(index));
  return {
    ...{ calls: recorder.calls, store: wizard.store, view, output, rows: rowsNow, everything },
    press: (...keys) => {
      for (const key of keys) input.type(keySequence(key));
    },
    until: (what) => until(() => rowsNow().join('\n'), what),
    resize: (newColumns, newRows) => {
      screen.resize(newColumns, newRows);
      output.emit('resize');
    },
    close: unmount,
  };
}

async function until(
  read: () => string,
  what: string | ((screen: string) => boolean),
): Promise<string> {
  const isThere = typeof what === 'string' ? (text: string) => text.includes(what) : what;
  for (const end = Date.now() + 5_000; Date.now() < end; ) {
    const text = read();
    if (isThere(text)) return text;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`The screen never showed ${String(what)}:\n${read()}`);
}
