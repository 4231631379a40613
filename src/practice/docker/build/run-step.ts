import { architectureOf } from '../../../docker/architecture.ts';
import type { Builder, World } from '../../world.ts';
import { runInBuilder } from '../buildx/builders.ts';
import { numberFor } from '../registry/blobs.ts';
import { engineSince } from '../versions.ts';
import { programOf, type Step } from './stages.ts';

/** What a RUN says and how it ends. */
export type RunEnd = {
  /** Milliseconds. */
  readonly ms: number;
  readonly lines: readonly string[];
  /** Null where it went well. */
  readonly exitCode: number | null;
  readonly stream: 1 | 2;
};

/** What becomes of a RUN in a builder, on a platform: the kernel decides whether its program starts. */
export function runStep(
  world: World,
  builder: Builder,
  platform: string,
  { run, text }: Step,
  isEmulated: boolean,
): RunEnd {
  const [program = ''] = run?.argv ?? [];
  const end = runInBuilder(world, builder, platform);
  if (end === 'ENOEXEC' || end === 'ENOENT') return notStarted(world, builder, program, end);
  if (end === 'wrong-arguments') return withWrongArguments(platform, run?.argv ?? []);
  if (program === '/proof') {
    return { ms: 120, lines: [proofLine(platform, run?.argv ?? [])], exitCode: null, stream: 1 };
  }
  // With the values of its arguments, as the shell puts them in.
  const { argv: words = [], isShell = false } = programOf(text.slice('RUN '.length)) ?? {};
  const command = isShell ? (words[2] ?? '') : words.join(' ');
  const exitCode = failureOf(command, platform);
  // A foreign program takes about four times as long.
  const slower = isEmulated ? 3 + numberFor(platform, 20) / 10 : 1;
  const ms =
    effort(command, text) * slower + sleeps(exitCode === null ? command : untilExit(command));
  return { ms, lines: outputOf(command, platform), exitCode, stream: 1 };
}

const untilExit = (command: string): string => command.split(/\|\| exit/)[0] ?? '';

/** How long a command line takes, its sleeping left out: what compiles or installs takes a while. Milliseconds. */
function effort(command: string, text: string): number {
  if (/\b(?:cargo|go build|make|gcc|cmake|rustc)\b/.test(command))
    return 5_000 + numberFor(text, 4_000);
  if (/\b(?:apk|apt-get|npm|pip3?|yarn|dnf)\b/.test(command)) return 2_600 + numberFor(text, 2_400);
  return 90 + numberFor(text, 200);
}

/** The program does not start: runc says so in the log, and ends with its own code. */
function notStarted(
  world: World,
  { driver }: Builder,
  program: string,
  end: 'ENOEXEC' | 'ENOENT',
): RunEnd {
  const why = end === 'ENOEXEC' ? 'exec format error' : 'no such file or directory';
  const isOld = !engineSince(world, 20, 10);
  const line = isOld
    ? `standard_init_linux.go:211: exec user process caused "${why}"`
    : `exec ${program}: ${why}`;
  // runc 1.3 ends with 255; recorded with 28.5, and 1 with 20.10 and 26.1.
  const isNew = engineSince(world, 28) || (driver !== 'docker' && engineSince(world, 23));
  return { ms: 130, lines: [line], exitCode: isNew ? 255 : 1, stream: 2 };
}

/** An emulator that expects the program's name and does not get it takes the first argument for it. */
function withWrongArguments(platform: string, argv: readonly string[]): RunEnd {
  const [program = '', ...rest] = argv;
  if (program === '/proof') {
    return { ms: 120, lines: [proofLine(platform, rest)], exitCode: null, stream: 1 };
  }
  const line = `${program}: 0: cannot open ${rest[1] ?? ''}: No such file`;
  return { ms: 150, lines: [line], exitCode: 2, stream: 2 };
}

/** What the program of a proof prints: its architecture and every argument. */
function proofLine(platform: string, argv: readonly string[]): string {
  const [, name = '', variant] = platform.split('/');
  const own = name === 'arm' ? `arm/${variant ?? 'v7'}` : name;
  return `proof ${own} ${argv.length} ${argv.map((word) => `[${word}]`).join(' ')}`;
}

