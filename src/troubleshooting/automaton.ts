/**
 * Many texts as one machine: a byte takes it from state to state, and a state tells which of the
 * texts have just been read (Aho and Corasick, 1975). ASCII letters match in either case; control
 * characters and backslashes between two characters of a text are passed over, so that UTF-16 and
 * quotes that another tool escaped are read, too. No text reaches over the end of a line or of what
 * a carriage return overwrote.
 */
export type Automaton = {
  /** Bytes that no text tells apart are of one class. */
  readonly classes: Uint8Array;
  /** The next state, at `(state << shift) | class`. The first state is 0. */
  readonly table: Uint16Array;
  readonly shift: number;
  /** States from this one on are worth a stop: `newline`, and those that tell a text. */
  readonly firstLoud: number;
  /** The state after the end of a line; it goes on as the first one does. */
  readonly newline: number;
  /** The indices of the texts that a state tells; empty for `newline`. */
  readonly told: ReadonlyMap<number, readonly number[]>;
};

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const tab = 0x09;

/** One class for each kind of byte that no text holds; those of the texts come after them. */
const classOf = { other: 0, ended: 1, overwritten: 2, passed: 3 } as const;

type Node = { readonly next: Map<number, number>; readonly ends: number[]; fail: number };

/** @param texts In lower case, not empty, each on one line. */
export function compile(texts: readonly string[]): Automaton {
  const words = texts.map((text) => [...Buffer.from(text)].filter((byte) => !isPassed(byte)));
  const classes = classesOf(words);
  const nodes = trieOf(words.map((word) => word.map((byte) => classes[byte] ?? 0)));
  const order = breadthFirst(nodes);
  const isQuiet = (index: number) => nodes[index]?.ends.length === 0;
  const states = [...order.filter(isQuiet), ...order.filter((index) => !isQuiet(index))];
  return tabulate({ nodes, order, states, classes, firstLoud: order.filter(isQuiet).length });
}

const isPassed = (byte: number): boolean =>
  byte === 0x5c ||
  byte === 0x7f ||
  (byte < 0x20 && ![lineFeed, carriageReturn, tab].includes(byte));

function classesOf(words: readonly (readonly number[])[]): Uint8Array {
  const classes = new Uint8Array(256);
  for (let byte = 0; byte < 128; byte++) if (isPassed(byte)) classes[byte] = classOf.passed;
  classes[lineFeed] = classOf.ended;
  classes[carriageReturn] = classOf.overwritten;
  let last: number = classOf.passed;
  for (const byte of new Set(words.flat())) {
    classes[byte] = ++last;
    const isLetter = byte >= 0x61 && byte <= 0x7a;
    if (isLetter) classes[byte - 0x20] = last;
  }
  return classes;
}

function trieOf(words: readonly (readonly number[])[]): Node[] {
  const nodes: Node[] = [{ next: new Map(), ends: [], fail: 0 }];
  for (const [index, word] of words.entries()) {
    let at = 0;
    for (const step of word) {
      const known = nodes[at]?.next.get(step) ?? nodes.length;
      if (known === nodes.length) nodes.push({ next: new Map(), ends: [], fail: 0 });
      nodes[at]?.next.set(step, known);
      at = known;
    }
    nodes[at]?.ends.push(index);
  }
  return nodes;
}

/** All nodes, the nearest to the first one first, with where each goes on when it fails. */
function breadthFirst(nodes: readonly Node[]): readonly number[] {
  const order = [0];
  for (const at of order) {
    for (const [step, next] of nodes[at]?.next ?? []) {
      const node = nodes[next] as Node;
      node.fail = at === 0 ? 0 : after(nodes, (nodes[at] as Node).fail, step);
      node.ends.push(...(nodes[node.fail]?.ends ?? []));
      order.push(next);
    }
  }
  return order;
}

function after(nodes: readonly Node[], from: number, step: number): number {
  let at = from;
  while (at !== 0 && !nodes[at]?.next.has(step)) at = nodes[at]?.fail ?? 0;
  return nodes[at]?.next.get(step) ?? 0;
}

type Parts = {
  readonly nodes: readonly Node[];
  readonly order: readonly number[];
  /** Nodes in the order of their states. */
  readonly states: readonly number[];
  readonly classes: Uint8Array;
  readonly firstLoud: number;
};

function tabulate({ nodes, order, states, classes, firstLoud }: Parts): Automaton {
  const width = Math.max(...classes) + 1;
  const shift = Math.ceil(Math.log2(width));
  const newline = states.length;
  if (newline > 0xffff) throw new Error(`${newline} states are more than the table can name`);
  const table = new Uint16Array((newline + 1) << shift);
  const stateOf = new Map(states.map((index, state) => [index, state]));
  for (const index of order) {
    const node = nodes[index] as Node;
    const row = (stateOf.get(index) ?? 0) << shift;
    const failed = (stateOf.get(node.fail) ?? 0) << shift;
    table.copyWithin(row, failed, failed + width);
    for (const [step, next] of node.next) table[row + step] = stateOf.get(next) ?? 0;
    table[row + classOf.other] = 0;
    table[row + classOf.overwritten] = 0;
    table[row + classOf.ended] = newline;
    table[row + classOf.passed] = row >> shift;
  }
  table.copyWithin(newline << shift, 0, width);
  const told = states.slice(firstLoud).map((index, loud): [number, readonly number[]] => {
    return [firstLoud + loud, (nodes[index] as Node).ends];
  });
  return { classes, table, shift, firstLoud, newline, told: new Map(told) };
}
