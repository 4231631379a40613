import { platformsOf } from '../../docker/bake/platforms.ts';
import { outputOf } from '../../docker/bake-command.ts';
import { registryOf } from '../../docker/reference.ts';
import type { Answers, Output, PushedArchive } from '../../model/answers.ts';
import type { Found } from '../step.ts';
import { destinationsOf } from '../target/destinations.ts';

/** A list that the build was to push: of which target, under which tags, with which platforms. */
export type WantedList = {
  /** Null where no bake was built. */
  readonly target: string | null;
  readonly tags: readonly string[];
  readonly platforms: readonly string[];
  readonly output: Output;
  /** How its registry is spoken to, where that is not what was answered. */
  readonly spoken?: Pick<Answers, 'registry' | 'access'>;
  /** The archive that it was copied from; left out for what was built into a registry. */
  readonly archived?: Pick<WantedList, 'tags' | 'output'>;
};

/** The lists of the build: one, or one a target of a bake. */
export function wantedLists(answers: Answers, { target: facts }: Found): readonly WantedList[] {
  const { platforms, output } = answers;
  const chosen = facts?.bake?.chosen ?? [];
  const built = platformsOf(chosen, platforms);
  const copied = chosen.length < 2 ? copiedFrom(output) : null;
  return destinationsOf(answers, facts).map(({ target, tags }) => {
    const own = built.find((one) => one.target === target)?.platforms ?? platforms;
    const named = { target, tags, platforms: own };
    const made = { tags, output: target === null ? output : outputOf(output, target, chosen) };
    const pushed = pushedOf(output, target ?? undefined);
    if (pushed !== null) return { ...named, ...inItsRegistry(pushed), archived: made };
    return { ...named, ...made, ...(copied !== null && { archived: { tags, output: copied } }) };
  });
}

/** The archive that the only list was copied from; null for what was built into its registry. */
function copiedFrom(output: Output): Output | null {
  if (output.kind !== 'push' || output.archive?.by !== 'copy') return null;
  const { kind, where } = output.archive;
  return kind === 'oci' ? { kind, file: where } : { kind, dir: where };
}

/** Where the archive of a bake's target was copied to since; null where it was not. */
export function pushedOf(output: Output, target: string | undefined): PushedArchive | null {
  if (target === undefined) return null;
  const pushed = pushedHere(output);
  return Object.hasOwn(pushed, target) ? (pushed[target] ?? null) : null;
}

/** The archives of a bake's targets that were copied to a registry since. */
export const pushedHere = (output: Output): Readonly<Record<string, PushedArchive>> =>
  output.kind === 'push' ? {} : (output.pushed ?? {});

const inItsRegistry = ({ reference, access, archive }: PushedArchive) => ({
  tags: [reference],
  output: { kind: 'push', archive } as const,
  spoken: { registry: registryOf(reference), access },
});
