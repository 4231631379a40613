import { archivePath } from '../../docker/archive-output.ts';
import type { BakeTarget } from '../../docker/bake.ts';
import { outputOf } from '../../docker/bake-command.ts';
import { parseReference } from '../../docker/reference.ts';
import type { Answers } from '../../model/answers.ts';
import type { TargetFacts } from './facts.ts';

/** What a build pushes, and under which references. */
export type Destination = {
  /** Null where no bake is built. */
  readonly target: string | null;
  /** The first one is the one that is shown and proven. */
  readonly tags: readonly string[];
};

/** The references of the build: those that were answered, or of each target of a bake. */
export function destinationsOf(
  { tags, bake }: Pick<Answers, 'tags' | 'bake'>,
  facts: Pick<TargetFacts, 'bake'> | null | undefined,
): readonly Destination[] {
  if (bake === null) return [{ target: null, tags }];
  return (facts?.bake?.chosen ?? []).map((target) => ({
    target: target.name,
    tags: tagsOf(target, bake.tags),
  }));
}

/** A target's own tags, or the one it was given instead. */
export function tagsOf(
  { name, tags }: BakeTarget,
  given: Readonly<Record<string, string>>,
): readonly string[] {
  const other = Object.hasOwn(given, name) ? given[name] : undefined;
  return other === undefined ? tags : [other];
}

/** Every reference of the build, in that order. */
export const tagsPushed = (
  answers: Pick<Answers, 'tags' | 'bake'>,
  facts: Pick<TargetFacts, 'bake'> | null | undefined,
): readonly string[] => destinationsOf(answers, facts).flatMap(({ tags }) => tags);

/** The archives that the build writes: one, or one a target of a bake; none where it pushes. */
export function archivesOf(
  { output, bake }: Pick<Answers, 'output' | 'bake'>,
  facts: Pick<TargetFacts, 'bake'> | null | undefined,
): readonly string[] {
  const chosen = bake === null ? [] : (facts?.bake?.chosen ?? []);
  const own = chosen.map(({ name }) => outputOf(output, name, chosen));
  return (own.length === 0 ? [output] : own).flatMap((one) =>
    one.kind === 'push' ? [] : [archivePath(one)],
  );
}

/** The registries that references go to, one for each that can be read. */
export const registriesOf = (tags: readonly string[]): readonly string[] =>
  tags.map(parseReference).flatMap((tag) => (tag.ok ? [tag.registry] : []));
