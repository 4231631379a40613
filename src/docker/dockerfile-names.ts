import { DockerfileParser } from 'dockerfile-ast';

/** What a Dockerfile calls by name, for whoever builds it. */
export type DockerfileNames = {
  /** Stages with a name, in their order. */
  readonly stages: readonly string[];
  /** How many stages there are: a number names one, too. */
  readonly count: number;
  /** Build arguments with their defaults; null for one that has none. */
  readonly args: readonly { readonly key: string; readonly value: string | null }[];
  /** Ids of the secrets that the RUN lines of what is built mount. */
  readonly secrets: readonly string[];
};

/**
 * Reads the names in a Dockerfile.
 *
 * @param isBuilt Whether the stage of a line (1-based) is built: `linesBuilt`.
 */
export function namesIn(text: string, isBuilt: (line: number) => boolean): DockerfileNames {
  const dockerfile = DockerfileParser.parse(text);
  const froms = dockerfile.getFROMs();
  const args = new Map<string, string | null>();
  for (const arg of dockerfile.getARGs()) {
    for (const property of arg.getProperties()) {
      const key = property.getName();
      args.set(key, property.getValue() ?? args.get(key) ?? null);
    }
  }
  const runs = dockerfile
    .getInstructions()
    .filter(
      (instruction) =>
        instruction.getKeyword() === 'RUN' && isBuilt(instruction.getRange().start.line + 1),
    )
    .flatMap((instruction) => instruction.getTextContent().match(/--mount=\S+/g) ?? []);
  return {
    stages: froms.flatMap((from) => from.getBuildStage() ?? []),
    count: froms.length,
    args: [...args].map(([key, value]) => ({ key, value })),
    secrets: [...new Set(runs.flatMap(secretOf))],
  };
}

/** A mount without an id is called as the end of its target. Source: docs.docker.com, Dockerfile reference. */
function secretOf(mount: string): readonly string[] {
  const fields = mount.replace('--mount=', '').split(',');
  if (!fields.includes('type=secret')) return [];
  const value = (...keys: readonly string[]) =>
    fields.find((field) => keys.some((key) => field.startsWith(`${key}=`)))?.replace(/^\w+=/, '');
  const id = value('id') ?? value('target', 'dst', 'destination')?.split('/').at(-1);
  return id === undefined || /[$"']/.test(id) ? [] : [id];
}
