import { EventEmitter } from 'node:events';
import type { Terminal as Screen } from '@xterm/headless';
import xterm from '@xterm/headless';
import { render } from 'ink';
import type { ReactElement } from 'react';
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

/** What Ink draws, on a real (emulated) screen. */
export type Drawn = {
  readonly output: ScreenOutput;
  /** The terminal emulator that reads it. */
  readonly screen: Screen;
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

export type Size = { readonly columns?: number | undefined; readonly rows?: number | undefined };

export function draw(element: ReactElement, { columns = 80, rows = 24 }: Size = {}): Drawn {
  const screen = new xterm.Terminal({
    ...{ cols: columns, rows, allowProposedApi: true, scrollback: 1000 },
  });
  const output = new ScreenOutput(screen);
  const input = new KeyInput();
  const { unmount } = render(element, {
    ...{ stdout: output as never, stdin: input as never, interactive: true, exitOnCtrlC: false },
    ...{ incrementalRendering: true, maxFps: 60, patchConsole: false },
  });
  const line = (index: number) =>
    screen.buffer.active.getLine(index)?.translateToString(true) ?? '';
  const rowsNow = () =>
    Array.from({ length: screen.rows }, (_, index) => line(screen.buffer.active.baseY + index));
  return {
    ...{ output, screen, rows: rowsNow, close: unmount },
    everything: () =>
      Array.from({ length: screen.buffer.active.length }, (_, index) => line(index)),
    press: (...keys) => {
      for (const key of keys) input.type(keySequence(key));
    },
    until: (what) => until(() => rowsNow().join('\n'), what),
    resize: (newColumns, newRows) => {
      screen.resize(newColumns, newRows);
      output.emit('resize');
    },
  };
}

/** Milliseconds, on a machine that is busy with other tests. */
const patience = 15_000;

async function until(
  read: () => string,
  what: string | ((screen: string) => boolean),
): Promise<string> {
  const isThere = typeof what === 'string' ? (text: string) => text.includes(what) : what;
  for (const end = Date.now() + patience; Date.now() < end; ) {
    const text = read();
    if (isThere(text)) return text;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`The screen never showed ${String(what)}:\n${read()}`);
}
