import type { ReactElement } from 'react';
import type { Route } from '../model/route.ts';
import type { Wizard } from '../wizard/intentions.ts';
import type { Driver } from './autoplay/drive.ts';
import { CrashBoundary } from './crash-boundary.tsx';
import { draw, type Terminal } from './draw.ts';
import { FirstFrame } from './first-frame.tsx';
import type { KeyPress } from './key-press.ts';
import { type Theme, themeFor } from './theme.ts';
import type { Banner } from './view.ts';

/** Hands the terminal to what runs, and takes it back when that has ended. */
export type Suspend = (run: () => Promise<void>) => Promise<void>;

/** Out of React's hands: whoever guards the process takes the screen down and says what happened. */
export function toGuard(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}

/** What its title says besides the step. */
export type Heading = {
  readonly banner?: Banner | null;
  /** What the machine calls itself, where it is no real one. */
  readonly label?: string | null;
  /** The way under the cursor of the first screen, where that asks what the person wants. */
  readonly choice?: Route | null;
  /** It was taken already. */
  readonly isChosen?: boolean;
};

/** What the other route is shown with, in the same terminal. */
export type Stage = {
  readonly theme: Theme;
  readonly suspend: Suspend;
  readonly show: (app: ReactElement) => void;
  /** Shows the wizard again. */
  readonly back: () => void;
};

/** Who else is there. */
export type Company = {
  /** Presses the keys instead of a person. */
  readonly driver?: Driver | undefined;
  /** Takes the stage where the person wants a list assembled. */
  readonly other?: ((stage: Stage) => void) | undefined;
};

/**
 * Shows a wizard until it leaves, and gives its exit code. The terminal is as before then, with the
 * record and the last panel in its scrollback.
 *
 * @param create Makes the wizard, while its first frame is on the screen already; it gets the way to
 *   hand the terminal to `sudo`.
 */
export async function showWizard(
  create: (suspend: Suspend) => Promise<Wizard>,
  terminal: Terminal,
  { banner = null, label = null, choice = null, isChosen = false }: Heading = {},
  { driver, other }: Company = {},
): Promise<number> {
  const theme = themeFor(terminal.env);
  const early: KeyPress[] = [];
  const first = (
    <FirstFrame
      {...{ theme, banner, label, choice: isChosen ? null : choice }}
      onKey={(key) => early.push(key)}
    />
  );
  const { waitUntilExit, rerender } = draw(first, terminal);
  let suspendInk: Suspend | null = null;
  const suspend: Suspend = (run) => (suspendInk === null ? run() : suspendInk(run));
  const [{ App }, { asking, createView }, wizard] = await Promise.all([
    import('./app.tsx'),
    import('./view.ts'),
    create(suspend),
  ]);
  const view = createView(wizard.store);
  view.setState({ banner, choice: asking(choice, !isChosen), home: terminal.env['HOME'] ?? null });
  const onTerminal = (inks: Suspend) => {
    suspendInk = inks;
  };
  const show = (app: ReactElement) =>
    rerender(<CrashBoundary onCrash={toGuard}>{app}</CrashBoundary>);
  const onAssemble = () => other?.({ theme, suspend, show, back });
  const props = { wizard, view, theme, onTerminal, driver, onAssemble };
  const back = () => show(<App {...props} printed={wizard.store.getState().record.length} />);
  show(<App {...{ ...props, early }} />);
  wizard.start();
  const exitCode: unknown = await waitUntilExit();
  // Left by the other route, it may still look at the machine.
  if (wizard.store.getState().exitCode === null) wizard.quit();
  return typeof exitCode === 'number' ? exitCode : 130;
}
