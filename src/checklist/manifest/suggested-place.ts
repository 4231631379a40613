import { isBareName, parseReference } from '../../docker/reference.ts';
import type { Answers } from '../../model/answers.ts';
import { registryAt, startedHere } from '../builder/own-registry.ts';
import type { Found } from '../step.ts';
import { suggestedFor } from '../target/bake-references.ts';
import { repositoryOf } from './stored-image.ts';

/**
 * Where an archive may go: under its own name, else under that of the folder or of a bake's target.
 * A name without a place is Docker's own, which nobody pushes to: it is given the place of the last
 * push, or the registry that was started here. Empty where neither is known.
 */
export function suggestedPlace(answers: Answers, found: Found, target: string | null): string {
  const ofFolder = found.target?.suggestion ?? '';
  const name = answers.tags[0] ?? (target === null ? ofFolder : suggestedFor(target, ofFolder));
  const parsed = parseReference(name);
  if (!parsed.ok) return '';
  if (!isBareName(parsed)) return name;
  const place = lastPlace(answers) ?? answers.pushedTo ?? ownRegistry(found);
  return place === null ? '' : `${place}/${name}`;
}

/** Registry and namespace of what was pushed of these archives. */
function lastPlace({ output }: Answers): string | null {
  const pushed = output.kind === 'push' ? [] : Object.values(output.pushed ?? {});
  const reference = pushed.at(-1)?.reference;
  return reference === undefined ? null : repositoryOf(reference).replace(/\/[^/]*$/, '');
}

/** The registry that runs here because the wizard started it. */
function ownRegistry({ builder }: Found): string | null {
  const own = startedHere(builder?.own ?? null);
  return own?.status === 'running' ? registryAt(own.port) : null;
}
