import type { Clinic } from '../../clinic/open.ts';
import { createWalk } from '../../clinic/walk.ts';
import { CrashBoundary } from '../crash-boundary.tsx';
import { draw, type Terminal } from '../draw.ts';
import { toGuard } from '../show.tsx';
import { themeFor } from '../theme.ts';
import { ClinicApp } from './app.tsx';
import { createClinicView } from './view.ts';

/** Leads a person through the clinic; the exit code. */
export async function showClinic(clinic: Clinic, terminal: Terminal): Promise<number> {
  const walk = createWalk(clinic);
  const app = (
    <ClinicApp walk={walk} view={createClinicView(walk)} theme={themeFor(terminal.env)} />
  );
  const { waitUntilExit } = draw(<CrashBoundary onCrash={toGuard}>{app}</CrashBoundary>, terminal);
  const exitCode: unknown = await waitUntilExit();
  return typeof exitCode === 'number' ? exitCode : 130;
}
