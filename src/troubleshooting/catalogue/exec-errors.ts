import type { Pattern } from '../failure.ts';

/*
 * What is printed when the kernel could not start a program: by runc 1.1 (`exec /bin/sh: …`), by
 * runc before it (`standard_init_linux.go:228: …`), by shells, by QEMU, and by an engine that quotes
 * runc. A program that only speaks of such an error, or a Dockerfile that does, is not meant:
 * the line begins with the one that failed, and ends with the error.
 */

/** What builders and `docker compose` set before a line: `#5 0.165 `, `web-1  | `. */
const before = '^(?:#\\d+ )?(?:\\d+\\.\\d+ )?(?:[a-z][\\w.-]* +\\| )?';

const byOldRunc = '(?:standard_init_linux\\.go:\\d+: )?exec user process caused:? "?';

/** An instruction, a command that prints the words or looks for them, or the client about its plugins. */
const isOther = '(?!(?:.*\\s)?(?:RUN|echo|printf|grep|failed to fetch metadata:)\\s)';

/** `exec /bin/sh: `, `/bin/sh: 1: ./tool: `, `Error while loading /usr/bin/dpkg-split: `. */
const byPath = `${isOther}(?:[^:"'\`>[]+: )*[^:"'\`>[]*\\/[^:"'\`>[]*: (?:cannot execute binary file: )?`;

const failedStep =
  /did not complete successfully|executor failed running|failed to solve|^\s*[^\n]*\s*$/i;

/** The kernel's ENOEXEC: no handler took the program. */
const enoexec: readonly Pattern[] = [
  {
    part: 'exec format error',
    line: new RegExp(`${before}(?:${byOldRunc}|${byPath})exec format error"?$`, 'i'),
  },
  {
    part: 'exec format error',
    line: /OCI runtime create failed.*exec format error"?(?:: unknown\.?)?$/i,
  },
  {
    part: 'exec format error',
    line: new RegExp(`${before}exec format error$`, 'i'),
    near: failedStep,
  },
  {
    // Podman's crun; Python, Rust and Java, which name the number of the error, too.
    part: 'exec format error',
    line: /exec container process .*: exec format error|\[Errno 8\] exec format error|exec format error \(os error 8\)|error=8, exec format error/i,
    // A test that makes one, and passes.
    near: /^(?![\s\S]* - should panic \.\.\. ok)/,
  },
];

/** The kernel's ENOENT for a program that is there: what should run it is not. */
const enoent: readonly Pattern[] = [
  {
    part: 'no such file or directory',
    line: new RegExp(`${before}(?:${byOldRunc}|exec \\/\\S+: )no such file or directory"?$`, 'i'),
  },
];

/** ENOEXEC in all words, for a failure that is meant only where something else stands near it. */
export const execFormatError = (near?: RegExp): readonly Pattern[] => narrowed(enoexec, near);

/** ENOENT likewise. */
export const noSuchProgram = (near?: RegExp): readonly Pattern[] => narrowed(enoent, near);

function narrowed(patterns: readonly Pattern[], near: RegExp | undefined): readonly Pattern[] {
  if (near === undefined) return patterns;
  return patterns
    .filter((pattern) => pattern.near === undefined)
    .map((pattern) => ({ ...pattern, near }));
}
