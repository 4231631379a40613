import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLocalHost } from '../../src/host/local.ts';
import { emptyFolder } from './folder.ts';

const host = createLocalHost();
const isRoot = process.geteuid?.() === 0;
const modeOf = (path: string) => statSync(path).mode & 0o7777;

function fileWith(text: string, mode = 0o644): string {
  const path = join(emptyFolder(), 'file');
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

describe('reading', () => {
  test('a file, a missing one, a folder, a device', async () => {
    const path = fileWith('text\n');
    expect(await host.readText(path)).toEqual({ text: 'text\n', error: null });
    expect(await host.readText(`${path}.gone`)).toEqual({ text: null, error: 'missing' });
    expect(await host.readText(`${path}/below`)).toEqual({ text: null, error: 'missing' });
    expect(await host.readText(join(path, '..'))).toEqual({ text: null, error: 'not-a-file' });
    expect(await host.readText('/dev/zero')).toEqual({ text: null, error: 'not-a-file' });
  });

  test('bytes that are no text', async () => {
    const path = fileWith('');
    writeFileSync(path, Buffer.from([0x61, 0xff, 0x62]));
    expect((await host.readText(path)).text).toBe('a\u{fffd}b');
  });

  test('the room where a path is', async () => {
    const room = await host.space(emptyFolder());
    expect(room?.free).toBeGreaterThan(0);
    expect(room?.size).toBeGreaterThanOrEqual(room?.free ?? Number.POSITIVE_INFINITY);
    expect(await host.space('/nowhere')).toBeNull();
  });

  test('what a path is', async () => {
    const path = fileWith('12345', 0o640);
    const facts = { kind: 'file', mode: 0o640, size: 5, uid: process.getuid?.() };
    expect(await host.stat(path)).toMatchObject(facts);
    expect(await host.stat(join(path, '..'))).toMatchObject({ kind: 'folder' });
    expect(await host.stat('/dev/null')).toMatchObject({ kind: 'other' });
    expect(await host.stat(`${path}.gone`)).toBeNull();
  });

  test('the names in a folder, sorted', async () => {
    const folder = emptyFolder();
    for (const name of ['b', 'a', 'c']) writeFileSync(join(folder, name), '');
    expect(await host.list(folder)).toEqual(['a', 'b', 'c']);
    expect(await host.list(join(folder, 'gone'))).toBeNull();
  });

  test.runIf(process.platform === 'linux')('the names as the folder has them', async () => {
    const folder = emptyFolder();
    for (const name of ['b', 'a', 'd', 'c']) writeFileSync(join(folder, name), '');
    const unsorted = execFileSync('ls', ['-U', folder], { encoding: 'utf8' });
    expect(await host.list(folder, 'folder')).toEqual(unsorted.trim().split('\n'));
  });

  test('the SHA-256 of a file', async () => {
    const sum = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(await host.sha256(fileWith('abc'))).toBe(sum);
    expect(await host.sha256('/nowhere')).toBeNull();
    expect(await host.sha256('/')).toBeNull();
  });
});

describe('writing', () => {
  test('a new file gets its mode, whatever the umask, and the folders above it are private', async () => {
    const path = join(emptyFolder(), 'a', 'b', 'file');
    await host.writeText(path, 'text', { mode: 0o666 });
    expect(readFileSync(path, 'utf8')).toBe('text');
    expect(modeOf(path)).toBe(0o666);
    expect(modeOf(join(path, '..'))).toBe(0o700);
    expect(modeOf(join(path, '../..'))).toBe(0o700);
  });

  test('an old file keeps its mode, and its text in the backup with the same mode', async () => {
    const path = fileWith('old', 0o640);
    await host.writeText(path, 'new', { mode: 0o600, backup: `${path}.bak` });
    expect([readFileSync(path, 'utf8'), modeOf(path)]).toEqual(['new', 0o640]);
    expect([readFileSync(`${path}.bak`, 'utf8'), modeOf(`${path}.bak`)]).toEqual(['old', 0o640]);
    expect(readdirSync(join(path, '..')).sort()).toEqual(['file', 'file.bak']);
  });

  test('a file and its backup stay with their owner', async () => {
    const path = fileWith('old');
    // Only root can make a file somebody else's.
    const [uid, gid] = isRoot ? [1234, 4321] : [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
    chownSync(path, uid, gid);
    await host.writeText(path, 'new', { mode: 0o600, backup: `${path}.bak` });
    expect(await host.stat(path)).toMatchObject({ uid, gid });
    expect(await host.stat(`${path}.bak`)).toMatchObject({ uid, gid });
  });

  test('a link stays a link: the file that it leads to is written', async () => {
    const path = fileWith('old');
    const link = join(emptyFolder(), 'config.json');
    symlinkSync(path, `${link}.first`);
    symlinkSync('config.json.first', link);
    await host.writeText(link, 'new', { mode: 0o600 });
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readlinkSync(link)).toBe('config.json.first');
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  test('a link that leads nowhere yet gets its file', async () => {
    const folder = emptyFolder();
    const link = join(folder, 'link');
    symlinkSync(join(folder, 'target'), link);
    await host.writeText(link, 'new', { mode: 0o600 });
    expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('new');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });

  test('links in a circle are an error', async () => {
    const folder = emptyFolder();
    symlinkSync('b', join(folder, 'a'));
    symlinkSync('a', join(folder, 'b'));
    const writing = host.writeText(join(folder, 'a'), 'new', { mode: 0o600 });
    await expect(writing).rejects.toMatchObject({ name: 'Error', code: 'failed' });
  });

  test('a backup is never written over: the file stays as it is', async () => {
    const path = fileWith('old');
    writeFileSync(`${path}.bak`, 'older');
    const writing = host.writeText(path, 'new', { mode: 0o600, backup: `${path}.bak` });
    await expect(writing).rejects.toMatchObject({ code: 'exists' });
    expect([path, `${path}.bak`].map((file) => readFileSync(file, 'utf8'))).toEqual([
      'old',
      'older',
    ]);
  });

  test('a folder, or a path through a file, is an error that names the path', async () => {
    const path = fileWith('old');
    const folder = join(path, '..');
    await expect(host.writeText(folder, '', { mode: 0o600 })).rejects.toMatchObject({
      code: 'not-a-file',
      path: folder,
    });
    await expect(host.writeText(join(path, 'x'), '', { mode: 0o600 })).rejects.toMatchObject({
      code: 'not-a-file',
    });
  });

  test('a device is an error', async () => {
    await expect(host.writeText('/dev/null', 'text', { mode: 0o600 })).rejects.toMatchObject({
      code: 'not-a-file',
    });
  });

  test('a file system that takes no new files is an error', async () => {
    const writing = host.writeText('/proc/multiarch-wizard', 'x', { mode: 0o600 });
    await expect(writing).rejects.toMatchObject({ path: '/proc/multiarch-wizard' });
  });

  test('whatever text is written is read again', async () => {
    const path = fileWith('');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        await host.writeText(path, text, { mode: 0o600 });
        expect(await host.readText(path)).toEqual({ text, error: null });
      }),
      { numRuns: 30 },
    );
  });
});

describe('removing', () => {
  test('a file, a link alone, an empty folder, nothing', async () => {
    const path = fileWith('text');
    const link = join(emptyFolder(), 'link');
    symlinkSync(path, link);
    await host.remove(link);
    expect(readFileSync(path, 'utf8')).toBe('text');
    await host.remove(path);
    await host.remove(path);
    const folder = join(emptyFolder(), 'folder');
    mkdirSync(folder);
    await host.remove(folder);
    expect(await host.stat(folder)).toBeNull();
  });

  test('a folder with something in it stays', async () => {
    const path = fileWith('text');
    await expect(host.remove(join(path, '..'))).rejects.toMatchObject({ code: 'failed' });
    expect(readFileSync(path, 'utf8')).toBe('text');
  });
});
