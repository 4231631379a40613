import { proofProgram } from '../../docker/proof.ts';
import { programPath } from '../../host/assets.ts';
import type { Look } from '../../host/look.ts';
import type { ProgramEnd } from '../../model/picture.ts';

/** Milliseconds. The program writes a line and ends; an emulator that hangs must not hold up the step. */
const timeout = 5_000;

/** `execve errno 8 ENOEXEC`, as our own program says it (assets/execve). */
const refusal = /^execve errno \d+ (E[A-Z0-9]+)$/m;

/**
 * Runs the proof's program of each platform on this machine, outside of any container: what runs
 * here and not in a container has an emulator that containers lack. A program of ours calls
 * `execve`, since Node's own way hides why a program did not start.
 *
 * @param engine The platform of the kernel here: `linux/amd64`.
 */
export async function runHere(
  look: Look,
  engine: string,
  platforms: readonly string[],
  signal: AbortSignal,
): Promise<Readonly<Record<string, ProgramEnd>>> {
  const ends = await Promise.all(
    platforms.map(async (platform) => {
      const end = await runOne(look, engine, platform, signal);
      return end === null ? [] : [[platform, end] as const];
    }),
  );
  return Object.fromEntries(ends.flat());
}

/** The argv that starts a platform's program outside of any container; null where there is no program. */
export function hereArgv(
  engine: string,
  platform: string,
  programs?: string,
): readonly string[] | null {
  const [caller, program] = [engine, platform].map(proofProgram);
  if (caller == null || program == null) return null;
  const path = (name: string) => programPath(name, programs);
  return [path(`execve/${caller}`), '/', path(`proof/${program}`), 'a', 'b'];
}

async function runOne(
  look: Look,
  engine: string,
  platform: string,
  signal: AbortSignal,
): Promise<ProgramEnd | null> {
  const argv = hereArgv(engine, platform, look.programs);
  if (argv === null) return null;
  const { stdout, stderr, failed, unrecorded } = await look.run(argv, { timeout, signal });
  if (unrecorded !== undefined) return null;
  const errno = refusal.exec(`${stdout}\n${stderr}`)?.[1] ?? null;
  // A folder that no program may be started from says nothing of handlers.
  if (errno === 'EACCES' || errno === 'EPERM') return null;
  if (errno !== null) return { errno, line: null };
  const line = `${stdout}\n${stderr}`.trim().split('\n').at(0) ?? '';
  if (line !== '') return { errno: null, line: withoutPath(line) };
  return failed === 'killed' ? { errno: null, line: null } : null;
}

/** The program is called by its whole path here, and by `/proof` in a build. */
const withoutPath = (line: string): string =>
  line.replaceAll(/\[\/[^\]]*\/proof\/linux-[\w-]+\]/g, '[/proof]');
