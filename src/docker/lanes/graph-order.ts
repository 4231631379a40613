/** A vertex as far as the graph goes: what it is called, and what it consumes. */
export type GraphVertex = {
  readonly digest: string;
  /** Every name it was announced with; the last one counts where only one can. */
  readonly names: readonly string[];
  readonly inputs: readonly string[];
};

export type Graph = ReadonlyMap<string, GraphVertex>;

/** Who consumes each vertex. */
export function consumersOf(graph: Graph): ReadonlyMap<string, readonly string[]> {
  const consumers = new Map<string, string[]>([...graph.keys()].map((digest) => [digest, []]));
  for (const { digest, inputs } of graph.values()) {
    for (const input of new Set(inputs)) consumers.get(input)?.push(digest);
  }
  return consumers;
}

/**
 * Every vertex once, consumers before what they consume. A cycle, which no engine sends, comes last
 * and in any order.
 */
export function consumersFirst(
  graph: Graph,
  consumers: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const waiting = new Map(
    [...graph.keys()].map((digest) => [digest, consumers.get(digest)?.length ?? 0]),
  );
  const order = [...waiting].filter(([, count]) => count === 0).map(([digest]) => digest);
  // The list grows while it is walked: whatever was waiting for this vertex alone is next.
  for (const digest of order) {
    for (const input of new Set(graph.get(digest)?.inputs)) {
      const count = waiting.get(input);
      if (count === undefined) continue;
      waiting.set(input, count - 1);
      if (count === 1) order.push(input);
    }
  }
  const placed = new Set(order);
  return [...order, ...[...graph.keys()].filter((digest) => !placed.has(digest))];
}
