import { platformsOf } from '../../docker/bake/platforms.ts';
import { outputOf } from '../../docker/bake-command.ts';
import type { Answers, Output } from '../../model/answers.ts';
import type { Found } from '../step.ts';
import { destinationsOf } from '../target/destinations.ts';

/** A list that the build was to push: of which target, under which tags, with which platforms. */
export type WantedList = {
  /** Null where no bake was built. */
  readonly target: string | null;
  readonly tags: readonly string[];
  readonly platforms: readonly string[];
  readonly output: Output;
};

/** The lists of the build: one, or one a target of a bake. */
export function wantedLists(answers: Answers, { target: facts }: Found): readonly WantedList[] {
  const { platforms, output } = answers;
  const chosen = facts?.bake?.chosen ?? [];
  const built = platformsOf(chosen, platforms);
  return destinationsOf(answers, facts).map(({ target, tags }) => ({
    ...{ target, tags },
    platforms: built.find((one) => one.target === target)?.platforms ?? platforms,
    output: target === null ? output : outputOf(output, target, chosen),
  }));
}
