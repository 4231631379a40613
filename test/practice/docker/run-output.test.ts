import { describe, expect, test } from 'vitest';
import { distributionOf } from '../../../src/practice/docker/build/distribution.ts';
import { runTool } from '../../../src/practice/docker/build/run-tools.ts';
import { runShell, type Shell } from '../../../src/practice/docker/build/shell.ts';

const place = {
  platform: 'linux/arm64',
  distribution: { id: 'debian', release: 'bookworm' },
  kernel: '6.8.0',
} as const;

const shell: Shell = {
  run: (simple) => runTool(simple, place),
  substitute: (command) => runShell(shell, command).lines.join(' ') || null,
};

const run = (command: string) => {
  const { lines, code } = runShell(shell, command);
  return [lines, code];
};

describe('a command line of a RUN', () => {
  test.each([
    ['uname -m', ['aarch64'], 0],
    ['echo on $(uname -m) >&2', ['on aarch64'], 0],
    ['echo "a; b" && echo \'c && d\'', ['a; b', 'c && d'], 0],
    ['echo hidden > /out; echo shown', ['shown'], 0],
    ['echo one | tee two; echo three', ['three'], 0],
    ['seq 3', ['1', '2', '3'], 0],
    ['for i in $(seq 2); do echo tick $i; sleep 1; done', ['tick 1', 'tick 2'], 0],
    ['for one in a b; do echo ${one}; done; echo end', ['a', 'b', 'end'], 0],
    ['false && echo never; echo after', ['after'], 0],
    ['false || echo instead', ['instead'], 0],
    ['false', [], 1],
    ['exit 3; echo never', [], 3],
    ['test $(uname -m) != aarch64 || exit 4; echo never', [], 4],
    ['[ "$(uname -m)" = aarch64 ] && echo right', ['right'], 0],
    ['my-own-tool --with flags', [], 0],
    [
      'pip install flask==3.1.2',
      ['Collecting flask==3.1.2', 'Successfully installed flask-3.1.2'],
      0,
    ],
    ['pip3 install -r requirements.txt', [], 0],
    ['go version', ['go version go1.25.4 linux/arm64'], 0],
  ] as const)('%s', (command, lines, code) => {
    expect(run(command)).toEqual([lines, code]);
  });

  test('is read whatever it is', () => {
    for (const odd of ['', '"', "'", '$(', '&&', '|| ;', 'for i in', '`', '[', '> ', '\\']) {
      expect(() => run(odd)).not.toThrow();
    }
  });
});

describe('the distribution of a base image', () => {
  test.each([
    ['alpine:3.20', 'v3.20'],
    ['docker.io/library/alpine:latest', 'v3.22'],
    ['python:3.13-alpine3.21', 'v3.21'],
    ['node:22-bookworm-slim', 'bookworm'],
    ['golang:1.25', 'trixie'],
    ['debian:12-slim', 'bookworm'],
    ['ubuntu:22.04', 'jammy'],
    ['ubuntu:noble', 'noble'],
  ])('%s is %s', (image, release) => {
    expect(distributionOf(image)?.release).toBe(release);
  });

  test.each([['ghcr.io/me/app:1'], ['busybox:1'], [null]])('%s is none that is known', (image) => {
    expect(distributionOf(image)).toBeNull();
  });

  test.each([
    ['bookworm', 'Setting up ca-certificates (20250419~deb12u2) ...'],
    ['trixie', 'Setting up ca-certificates (20250419) ...'],
    ['noble', 'Setting up ca-certificates (20240203) ...'],
  ])('says which version apt-get installs: %s', (release, line) => {
    const id = release === 'noble' ? 'ubuntu' : 'debian';
    const simple = {
      ...({ after: ';', isHidden: false } as const),
      words: 'apt-get install -y --no-install-recommends ca-certificates my-tool'.split(' '),
    };
    const { lines } = runTool(simple, { ...place, distribution: { id, release } });
    expect(lines).toContain(line);
    expect(lines).toContain('  ca-certificates my-tool');
    // Nobody knows that version.
    expect(lines.filter((one) => one.startsWith('Setting up'))).toEqual([line]);
  });
});