const machineOf = (platform: string): string => architectureOf(platform)?.machines[0] ?? platform;

const sleeps = (command: string): number =>
  [...command.matchAll(/\bsleep (\d+)/g)].reduce((sum, [, time]) => sum + Number(time) * 1000, 0) *
  Number(/^for i in \$\(seq (\d+)\)/.exec(command)?.[1] ?? 1);

/** A command line that ends itself: `test $(uname -m) != aarch64 || exit 3`, `exit 1`, `false`. */
function failureOf(command: string, platform: string): number | null {
  const [, machine, code] = /test \$\(uname -m\) != (\w+) \|\| exit (\d+)/.exec(command) ?? [];
  if (machine !== undefined) return machine === machineOf(platform) ? Number(code) : null;
  if (/(?:^|&& |; )false\s*$/.test(command)) return 1;
  const own = /(?:^|&& |; )exit (\d+)\s*$/.exec(command)?.[1];
  return own === undefined || own === '0' ? null : Number(own);
}

/** What well-known programs print, a few lines each. */
function outputOf(command: string, platform: string): readonly string[] {
  const [, times, word] =
    /^for i in \$\(seq (\d+)\); do echo (\w+) \$i; sleep 1; done$/.exec(command) ?? [];
  if (times !== undefined) {
    return Array.from({ length: Number(times) }, (_, at) => `${word} ${at + 1}`);
  }
  return command.split(/&&|;/).flatMap((part) => linesOf(part.trim(), platform));
}

function linesOf(part: string, platform: string): readonly string[] {
  const machine = machineOf(platform);
  const isHidden = / > \//.test(part);
  const echoed = /^echo (.*?)(?: >&2)?$/.exec(part)?.[1];
  if (isHidden) return [];
  if (part === 'uname -m') return [machine];
  if (echoed !== undefined)
    return [echoed.replace('$(uname -m)', machine).replace(/^["']|["']$/g, '')];
  const found = known.find(([test]) => test.test(part));
  return found === undefined ? [] : found[1](machine, part);
}

type Speaker = (machine: string, part: string) => readonly string[];

const known: readonly (readonly [RegExp, Speaker])[] = [
  [
    /^apk add\b/,
    (machine, part) => {
      const [, , ...words] = part.split(/\s+/);
      const packages = words.filter((word) => !word.startsWith('-'));
      return [
        `fetch https://mirror.example/alpine/v3.22/main/${machine}/APKINDEX.tar.gz`,
        ...packages.map(
          (name, index) => `(${index + 1}/${packages.length}) Installing ${name} (2.2.5-r3)`,
        ),
        `OK: 8 MiB in ${16 + packages.length} packages`,
      ];
    },
  ],
  [/^apt-get update\b/, () => ['Reading package lists...']],
  [
    /^apt-get install\b/,
    () => [
      'Reading package lists...',
      'Building dependency tree...',
      'Setting up ca-certificates (20250419) ...',
    ],
  ],
  [
    /^npm (?:ci|install)\b/,
    () => ['', 'added 112 packages, and audited 113 packages in 6s', '', 'found 0 vulnerabilities'],
  ],
  [/^npm (?:run|test)\b/, (_, part) => ['', `> ${part.replace(/^npm (?:run )?/, '')}`]],
  [/^pip3? install\b/, () => ['Collecting flask', 'Successfully installed flask-3.1.2']],
  [/\bgo build\b.* -mod=vendor\b/, () => []],
  [/\bgo build\b/, () => ['go: downloading golang.org/x/sys v0.38.0']],
  [
    /^cargo build\b/,
    () => [
      '   Compiling app v0.1.0 (/src)',
      '    Finished `release` profile [optimized] target(s) in 21.40s',
    ],
  ],
  [/^(?:cc|gcc)\b/, () => []],
  [/^make\b/, () => ['cc -O2 -o app main.c']],
  [
    /^seq (\d+)$/,
    (_, part) => Array.from({ length: Number(part.slice(4)) }, (_one, at) => `${at + 1}`),
  ],
];
