import type { WizardState } from '../../wizard/state.ts';
import type { View } from '../view.ts';
import type { Way } from './check.ts';

/** The check that knows how an archive gets into a registry, and whether it is there. */
export const pushed = 'manifest.pushed';

/** The ways on from an archive: to end here, or to push it; none where there is no archive. */
export function archiveWays({ steps, exitCode }: WizardState): readonly Way[] {
  // What stays in the scrollback asks nothing.
  if (exitCode !== null) return [];
  const { facts, findings, phase } = steps.manifest;
  if (facts === null || facts.source === 'registry' || phase !== 'looked') return [];
  const remedies = findings.find(({ id }) => id === pushed)?.remedies ?? [];
  if (remedies.length === 0) return [];
  return [{ kind: 'go-on' }, ...remedies.map((remedy) => ({ kind: 'remedy', remedy }) as const)];
}

/** The way under the cursor; null while there is none. */
export const archiveWayAt = (state: WizardState, { cursor }: View): Way | null =>
  archiveWays(state)[cursor ?? 0] ?? null;
