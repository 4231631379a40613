import { type ParseError, parse } from 'jsonc-parser';
import { assetPath } from '../host/assets.ts';
import { readText } from '../host/files.ts';
import type { ReadError } from '../host/host.ts';
import type { Machine } from './machine.ts';
import { problemIn, type SchemaProblem } from './schema.ts';

/** Why a file is no practice machine. */
export type MachineFault =
  | { readonly kind: 'unreadable'; readonly error: ReadError }
  | { readonly kind: 'no-json'; readonly line: number }
  | { readonly kind: 'field'; readonly problem: SchemaProblem };

export type ReadMachine =
  | { readonly machine: Machine; readonly fault: null }
  | { readonly machine: null; readonly fault: MachineFault };

/** Reads a machine's file, one of ours or a person's own. */
export async function readMachine(path: string): Promise<ReadMachine> {
  const { text, error } = await readText(path);
  if (error !== null) return { machine: null, fault: { kind: 'unreadable', error } };
  return parseMachine(text, await machineSchema());
}

/** Reads the text of a machine's file: it may be anything. */
export function parseMachine(text: string, schema: unknown): ReadMachine {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { disallowComments: true });
  const [first] = errors;
  if (first !== undefined || value === undefined) {
    const line = text.slice(0, first?.offset ?? 0).split('\n').length;
    return { machine: null, fault: { kind: 'no-json', line } };
  }
  const problem = problemIn(schema, value);
  // What the schema allows is what the type says.
  return problem === null
    ? { machine: value as Machine, fault: null }
    : { machine: null, fault: { kind: 'field', problem } };
}

/** The schema that ships with the program. */
export async function machineSchema(): Promise<unknown> {
  const { text } = await readText(assetPath('schemas/machine.schema.json'));
  return JSON.parse(text ?? '{}');
}
