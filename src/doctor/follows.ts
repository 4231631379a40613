import type { Found } from '../checklist/step.ts';
import type { Builder } from '../docker/builders.ts';
import type { Finding } from '../model/finding.ts';

/** These build in the engine, or in a container of it; what could not be loaded has no name. */
const ofEngine = ['', 'docker', 'docker-container'];

/**
 * Whether what is said of a builder only follows from an engine that does not answer: nobody can
 * tell then what its builders would do.
 */
export function followsFromEngine(
  { id, status }: Finding,
  { machine, builder: facts }: Found,
): boolean {
  if (facts === undefined || machine?.engine.server !== null) return false;
  if (id === 'builder.list') return status === 'skipped';
  if (status !== 'problem' || (id !== 'builder.chosen' && id !== 'builder.state')) return false;
  const builder: Builder | undefined = facts.builders.find(
    ({ name }) => name === (facts.chosen ?? facts.selected),
  );
  return builder === undefined || ofEngine.includes(builder.driver);
}
