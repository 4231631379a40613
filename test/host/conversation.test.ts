import { describe, expect, test } from 'vitest';
import { converse } from '../../src/host/conversation.ts';
import { nativePlatform } from '../../src/host/native-platform.ts';
import { endChildren } from '../../src/host/process-group.ts';

const node = process.execPath;
const echo = `
  process.stdout.write('rea');
  setTimeout(() => process.stdout.write('dy\\n'), 20);
  require('node:readline').createInterface({ input: process.stdin })
    .on('line', (line) => line === 'die' ? process.exit(3) : console.log('<' + line + '>'))
    .on('close', () => process.stderr.write('closed'));
`;

describe('a program that is talked to', () => {
  test('is heard line by line, however the lines arrive, and answers in order', async () => {
    const { ask, listen, close, complaint } = converse([node, '-e', echo]);
    expect(await listen()).toBe('ready');
    const answers = [ask('one'), ask('two'), ask('')];
    expect(await Promise.all(answers)).toEqual(['<one>', '<two>', '<>']);
    await close();
    expect(complaint()).toBe('closed');
  });

  test('has no answer when it has ended', async () => {
    const { ask, listen } = converse([node, '-e', echo]);
    await listen();
    expect(await ask('die')).toBeNull();
    expect(await ask('more')).toBeNull();
    expect(await listen()).toBeNull();
  });

  test('may not be there at all', async () => {
    const { listen, complaint, close } = converse(['/no/such/program']);
    expect(await listen()).toBeNull();
    await close();
    expect(complaint()).toBe('ENOENT');
  });

  test('ends with this process, as every child does', async () => {
    const { listen, ask } = converse([node, '-e', echo]);
    await listen();
    const answer = ask('die later');
    await answer;
    endChildren();
    expect(await listen()).toBeNull();
  });

  test('gets no environment: nothing in it is for it', async () => {
    const script =
      'console.log(Object.keys(process.env).filter((k) => k !== "__CF_USER_TEXT_ENCODING").length)';
    expect(await converse([node, '-e', script]).listen()).toBe('0');
  });
});

describe('the platform of this processor', () => {
  test.each([
    ['linux', 'x64', 'linux/amd64'],
    ['linux', 'arm64', 'linux/arm64'],
    ['linux', 'arm', 'linux/arm/v5'],
    ['linux', 'ppc64', 'linux/ppc64le'],
    ['linux', 'mips', null],
    ['darwin', 'arm64', null],
    ['win32', 'x64', null],
  ])('%s %s: %s', (system, architecture, platform) => {
    expect(nativePlatform(system, architecture)).toBe(platform);
  });
});
