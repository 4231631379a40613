import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { JsonFault, MachineFault, Place, PlacedProblem } from '../model/machine-fault.ts';
import { type Found, pathOf, type Way } from './schema.ts';

/** The text of a JSON file, and where in it everything stands. */
export type JsonText = {
  readonly value: unknown;
  /** Where a value begins, or its key; of what is not there, where the nearest thing around it begins. */
  readonly placed: (found: Found) => PlacedProblem;
  /** Keys that an object has a second time: the last one counts, and was hardly meant. */
  readonly twice: readonly PlacedProblem[];
};

/** Reads it; a fault where it is no JSON. */
export function readJsonText(
  text: string,
): JsonText | Extract<MachineFault, { readonly kind: 'no-json' }> {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  if (root === undefined || first !== undefined) {
    const place = placeAt(text, first?.offset ?? 0);
    const line = text.split('\n')[place.line - 1] ?? '';
    return { kind: 'no-json', fault: faultOf(text, first), place, text: line };
  }
  return {
    value: getNodeValue(root),
    placed: ({ way, isKey = false, problem }) => ({
      ...{ path: pathOf(way), problem },
      place: placeAt(text, nodeAt(root, way, isKey).offset),
    }),
    twice: twiceIn(text, root, []),
  };
}

/** By the parser's names. */
const faults: Readonly<Record<string, JsonFault>> = {
  InvalidSymbol: 'symbol',
  InvalidNumberFormat: 'number',
  PropertyNameExpected: 'key',
  ValueExpected: 'value',
  ColonExpected: 'colon',
  CommaExpected: 'comma',
  CloseBraceExpected: 'brace',
  CloseBracketExpected: 'bracket',
  EndOfFileExpected: 'end',
  InvalidCommentToken: 'comment',
  UnexpectedEndOfComment: 'comment',
  UnexpectedEndOfString: 'string',
  UnexpectedEndOfNumber: 'number',
  InvalidUnicode: 'escape',
  InvalidEscapeCharacter: 'escape',
  InvalidCharacter: 'string',
};

function faultOf(text: string, error: ParseError | undefined): JsonFault {
  if (error === undefined || text.trim() === '') return 'empty';
  const isEnd = '}]'.includes(text[error.offset] ?? ' ');
  // After a comma another one is wanted; before the wrong bracket, the right one.
  if (isEnd && text.slice(0, error.offset).trimEnd().endsWith(',')) return 'last-comma';
  const fault = faults[printParseErrorCode(error.error)] ?? 'symbol';
  return isEnd && fault === 'comma' ? 'bracket' : fault;
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
}

function nodeAt(root: Node, way: Way, isKey: boolean): Node {
  for (let length = way.length; length > 0; length--) {
    const node = findNodeAtLocation(root, way.slice(0, length));
    if (node === undefined) continue;
    return (isKey && node.parent?.type === 'property' && node.parent.children?.[0]) || node;
  }
  return root;
}

function twiceIn(text: string, node: Node, way: Way): readonly PlacedProblem[] {
  const seen = new Set<string>();
  return (node.children ?? []).flatMap((child, index): readonly PlacedProblem[] => {
    const [key, value] = child.type === 'property' ? (child.children ?? []) : [];
    if (key === undefined || value === undefined) return twiceIn(text, child, [...way, index]);
    const name = String(key.value);
    const below = twiceIn(text, value, [...way, name]);
    if (!seen.has(name)) {
      seen.add(name);
      return below;
    }
    const place = placeAt(text, key.offset);
    return [{ path: pathOf(way), place, problem: { kind: 'twice', name } }, ...below];
  });
}
