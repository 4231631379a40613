import type { BakeChoice } from '../../model/bake-choice.ts';
import type { BakeFacts } from './bake-facts.ts';

/** The names of the targets that are chosen: those of the group `default`, or those that are named. */
export function targetNames(
  { definition, defaults, chosen }: BakeFacts,
  { targets }: BakeChoice,
): readonly string[] {
  if (targets.length === 0) return defaults;
  const known = new Set(definition?.targets.map(({ name }) => name));
  // A group is opened by bake alone.
  return targets.every((name) => known.has(name)) ? targets : chosen.map(({ name }) => name);
}

/**
 * The choice with one target more or less, in the order of the file; null where none would be left.
 * What is the group `default` again is named no more.
 */
export function withTarget(seen: BakeFacts, bake: BakeChoice, target: string): BakeChoice | null {
  const before = targetNames(seen, bake);
  const isChosen = before.includes(target);
  const targets = (seen.definition?.targets ?? [])
    .map(({ name }) => name)
    .filter((name) => (name === target ? !isChosen : before.includes(name)));
  if (targets.length === 0) return null;
  const isDefault =
    targets.length === seen.defaults.length &&
    targets.every((name) => seen.defaults.includes(name));
  return { ...bake, targets: isDefault ? [] : targets };
}
