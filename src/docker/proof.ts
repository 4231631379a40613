/** What became of a proof: 'other' is a build that ended for a reason that is no emulator's. */
export type ProofVerdict =
  | 'passed'
  | 'wrong-arguments'
  | 'wrong-architecture'
  | 'exec-format'
  | 'no-such-file'
  /** The emulator was there and says that it failed. */
  | 'emulator-failed'
  | 'other';

export type Proof = {
  readonly verdict: ProofVerdict;
  /** The line of the log that says so, without BuildKit's step and time; null where there is none. */
  readonly line: string | null;
};

const programs = [
  'amd64',
  '386',
  'arm64',
  'arm/v7',
  'arm/v6',
  'arm/v5',
  'riscv64',
  'ppc64le',
  's390x',
  'mips64le',
  'loong64',
];

/** What the program's own line calls a platform: `arm64`, `arm/v7`; null where there is no program. */
function architecture(platform: string): string | null {
  const [os, name = '', variant] = platform.split('/');
  const full = name === 'arm' ? `arm/${variant ?? 'v7'}` : name;
  return os === 'linux' && programs.includes(full) ? full : null;
}

/**
 * The file in `assets/proof/` that is a program for this platform (`linux-arm-v7`), null where
 * there is none. Variants of amd64 and arm64 have the program of their base.
 */
export function proofProgram(platform: string): string | null {
  const name = architecture(platform);
  return name === null ? null : `linux-${name.replace('/', '-')}`;
}

/** Every platform that there is a program for. */
export const provablePlatforms: readonly string[] = programs.map((name) => `linux/${name}`);

/**
 * The Dockerfile of a proof, the standard input of {@link proofCommand}; null where there is no
 * program. Nothing is pulled, and no shell stands between the kernel and the program.
 */
export function proofDockerfile(platform: string): string | null {
  const program = proofProgram(platform);
  return program && `FROM scratch\nCOPY ${program} /proof\nRUN ["/proof","a","b"]\n`;
}

/** The line a working emulator makes the program print, null where there is no program. */
export function expectedProofLine(platform: string): string | null {
  const name = architecture(platform);
  return name === null ? null : `proof ${name} 3 [/proof] [a] [b]`;
}

export type ProofCommandOptions = {
  readonly builder: string;
  readonly platform: string;
  /** The folder that holds the programs, executable. */
  readonly context: string;
};

/**
 * The argv of a proof, whose Dockerfile is its standard input; its log is on standard error.
 *
 * `type=cacheonly` (buildx 0.4.2 and later, build/opt.go) asks for no exporter at all: the step
 * runs, and no image is left. Seen with Docker 20.10, 26.1 and 28.5, with buildx 0.13 and 0.29,
 * and with the containerd image store of 28.5. `--network none` spares the step a bridge, which a
 * proof does not need and an engine may not have.
 */
export function proofCommand({
  builder,
  platform,
  context,
}: ProofCommandOptions): readonly string[] {
  return [
    ...['docker', 'buildx', 'build', '--builder', builder, '--platform', platform],
    ...['--no-cache', '--network', 'none', '--progress', 'plain'],
    ...['--output', 'type=cacheonly', '--file', '-', context],
  ];
}

/** BuildKit's plain log puts the step and the seconds before a line: `#6 0.164 `; its summary the seconds alone. */
const stepAndTime = /^(?:#\d+ )?(?:\d+\.\d+ )?/;

/** The texts of runc 1.1 and later, of runc before it, and of QEMU. */
const execFormat = /exec format error/i;
const noSuchFile =
  /exec (?:\/proof|user process caused):? "?no such file or directory|stat \/proof: no such file/i;

/**
 * QEMU speaks of itself by the name it was started with: `qemu: uncaught target signal 11`,
 * `qemu-riscv64: Unable to reserve …`, Debian's `riscv64-binfmt-P: /proof: Invalid ELF image for …`.
 */
const emulatorFailure = /^(?:qemu[\w-]*|\w+-binfmt-P): |: Invalid ELF image for this architecture$/;

/**
 * Judges the log of {@link proofCommand}, in BuildKit's plain form. Only the program's own line
 * passes: a cached step has none, an emulator that is registered with the wrong P flag has the
 * right architecture, exit code 0, and other arguments.
 */
export function judgeProof(platform: string, log: string): Proof {
  const lines = log.split(/\r?\n/).map((line) => line.replace(stepAndTime, '').trimEnd());
  const printed = lines.find((line) => /^proof \S+ \d+ /.test(line));
  if (printed !== undefined) return { verdict: judgeLine(platform, printed), line: printed };

  const failed = (text: RegExp) => lines.find((line) => text.test(line));
  const format = failed(execFormat);
  if (format !== undefined) return { verdict: 'exec-format', line: format };
  const file = failed(noSuchFile);
  if (file !== undefined) return { verdict: 'no-such-file', line: file };
  const emulator = failed(emulatorFailure);
  if (emulator !== undefined) return { verdict: 'emulator-failed', line: emulator };
  return { verdict: 'other', line: failed(/^(?:ERROR|error): /) ?? null };
}

function judgeLine(platform: string, line: string): ProofVerdict {
  if (line === expectedProofLine(platform)) return 'passed';
  return line.split(' ')[1] === architecture(platform) ? 'wrong-arguments' : 'wrong-architecture';
}
