import { describe, expect, it } from 'vitest';
import { execFormatError, noSuchProgram } from '../../src/troubleshooting/catalogue/exec-errors.ts';
import type { Pattern } from '../../src/troubleshooting/failure.ts';

const tells = (patterns: readonly Pattern[], line: string): boolean =>
  patterns.some(
    (pattern) =>
      pattern.near === undefined &&
      line.toLowerCase().includes(pattern.part) &&
      (pattern.line?.test(line) ?? true),
  );

describe('a program that no handler took', () => {
  it.each([
    'exec /bin/sh: exec format error',
    '#5 0.165 exec /bin/sh: exec format error',
    '0.165 exec /run/tool: exec format error',
    'web-1  | exec /app: exec format error',
    'standard_init_linux.go:228: exec user process caused: exec format error',
    'standard_init_linux.go:211: exec user process caused "exec format error"',
    '/bin/sh: 1: ./tool: Exec format error',
    'bash: ./tool: cannot execute binary file: Exec format error',
    'Error while loading /usr/sbin/dpkg-split: Exec format error',
    'panic: fork/exec ./main: exec format error',
    'exec /usr/bin/grep: exec format error',
    'docker: Error response from daemon: OCI runtime create failed: exec: "/x": exec format error: unknown.',
  ])('is told by %s', (line) => {
    expect(tells(execFormatError(), line)).toBe(true);
  });

  it.each([
    '#5 [2/2] RUN echo exec /bin/sh: exec format error',
    'Step 3/4 : RUN echo exec /bin/sh: exec format error',
    ' > [2/2] RUN grep "exec /bin/sh: exec format error" /log:',
    '   2 | >>> RUN echo "exec /bin/sh: exec format error"',
    '#7 0.3 + echo exec /bin/sh: exec format error',
    '#7 2.1     exec_test.go:12: got "exec format error", want nil',
    '#7 2.1     exec_test.go:12: fork/exec ./foreign: exec format error',
    '#7 2.1 ok: a foreign program ends in: exec format error',
    '#7 2.1 exec format error',
    'failed to fetch metadata: fork/exec /root/.docker/cli-plugins/docker-buildx: exec format error',
    '=== RUN   TestExecFormatError',
    'process "/bin/sh -c echo exec /bin/sh: exec format error" did not complete',
  ])('is not told by %s', (line) => {
    expect(tells(execFormatError(), line)).toBe(false);
  });

  it('is told by the bare words where a step failed, or where something else stands near', () => {
    const [bare] = execFormatError().filter(({ near }) => near !== undefined);
    expect(bare?.line?.test('exec format error')).toBe(true);
    expect(bare?.near?.test('process "/x" did not complete successfully: exit code: 1')).toBe(true);
    for (const { near } of execFormatError(/microsoft/)) expect(near).toEqual(/microsoft/);
  });
});

describe('a program that is there, and whose interpreter is not', () => {
  it.each([
    'exec /bin/sh: no such file or directory',
    '#5 0.207 exec /bin/sh: no such file or directory',
    'standard_init_linux.go:211: exec user process caused "no such file or directory"',
    'exec user process caused: no such file or directory',
  ])('is told by %s', (line) => {
    expect(tells(noSuchProgram(), line)).toBe(true);
  });

  it.each([
    'cp: cannot stat /x: No such file or directory',
    'open /usr/bin/exec: no such file or directory',
    'dial unix /run/buildkit/buildkitd.sock: connect: no such file or directory',
    '#5 [2/2] RUN echo exec /bin/sh: no such file or directory',
  ])('is not told by %s', (line) => {
    expect(tells(noSuchProgram(), line)).toBe(false);
  });
});
