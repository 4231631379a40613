import { type Builder, type BuilderNode, unknownNode } from './builder.ts';
import { parsePlatformList } from './platform-list.ts';

/**
 * Reads the table of `docker buildx ls`. Three generations: without BuildKit's version and with an
 * error's text in STATUS (to 0.8), with the version (0.9 to 0.12), with `\_` before a node's name
 * and endpoint (0.13 and later).
 *
 * Source: docker/buildx, commands/ls.go at v0.3.1, v0.12.0, v0.13.1 and v0.36.1.
 */
export function parseBuilderTable(output: string, errors: string): readonly Builder[] {
  const lines = output.split('\n').map((line) => line.trimEnd());
  const headAt = lines.findIndex((line) => /^NAME\/NODE +DRIVER\/ENDPOINT +STATUS/.test(line));
  const head = lines[headAt] ?? '';
  const columns = { endpoint: head.indexOf('DRIVER/'), status: head.indexOf('STATUS') };
  const rows = headAt === -1 ? [] : lines.slice(headAt + 1).flatMap((line) => row(line, columns));

  const builders: Mutable[] = [];
  for (const one of rows) {
    if (!one.isNode) builders.push({ ...builder(one), nodes: [] });
    else builders.at(-1)?.nodes.push(node(one, head.includes('BUILDKIT')));
  }
  return builders.map((one) => withErrors(one, errors));
}

type Mutable = Omit<Builder, 'nodes'> & { readonly nodes: BuilderNode[] };

type Row = {
  readonly isNode: boolean;
  readonly name: string;
  readonly endpoint: string;
  /** Everything from STATUS on: an error's text reaches over the columns after it. */
  readonly rest: string;
};

function row(
  line: string,
  columns: { readonly endpoint: number; readonly status: number },
): readonly Row[] {
  const name = line.slice(0, columns.endpoint);
  const endpoint = line.slice(columns.endpoint, columns.status);
  // Columns end in a blank; a line without one there goes on with an error's text.
  if (!/\S/.test(name) || (line.length > columns.endpoint && !name.endsWith(' '))) return [];
  return [
    {
      isNode: /^\s/.test(name),
      name: withoutBranch(name),
      endpoint: withoutBranch(endpoint),
      rest: line.slice(columns.status).trim(),
    },
  ];
}

const withoutBranch = (cell: string): string => cell.trim().replace(/^\\_\s*/, '');

function builder({ name, endpoint, rest }: Row): Omit<Builder, 'nodes'> {
  return {
    name: name.replace(/ ?\*$/, ''),
    driver: endpoint,
    isCurrent: name.endsWith('*'),
    error: rest === '' ? null : rest,
  };
}

const statuses = /^(inactive|starting|running|stopping|stopped|error)(?:\s+|$)(.*)$/;

function node({ name, endpoint, rest }: Row, hasVersions: boolean): BuilderNode {
  const [, status, more = ''] = statuses.exec(rest) ?? [];
  if (status === undefined)
    return { ...unknownNode, name, endpoint, error: rest === '' ? null : rest };
  const [, version = null, platforms = more] =
    (hasVersions && /^([^/\s]+)(?:\s+(.*))?$/.exec(more)) || [];
  return { ...unknownNode, ...parsePlatformList(platforms), name, endpoint, status, version };
}

/** Puts the words of `Cannot load builder …` and `Failed to get status for …` where the table says `error`. */
function withErrors(one: Builder, errors: string): Builder {
  // Until 0.12 the mark of the selected builder stands in these lines, too.
  const told = [
    ...errors.matchAll(
      /^(?:Cannot load builder|Failed to get status for) (\S+)(?: \*)?(?: \((.*?)\))?: (.+)$/gm,
    ),
  ];
  const about = (builder: string, node?: string): string | null =>
    told.find(([, name, part]) => name === builder && part === node)?.[3] ?? null;
  return {
    ...one,
    error: one.error && (about(one.name) ?? one.error),
    nodes: one.nodes.map((each) =>
      each.status === 'error' ? { ...each, error: about(one.name, each.name) } : each,
    ),
  };
}
