import { render } from 'ink';
import type { Clinic } from '../../clinic/open.ts';
import { createWalk } from '../../clinic/walk.ts';
import { CrashBoundary } from '../crash-boundary.tsx';
import { inkOptions, type Terminal, toGuard } from '../show.tsx';
import { themeFor } from '../theme.ts';
import { ClinicApp } from './app.tsx';
import { createClinicView } from './view.ts';

/** Leads a person through the clinic; the exit code. */
export async function showClinic(
  clinic: Clinic,
  { stdin, stdout, env, onLeave }: Terminal,
): Promise<number> {
  const walk = createWalk(clinic);
  const app = <ClinicApp walk={walk} view={createClinicView(walk)} theme={themeFor(env)} />;
  const { waitUntilExit, unmount } = render(
    <CrashBoundary onCrash={toGuard}>{app}</CrashBoundary>,
    { ...inkOptions, stdin: stdin as never, stdout: stdout as never },
  );
  onLeave(unmount);
  const exitCode: unknown = await waitUntilExit();
  return typeof exitCode === 'number' ? exitCode : 130;
}
