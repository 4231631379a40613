import console from 'node:console';
import { PassThrough } from 'node:stream';
import { Text } from 'ink';
import { afterEach, expect, test, vi } from 'vitest';
import { draw } from '../../src/ui/draw.ts';

let leave = () => {};
afterEach(() => {
  leave();
  vi.unstubAllGlobals();
});

test('the terminal does not echo keys any more when the first frame comes', async () => {
  // The runner's own console can't be written through, as Ink does.
  vi.stubGlobal('console', console);
  const order: string[] = [];
  const calls = { setRawMode: () => order.push('raw'), ref: () => {}, unref: () => {} };
  const stdin = Object.assign(new PassThrough(), { isTTY: true, ...calls });
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 });
  stdout.on('data', (data: Buffer) => {
    if (data.includes('a frame')) order.push('frame');
  });
  const { unmount } = draw(<Text>a frame</Text>, {
    ...{ stdin: stdin as never, stdout: stdout as never, env: {}, onLeave: () => {} },
  });
  leave = unmount;
  await expect.poll(() => order).toContain('frame');
  expect(order[0]).toBe('raw');
});
