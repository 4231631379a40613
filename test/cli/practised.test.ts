import { describe, expect, it } from 'vitest';
import { run } from './built.ts';

const log = [
  ' > [linux/arm64 2/3] RUN go build -o /app .:',
  '0.086 exec /bin/sh: no such file or directory',
  'exec /bin/sh: exec format error',
].join('\n');

describe('the doctor on a practice machine', () => {
  it('says of handlers without F what agrees with the problem that they are', async () => {
    const { stdout } = await run(['doctor', '--demo', 'no-f-flag']);
    expect(stdout).toContain('Registered without F');
    expect(stdout).toMatch(/skipped +Nothing registers these at boot; as they are, no build can/);
    expect(stdout).toContain('No handler works in a build yet');
    expect(stdout).not.toContain('no build here needs them');
    expect(stdout).not.toContain('Nothing is emulated');
  }, 30_000);

  it('shows the programs of the proof where that machine has them', async () => {
    const { stdout } = await run(['doctor', '--demo', 'no-f-flag', '--json']);
    expect(stdout).toContain('/usr/lib/multiarch-wizard/proof/linux-arm64');
    expect(stdout).not.toContain('dist/assets');
  }, 30_000);

  it('tells in one row of the checks that find no builder', async () => {
    const { stdout } = await run(['doctor', '--demo', 'article-2020']);
    expect(stdout).toContain('3 checks: not looked at, there is no builder');
  }, 30_000);

  it('registers what the article builds for where nobody named platforms, and says so', async () => {
    const { stdout } = await run(['doctor', '--demo', 'raspberry-pi']);
    expect(stdout).toContain('--install amd64,riscv64');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('these are common ones');
    const named = await run(['doctor', '--demo', 'raspberry-pi', '--platform', 'linux/s390x']);
    expect(named.stdout).toContain('--install s390x');
    expect(named.stdout).not.toContain('common ones');
  }, 30_000);
});

describe('diagnose --here on a practice machine', () => {
  it('tells what several causes and ways share once', async () => {
    const { stdout } = await run(['diagnose', '--here', '--demo', 'no-f-flag'], { input: log });
    expect(stdout.match(/needs +your yes: the container/g)).toHaveLength(1);
    expect(stdout).toContain('This machine says of it what is said above.');
    expect(stdout).toMatch(/: the command stands above\./);
    const commands = stdout.match(/--uninstall 'qemu-\*'$/gm) ?? [];
    expect(commands.length).toBeLessThan(3);
  }, 30_000);
});
