/**
 * What BuildKit says about a build while it runs, as `--progress rawjson` prints it.
 *
 * Source: moby/buildkit, client/graph.go, v0.32.2. Times are RFC 3339 with nanoseconds, bytes are
 * base64, empty arrays and zero values are left out by the encoder.
 */
export type SolveStatus = {
  readonly vertexes?: readonly Vertex[];
  readonly statuses?: readonly VertexStatus[];
  readonly logs?: readonly VertexLog[];
  readonly warnings?: readonly VertexWarning[];
};

/** A node of the build graph. The same digest is announced, started and completed, sometimes again. */
export type Vertex = {
  readonly digest: string;
  readonly name: string;
  readonly inputs?: readonly string[];
  readonly started?: string;
  readonly completed?: string;
  readonly cached?: boolean;
  readonly error?: string;
};

/** Progress inside a vertex: a layer being pulled (`current` and `total` in bytes), a manifest being pushed. */
export type VertexStatus = {
  readonly id: string;
  readonly vertex: string;
  readonly current: number;
  readonly total?: number;
  readonly started?: string;
  readonly completed?: string;
};

/** Output of a vertex: `data` is base64 of any bytes, not whole lines; `stream` 1 is stdout, 2 stderr. */
export type VertexLog = {
  readonly vertex: string;
  readonly data: string;
  readonly stream?: number;
  readonly timestamp?: string;
};

/** A warning of the frontend; `short` and `detail` are base64. Lines are 1-based. */
export type VertexWarning = {
  readonly vertex: string;
  readonly short: string;
  readonly detail?: readonly string[];
  readonly url?: string;
  readonly file?: string;
  readonly line?: number;
};

type Fields = { readonly [key: string]: unknown };

const kinds: ReadonlySet<string> = new Set(['vertexes', 'statuses', 'logs', 'warnings']);

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The value as a SolveStatus, with only the fields that are used; null where it is something else.
 * `{}` is one: buildx prints it for a message that holds nothing new.
 */
export function solveStatus(value: unknown): SolveStatus | null {
  if (!isFields(value)) return null;
  if (!Object.keys(value).every((key) => kinds.has(key) && Array.isArray(value[key]))) return null;
  return {
    ...(value['vertexes'] !== undefined && { vertexes: items(value['vertexes'], vertex) }),
    ...(value['statuses'] !== undefined && { statuses: items(value['statuses'], vertexStatus) }),
    ...(value['logs'] !== undefined && { logs: items(value['logs'], vertexLog) }),
    ...(value['warnings'] !== undefined && { warnings: items(value['warnings'], vertexWarning) }),
  };
}

const items = <Item>(value: unknown, read: (fields: Fields) => Item | null): readonly Item[] =>
  (Array.isArray(value) ? value : []).flatMap((item) => (isFields(item) ? (read(item) ?? []) : []));

function vertex(fields: Fields): Vertex | null {
  const { digest, name, inputs } = fields;
  if (typeof digest !== 'string' || digest === '') return null;
  return {
    digest,
    name: typeof name === 'string' ? name : '',
    ...(Array.isArray(inputs) && { inputs: inputs.filter((input) => typeof input === 'string') }),
    ...text(fields, 'started'),
    ...text(fields, 'completed'),
    ...(fields['cached'] === true && { cached: true }),
    ...text(fields, 'error'),
  };
}

function vertexStatus(fields: Fields): VertexStatus | null {
  const { id, vertex } = fields;
  if (typeof id !== 'string' || typeof vertex !== 'string') return null;
  const total = count(fields['total']);
  return {
    id,
    vertex,
    current: count(fields['current']),
    ...(total > 0 && { total }),
    ...text(fields, 'started'),
    ...text(fields, 'completed'),
  };
}

function vertexLog(fields: Fields): VertexLog | null {
  const { vertex, data, stream } = fields;
  if (typeof vertex !== 'string' || typeof data !== 'string') return null;
  return {
    vertex,
    data,
    ...(typeof stream === 'number' && { stream }),
    ...text(fields, 'timestamp'),
  };
}

function vertexWarning(fields: Fields): VertexWarning | null {
  const { vertex, short, detail, sourceInfo, range } = fields;
  if (typeof vertex !== 'string' || typeof short !== 'string') return null;
  const file = isFields(sourceInfo) ? sourceInfo['filename'] : null;
  const first: unknown = Array.isArray(range) ? range[0] : null;
  const start = isFields(first) ? first['start'] : null;
  const line = isFields(start) ? count(start['line']) : 0;
  return {
    vertex,
    short,
    ...(Array.isArray(detail) && { detail: detail.filter((item) => typeof item === 'string') }),
    ...text(fields, 'url'),
    ...(typeof file === 'string' && file !== '' && { file }),
    ...(line > 0 && { line }),
  };
}

function text<Key extends string>(fields: Fields, key: Key): { readonly [K in Key]?: string } {
  const value = fields[key];
  if (typeof value !== 'string' || value === '') return {};
  return { [key]: value } as { readonly [K in Key]?: string };
}

const count = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
