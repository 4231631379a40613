import { platformsOf } from '../../docker/bake/platforms.ts';
import type { Answers } from '../../model/answers.ts';
import type { Found } from '../step.ts';
import { destinationsOf } from '../target/destinations.ts';

/** A list that the build was to push: of which target, under which tags, with which platforms. */
export type WantedList = {
  /** Null where no bake was built. */
  readonly target: string | null;
  readonly tags: readonly string[];
  readonly platforms: readonly string[];
};

/** The lists of the build: one, or one a target of a bake. */
export function wantedLists(answers: Answers, { target: facts }: Found): readonly WantedList[] {
  const { platforms } = answers;
  const built = platformsOf(facts?.bake?.chosen ?? [], platforms);
  return destinationsOf(answers, facts).map(({ target, tags }) => ({
    ...{ target, tags },
    platforms: built.find((one) => one.target === target)?.platforms ?? platforms,
  }));
}
