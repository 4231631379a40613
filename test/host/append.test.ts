import { readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLocalHost } from '../../src/host/local.ts';
import { emptyFolder } from './folder.ts';

const host = createLocalHost();

describe('a file that is written piece by piece', () => {
  test('holds every piece in order, for the person alone', async () => {
    const path = join(emptyFolder(), 'logs', 'build.log');
    const log = await host.appender(path);
    const lines = Array.from(
      { length: 20_000 },
      (_, line) => `line ${line} ${'x'.repeat(line % 50)}\n`,
    );
    for (const line of lines) log.append(line);
    await log.close();
    expect(readFileSync(path, 'utf8')).toBe(lines.join(''));
    expect(log.error()).toBeNull();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
  });

  test('takes bytes and text, whatever they are', async () => {
    const pieces = fc.oneof(fc.uint8Array({ maxLength: 100_000 }), fc.string({ unit: 'grapheme' }));
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 20 }), async (chunks) => {
        const path = join(emptyFolder(), 'log');
        const log = await host.appender(path);
        for (const chunk of chunks) log.append(chunk);
        await log.close();
        const whole = Buffer.concat(chunks.map((chunk) => Buffer.from(chunk as Uint8Array)));
        expect(readFileSync(path).equals(whole)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test('can be read while the build goes on', async () => {
    const path = join(emptyFolder(), 'log');
    const log = await host.appender(path);
    log.append('line\n');
    await expect.poll(() => readFileSync(path, 'utf8')).toBe('line\n');
    await log.close();
  });

  test('says that the disk is full, and does not crash', async () => {
    const link = join(emptyFolder(), 'log');
    symlinkSync('/dev/full', link);
    const log = await host.appender(link);
    log.append('x'.repeat(100_000));
    expect(log.error()).toBe('full');
    log.append('more');
    await log.close();
    expect(log.error()).toBe('full');
  });

  test('can not be opened where there is no place for it', async () => {
    const file = join(emptyFolder(), 'file');
    writeFileSync(file, '');
    await expect(host.appender(join(file, 'log'))).rejects.toMatchObject({ code: 'not-a-file' });
  });
});
