import { objectIn, parseJson, textIn } from './json.ts';

/** What became of a container. */
export type ContainerState = {
  readonly name: string;
  /** ISO 8601; null where it never started. */
  readonly startedAt: string | null;
  /** The kernel ended it for want of memory, the last time it ran. */
  readonly wasKilledForMemory: boolean;
};

/**
 * Reads `docker inspect` of containers as `inspectContainers` asks for it, one a line.
 *
 * Source: moby/moby v28.5, api/types/container/state.go.
 */
export function parseContainerStates(output: string): readonly ContainerState[] {
  return output.split('\n').flatMap((line) => {
    const { name, state } = objectIn(parseJson(line));
    const named = textIn(name)?.replace(/^\//, '');
    if (named === undefined) return [];
    const facts = objectIn(state);
    const startedAt = textIn(facts['StartedAt']);
    return [
      {
        name: named,
        startedAt: startedAt?.startsWith('0001-') ? null : startedAt,
        wasKilledForMemory: facts['OOMKilled'] === true,
      },
    ];
  });
}
