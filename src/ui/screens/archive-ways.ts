import type { Finding } from '../../model/finding.ts';
import type { WizardState } from '../../wizard/state.ts';
import type { View } from '../view.ts';
import type { Way } from './check.ts';

/** The check that knows how an archive gets into a registry, and whether it is there. */
export const pushed = 'manifest.pushed';

/** What tells of archives that can be pushed from here; undefined where none can. */
export const offered = (findings: readonly Finding[]): Finding | undefined =>
  findings.find(({ id, remedies }) => id === pushed && remedies.length > 0);

/** The ways on from an archive: to end here, or to push it; none where there is no archive. */
export function archiveWays({ steps, exitCode }: WizardState): readonly Way[] {
  // What stays in the scrollback asks nothing.
  if (exitCode !== null) return [];
  const { findings, phase } = steps.manifest;
  const remedies = offered(findings)?.remedies ?? [];
  if (remedies.length === 0 || phase !== 'looked') return [];
  return [{ kind: 'go-on' }, ...remedies.map((remedy) => ({ kind: 'remedy', remedy }) as const)];
}

/** The way under the cursor; null while there is none. */
export const archiveWayAt = (state: WizardState, { cursor }: View): Way | null =>
  archiveWays(state)[cursor ?? 0] ?? null;
