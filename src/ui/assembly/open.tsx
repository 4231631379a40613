import { type AssemblyOptions, createAssembly } from '../../assembly/engine.ts';
import { CrashBoundary } from '../crash-boundary.tsx';
import { draw, type Terminal } from '../draw.ts';
import { type Stage, type Suspend, toGuard } from '../show.tsx';
import { themeFor } from '../theme.ts';
import { RouteApp } from './app.tsx';
import { createAssemblyView } from './view.ts';

/** The route beside the wizard, with what is filled in already: shown as often as the person goes there. */
export function createRoute(options: AssemblyOptions): (stage: Stage) => void {
  const assembly = createAssembly(options);
  const view = createAssemblyView(assembly.store, options.host.captions?.());
  return ({ theme, show, back }) => {
    const printed = view.getState().record.length;
    show(<RouteApp {...{ assembly, view, theme, printed }} leave={back} />);
  };
}

/** Walks a person through the assembly of a list; the exit code. */
export async function startRoute(
  create: (suspend: Suspend) => Promise<AssemblyOptions>,
  terminal: Terminal,
): Promise<number> {
  const theme = themeFor(terminal.env);
  let suspendInk: Suspend | null = null;
  const options = await create((run) => (suspendInk === null ? run() : suspendInk(run)));
  const assembly = createAssembly(options);
  const view = createAssemblyView(assembly.store, options.host.captions?.());
  const onTerminal = (inks: Suspend) => {
    suspendInk = inks;
  };
  const app = <RouteApp {...{ assembly, view, theme, onTerminal }} leave={null} />;
  const { waitUntilExit } = draw(<CrashBoundary onCrash={toGuard}>{app}</CrashBoundary>, terminal);
  assembly.start();
  const exitCode: unknown = await waitUntilExit();
  return typeof exitCode === 'number' ? exitCode : 130;
}
