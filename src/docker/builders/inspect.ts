import { type Builder, type BuilderNode, unknownNode } from './builder.ts';
import { parsePlatformList } from './platform-list.ts';

/**
 * Reads what `docker buildx inspect NAME` printed.
 *
 * Source: docker/buildx, commands/inspect.go at v0.3.1, v0.12.0, v0.13.1 and v0.36.1. Flags and
 * BuildKit's version changed their names in 0.13.
 *
 * @returns Null where it holds no builder. `isCurrent` is not told: `inspect` without a name is about the selected one.
 */
export function parseBuilderInspect(output: string): Builder | null {
  const [head, ...nodes] = blocks(output);
  const name = head?.values.get('Name');
  if (head === undefined || name === undefined) return null;
  return {
    name,
    driver: head.values.get('Driver') ?? '',
    isCurrent: null,
    nodes: nodes.map(node),
    error: head.values.get('Error') ?? null,
  };
}

/** The lines of a builder or of one of its nodes. */
type Block = {
  readonly values: Map<string, string>;
  /** Lines of each file, by its name. */
  readonly files: Map<string, string[]>;
};

/** What stands at the margin is a key; what is indented belongs to the key before it. */
function blocks(output: string): readonly Block[] {
  const found: Block[] = [];
  let file: string[] | null = null;
  for (const line of output.split('\n')) {
    const [, key, value = ''] = /^([A-Z][^:]*):(?:\s+(.*?))?\s*$/.exec(line) ?? [];
    if (key === undefined) {
      const [, kept] = /^\s+> (.*)$/.exec(line) ?? [];
      if (kept !== undefined) file?.push(kept);
      continue;
    }
    if (key === 'Name') found.push({ values: new Map(), files: new Map() });
    const block = found.at(-1);
    file = key.startsWith('File#') ? [] : null;
    if (file !== null) block?.files.set(key.slice('File#'.length), file);
    block?.values.set(key, value);
  }
  return found;
}

function node({ values, files }: Block): BuilderNode {
  const error = values.get('Error') ?? null;
  const flags = values.get('BuildKit daemon flags') ?? values.get('Flags') ?? '';
  return {
    ...unknownNode,
    ...parsePlatformList(values.get('Platforms') ?? ''),
    name: values.get('Name') ?? '',
    endpoint: values.get('Endpoint') ?? '',
    status: error === null ? (values.get('Status') ?? null) : 'error',
    error,
    version: values.get('BuildKit version') ?? values.get('Buildkit') ?? null,
    driverOptions: driverOptions(values.get('Driver Options') ?? ''),
    flags: flags.split(' ').filter(Boolean),
    files: Object.fromEntries([...files].map(([name, lines]) => [name, lines.join('\n')])),
  };
}

/** `network="host" env.no_proxy="a,b"`: values are quoted as Go quotes strings. */
function driverOptions(text: string): Readonly<Record<string, string>> {
  const options = [...text.matchAll(/([^\s="]+)=("(?:[^"\\]|\\.)*")/g)];
  return Object.fromEntries(options.map(([, key = '', quoted = '']) => [key, unquote(quoted)]));
}

function unquote(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    // Go's own escapes (`\x00`, `\a`) are none of JSON's.
    return quoted.slice(1, -1);
  }
}
