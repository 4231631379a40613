import { normalisePlatform, type Platform } from './platform.ts';

/** One line of `tonistiigi/binfmt`: what became of an architecture. */
export type InstallerStep = {
  readonly verb: 'installing' | 'uninstalling';
  /** As it was given: `arm64`, `qemu-arm`. */
  readonly name: string;
  /** Null where it went well. */
  readonly error: string | null;
};

export type InstallerReport = {
  readonly steps: readonly InstallerStep[];
  /** Platforms it could run a program of; null where it printed no status. */
  readonly supported: readonly Platform[] | null;
  /** Every enabled entry's name, also those that are no emulator; null likewise. */
  readonly emulators: readonly string[] | null;
};

const step = /^(installing|uninstalling): (\S+) (.+)$/;

/**
 * Reads what `tonistiigi/binfmt` printed. Its exit code says nothing: it is 0 even when every
 * registration failed.
 *
 * Source: tonistiigi/binfmt, cmd/binfmt/main.go (July 2026; the same lines since v6.0.0).
 *
 * @param output Standard error and standard output, in any order.
 */
export function parseInstallerReport(output: string): InstallerReport {
  const steps = output.split('\n').flatMap((line): readonly InstallerStep[] => {
    const [, verb, name, outcome] = step.exec(line.trimEnd()) ?? [];
    if (verb === undefined || name === undefined || outcome === undefined) return [];
    return [
      { verb: verb as InstallerStep['verb'], name, error: outcome === 'OK' ? null : outcome },
    ];
  });
  const status = parseStatus(output);
  return {
    steps,
    supported: status?.['supported']?.map(normalisePlatform) ?? null,
    emulators: status?.['emulators'] ?? null,
  };
}

/** The one JSON object in the output; its lists may be null. */
function parseStatus(output: string): Readonly<Record<string, readonly string[]>> | null {
  const json = /^\{$[\s\S]*?^\}$|^\{"supported".*\}$/m.exec(output)?.[0];
  if (json === undefined) return null;
  try {
    const lists: Readonly<Record<string, unknown>> = JSON.parse(json);
    return { supported: texts(lists['supported']), emulators: texts(lists['emulators']) };
  } catch {
    return null;
  }
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** The QEMU that an image of `tonistiigi/binfmt` holds: `v10.2.3` of `binfmt/c4ae… qemu/v10.2.3 go/…`. */
export function parseQemuVersion(output: string): string | null {
  return /^binfmt\/\S+ qemu\/(\S+)/m.exec(output)?.[1] ?? null;
}

/** Why an installer's image could not register handlers. */
export type InstallerProblem =
  /** The kernel does not know a flag (F before 4.8), or an entry of that name is there and QEMU's script is old. */
  | 'invalid-argument'
  | 'already-registered'
  | 'not-mounted'
  /** The kernel has no binfmt_misc. */
  | 'no-module'
  | 'no-permission'
  /** The image is for another architecture than this machine's. */
  | 'wrong-architecture'
  /** The engine maps users and allows no privileged container so. */
  | 'user-namespaces'
  /** The image could not be had. */
  | 'no-image';

/** The most telling ones first: a cause stands before what it leads to. */
const problems: readonly (readonly [InstallerProblem, RegExp])[] = [
  ['user-namespaces', /privileged mode is incompatible with user namespaces/],
  [
    'no-image',
    /no matching manifest for|Unable to find image(?:(?!Status: Downloaded)[\s\S])*(?:Error response|error pulling)/i,
  ],
  [
    'no-image',
    /pull access denied|manifest for \S+ not found|toomanyrequests|lookup \S+.*no such host/i,
  ],
  [
    'no-module',
    /no such device\s+cannot mount binfmt_misc|Cannot mount binfmt_misc .*: no such device/,
  ],
  ['no-module', /No binfmt support in the kernel/],
  ['no-permission', /operation not permitted\s+cannot mount binfmt_misc|EPERM opening/],
  [
    'no-permission',
    /mount: permission denied \(are you root\?\)|binfmt_misc\S*: permission denied/i,
  ],
  ['not-mounted', /ENOENT opening \S+ is it mounted\?/],
  ['invalid-argument', /binfmt_misc\/register: (?:write \S+: )?invalid argument/i],
  ['invalid-argument', /write error: Invalid argument/],
  ['already-registered', /already registered|write error: File exists/],
  ['wrong-architecture', /exec format error/i],
];

/**
 * What an installer's output says is wrong, null where it says nothing that is known: the three
 * images, and Docker itself when it could not start them.
 *
 * Sources: docker/binfmt, binfmt/main.go (January 2020); multiarch/qemu-user-static,
 * containers/latest/register.sh (January 2023); tonistiigi/binfmt, cmd/binfmt/main.go (July 2026).
 */
export function installerProblem(output: string): InstallerProblem | null {
  return problems.find(([, pattern]) => pattern.test(output))?.[0] ?? null;
}
