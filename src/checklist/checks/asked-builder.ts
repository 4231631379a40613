import { inspectContainers, nodeContainer } from '../../docker/builder-commands.ts';
import type { Builder } from '../../docker/builders.ts';
import { type ContainerState, parseContainerStates } from '../../docker/container-states.ts';
import type { Look } from '../../host/look.ts';
import type { Answers } from '../../model/answers.ts';
import type { BuilderFacts } from '../builder/facts.ts';
import { builder as builderStep } from '../builder.ts';
import type { Found } from '../step.ts';

export type AskedBuilder = {
  readonly facts: BuilderFacts;
  /** The one that a build would use, or that was asked for and will not do; null where there is none. */
  readonly builder: Builder | null;
};

/** The builder that the doctor's checks are about. */
export async function askedBuilder(
  look: Look,
  answers: Answers,
  found: Found,
): Promise<AskedBuilder> {
  const facts = found.builder ?? (await builderStep.inspect(look, answers, found));
  const name = facts.chosen ?? answers.builder ?? facts.selected;
  return { facts, builder: facts.builders.find((one) => one.name === name) ?? null };
}

/** It runs in a container of its own, and knows nothing of the engine's settings. */
export const isContainer = ({ driver }: Builder): boolean => driver === 'docker-container';

/** What became of the containers of a builder that has some. */
export const nodesCommand = ({ nodes }: Builder): readonly string[] =>
  inspectContainers(nodes.map(({ name }) => nodeContainer(name)));

/** What became of a builder's containers; those that are not there are left out. */
export async function inspectNodes(
  look: Look,
  builder: Builder,
): Promise<readonly ContainerState[]> {
  if (!isContainer(builder) || builder.nodes.length === 0) return [];
  return parseContainerStates((await look.run(nodesCommand(builder))).stdout);
}
