import type { Pattern } from '../failure.ts';
import { buildEnding } from './build-ending.ts';

/*
 * What is printed when the kernel could not start a program: by runc 1.1 (`exec /bin/sh: …`), by
 * runc before it (`standard_init_linux.go:228: …`), by shells, by QEMU, and by an engine that quotes
 * runc. A program that only speaks of such an error, or a Dockerfile that does, is not meant: what
 * failed stands right before the error, after nothing but who says so, and nothing follows.
 */

/** The client about its own plugins and helpers, which a build has nothing to do with. */
const notOfClient = '^(?!.*(?:failed to fetch metadata:|docker-credential-))';

/** Nothing, a colon, a field of JSON or of a log, or the stream of a container's log. */
const after = String.raw`(?:^|[:=[]\s*["'\x60]?|[\])>}-]\s+|\bstd(?:out|err) [FP] )`;

/** What runs it: `exec `, `fork/exec `, `execvp: `, `Failed to execute `, `Error while loading `. */
const verb = String.raw`(?:exec(?:vpe?|ve)?:? |fork\/exec |failed to execute |error while loading )?`;

/** A path, in quotes or not: `/bin/sh`, `./tool`, `"/app"`. */
const path = String.raw`["'\x60]?(?=[^\s"'\x60:=()[\]]{0,400}\/)[^\s"'\x60:=()[\]]{1,400}["'\x60]?`;

const oldRunc = String.raw`(?:standard_init_linux\.go:\d+: )?exec user process caused`;

const end = String.raw`(?:\.?\s*$|["\\]|: unknown|\s\((?:errno|os error) )`;

const failedStep = new RegExp(
  `${/did not complete successfully|executor failed running|^\s*[^\n]*\s*$/.source}|${buildEnding}`,
  'i',
);

/** The kernel's ENOEXEC: no handler took the program. */
const enoexec: readonly Pattern[] = [
  {
    part: 'exec format error',
    line: new RegExp(
      `${notOfClient}(?:.*?${after})?(?:${oldRunc}:? "?|${verb}${path}: (?:cannot execute binary file: )?)exec format error${end}`,
      'i',
    ),
  },
  {
    part: 'exec format error',
    line: /(?:OCI runtime create failed|runc did not terminate suc+ess?fully|executor failed running).*: exec format error/i,
  },
  {
    part: 'exec format error',
    line: /^exec format error\.?$/i,
    near: failedStep,
  },
  // zsh names the program last.
  { part: 'zsh: exec format error: ' },
  {
    // Podman's crun; Python, Rust and Java, which name the number of the error, too.
    part: 'exec format error',
    line: /exec container process .*: exec format error|\[Errno 8\] exec format error|exec format error \(os error 8\)|error=8, exec format error/i,
    // A test that makes one, and passes.
    near: /^(?![\s\S]* - should panic \.\.\. ok)/,
  },
  { part: 'enoexec', line: /\bspawn(?:Sync)?(?: \S+)? ENOEXEC\b/ },
];

/** The kernel's ENOENT for a program that is there: what should run it is not. */
const enoent: readonly Pattern[] = [
  {
    part: 'no such file or directory',
    line: new RegExp(
      `${notOfClient}(?:.*?${after})?(?:${oldRunc}:? "?|exec ["'\\x60]?\\/[^\\s"'\\x60:]+["'\\x60]?: )no such file or directory${end}`,
      'i',
    ),
  },
];

/**
 * A shell that runc looked for before the kernel was asked at all: it is in no layer of the image.
 *
 * Source: opencontainers/runc, libcontainer/standard_init_linux.go (`exec.LookPath`), v1.1.12.
 */
export const noShell: readonly Pattern[] = [
  {
    part: 'sh: no such file or directory',
    line: new RegExp(
      `(?:.*?(?:${after}|\\bcaused "))?exec: "(?<shell>(?:\\/[^\\s"/]{1,100}){0,9}\\/(?:ba|da|a|z|k)?sh)": stat \\k<shell>: no such file or directory${end}`,
      'i',
    ),
  },
];

/** ENOEXEC in all words, for a failure that is meant only where something else stands near it. */
export const execFormatError = (near?: RegExp): readonly Pattern[] => narrowed(enoexec, near);

/** Under which failures a handler that is not there shows on a machine. */
export const noHandler: readonly string[] = [
  ...['exec-format-error-run', 'wsl-binfmt'],
  ...['qemu-lost-after-reboot', 'qemu-flushed-by-systemd-binfmt'],
];

/** ENOENT likewise. */
export const noSuchProgram = (near?: RegExp): readonly Pattern[] => narrowed(enoent, near);

function narrowed(patterns: readonly Pattern[], near: RegExp | undefined): readonly Pattern[] {
  if (near === undefined) return patterns;
  return patterns
    .filter((pattern) => pattern.near === undefined)
    .map((pattern) => ({ ...pattern, near }));
}
