import { itemsIn, type JsonObject, objectIn, parseJson, textIn, textsIn } from '../json.ts';
import { type Builder, type BuilderNode, unknownNode } from './builder.ts';
import { parsePlatformList } from './platform-list.ts';

/**
 * Reads `docker buildx ls --format json`: one object a line. Until 0.20 a builder comes once more for
 * each of its nodes; `Current` is there from 0.24 on.
 *
 * Source: docker/buildx v0.36.1, builder/builder.go and builder/node.go (`MarshalJSON`), commands/ls.go.
 */
export function parseBuilderJson(output: string): readonly Builder[] {
  const builders = new Map<string, Builder>();
  for (const line of output.split('\n')) {
    const fields = objectIn(parseJson(line));
    const name = textIn(fields['Name']);
    if (name !== null && !builders.has(name)) builders.set(name, builder(name, fields));
  }
  return [...builders.values()];
}

function builder(name: string, fields: JsonObject): Builder {
  const current = fields['Current'];
  return {
    name,
    driver: textIn(fields['Driver']) ?? '',
    isCurrent: typeof current === 'boolean' ? current : null,
    nodes: itemsIn(fields['Nodes'])
      .map(node)
      .filter((one) => one.name !== ''),
    error: textIn(fields['Err']),
  };
}

function node(value: unknown): BuilderNode {
  const fields = objectIn(value);
  return {
    ...unknownNode,
    ...parsePlatformList(textsIn(fields['Platforms']).join(',')),
    name: textIn(fields['Name']) ?? '',
    endpoint: textIn(fields['Endpoint']) ?? '',
    status: textIn(fields['Status']),
    error: textIn(fields['Err']),
    version: textIn(fields['Version']),
    driverOptions: strings(objectIn(fields['DriverOpts'])),
    flags: textsIn(fields['Flags']),
    files: mapValues(strings(objectIn(fields['Files'])), (base64) =>
      Buffer.from(base64, 'base64').toString('utf8'),
    ),
  };
}

function strings(fields: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

function mapValues(
  record: Readonly<Record<string, string>>,
  change: (value: string) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
