import { describe, expect, it } from 'vitest';
import {
  execFormatError,
  noShell,
  noSuchProgram,
} from '../../src/troubleshooting/catalogue/exec-errors.ts';
import type { Pattern } from '../../src/troubleshooting/failure.ts';
import { failure, matchChunks } from './known.ts';

const tells = (patterns: readonly Pattern[], text: string): boolean =>
  matchChunks([text], [failure('x', ...patterns)]).length > 0;

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
    'exec /bin/sh: exec format error.',
    'exec /bin/sh: Exec format error (errno 8)',
    '-bash: ./x: cannot execute binary file: Exec format error',
    '/entrypoint.sh: line 8: /app/server: cannot execute binary file: Exec format error',
    'zsh: exec format error: ./a.out',
    'make: ./gen: Exec format error',
    'make[1]: execvp: ./gen: Exec format error',
    'Nov 25 10:00:00 host systemd[1]: app.service: Failed to execute /usr/bin/app: Exec format error',
    'Nov 25 10:00:00 host app[123]: exec /usr/bin/app: exec format error',
    '2026-11-25T10:00:00.000000000Z stderr F exec /app: exec format error',
    '2026-11-25 10:00:00 ERROR builder - exec /bin/sh: exec format error',
    '{"log":"exec /app: exec format error\\n","stream":"stderr"}',
    'time="2026-11-25T10:00:00Z" level=error msg="runc run failed: exec: \\"/proof\\": exec format error"',
    '"stderr_lines": ["standard_init_linux.go:228: exec user process caused: exec format error"]',
    'failed to solve: executor failed running [/bin/sh -c uname]: runc did not terminate sucessfully: exec format error',
    "OSError: [Errno 8] Exec format error: './tool'",
    '{"msg":"exec container process `/app`: Exec format error","level":"error"}',
    'Error: spawn ENOEXEC',
    '> exec /bin/sh: exec format error',
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
    '#7 2.1 exec format error\n#7 DONE 2.1s',
    'Docker prints exec /bin/sh: exec format error, and nobody knows why.',
    'Since the reboot everything fails with exec /bin/sh: exec format error',
    'error getting credentials - err: fork/exec /usr/bin/docker-credential-desktop.exe: exec format error',
    '"exec /bin/sh: exec format error",',
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
    for (const end of ['failed to solve', 'failed to run Build function']) {
      expect(bare?.near?.test(`exec format error\nERROR: ${end}: exit code: 1`), end).toBe(true);
    }
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

describe('a shell that is in no layer of the image', () => {
  it.each([
    'exec: "/bin/sh": stat /bin/sh: no such file or directory',
    '0.153 runc run failed: unable to start container process: error during container init: exec: "/bin/sh": stat /bin/sh: no such file or directory',
    'docker: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/bin/bash": stat /bin/bash: no such file or directory: unknown.',
    'container_linux.go:247: starting container process caused "exec: \\"/bin/ash\\": stat /bin/ash: no such file or directory"',
    'container_linux.go:380: starting container process caused: exec: "/usr/bin/zsh": stat /usr/bin/zsh: no such file or directory: unknown',
  ])('is told by %s', (line) => {
    expect(tells(noShell, line)).toBe(true);
    // The kernel was not asked: no handler is to blame.
    expect(tells(noSuchProgram(), line)).toBe(false);
  });

  it.each([
    'exec: "/app/server": stat /app/server: no such file or directory',
    'exec: "/app/push": stat /app/push: no such file or directory',
    'exec: "/bin/sh": executable file not found in $PATH',
    'stat /bin/sh: no such file or directory',
    '#5 [2/2] RUN echo exec: "/bin/sh": stat /bin/sh: no such file or directory',
    'want exec: "/bin/sh": stat /bin/sh: no such file or directory',
  ])('is not told by %s', (line) => {
    expect(tells(noShell, line)).toBe(false);
  });
});
