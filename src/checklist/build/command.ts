import { platformsOf } from '../../docker/bake/platforms.ts';
import { bakeCommand } from '../../docker/bake-command.ts';
import { buildCommand } from '../../docker/build-command.ts';
import type { BuildOptions } from '../../docker/lanes.ts';
import type { Answers } from '../../model/answers.ts';
import { typedWith } from '../client-trust.ts';
import type { TargetFacts } from '../target/facts.ts';

/** The command that builds what was chosen: the Dockerfile, or the targets of a bake file. */
export const commandOf = (
  answers: Answers,
  facts: Pick<TargetFacts, 'bake' | 'trust'> | undefined,
): readonly string[] => typedWith(dockerCommand(answers, facts), facts?.trust ?? {});

function dockerCommand(
  answers: Answers,
  facts: Pick<TargetFacts, 'bake'> | undefined,
): readonly string[] {
  const { bake } = answers;
  if (bake === null) return buildCommand(answers);
  const entitlements = facts?.bake?.entitlements ?? [];
  return bakeCommand({
    ...answers,
    files: bake.files,
    targets: facts?.bake?.chosen ?? [],
    names: bake.targets,
    tags: bake.tags,
    // What is allowed is asked for at the moment: what was once, the command needs no more.
    allowed: bake.allowed.filter((one) => entitlements.includes(one)),
  });
}

/** The lanes of that build: one a platform, or one a target and platform. */
export function lanesOf(
  { bake, platforms }: Answers,
  facts: Pick<TargetFacts, 'bake'> | null,
): Pick<BuildOptions, 'platforms' | 'bake'> {
  if (bake === null) return { platforms };
  const built = platformsOf(facts?.bake?.chosen ?? [], platforms);
  return {
    bake: built.flatMap((one) =>
      one.platforms.map((platform) => ({ target: one.target, platform })),
    ),
  };
}
