import type { Clinic } from '../clinic/open.ts';
import { type Guard, guardProcess } from '../guard.ts';
import { endChildren } from '../host/process-group.ts';
import { findTerminal } from '../host/terminal.ts';

/** Shows what a handler does: on a screen, or as plain text where there is none; the exit code. */
export async function runClinic(): Promise<number> {
  const guard = guardProcess(null);
  guard.onLeave(endChildren);
  const { openClinic } = await import('../clinic/open.ts');
  const clinic = await openClinic();
  try {
    return await show(clinic, guard);
  } finally {
    await clinic.close();
  }
}

async function show(clinic: Clinic, { watchTerminal, onLeave }: Guard): Promise<number> {
  const input = findTerminal();
  if (typeof input === 'string') {
    const { clinicText } = await import('../ui/clinic/plain.ts');
    process.stdout.write(await clinicText(clinic, process.env));
    return 0;
  }
  watchTerminal(input);
  const { showClinic } = await import('../ui/clinic/start.tsx');
  return showClinic(clinic, { stdin: input, stdout: process.stdout, env: process.env, onLeave });
}
