import { assetPath } from '../host/assets.ts';
import { readText } from '../host/files.ts';
import type { MachineFault } from '../model/machine-fault.ts';
import { readJsonText } from './json-text.ts';
import type { Machine } from './machine.ts';
import { contradictionsIn, textChecks } from './machine-checks.ts';
import { problemsIn } from './schema.ts';

export type ReadMachine =
  | { readonly machine: Machine; readonly fault: null }
  | { readonly machine: null; readonly fault: MachineFault };

/** Reads a machine's file, one of ours or a person's own. */
export async function readMachine(path: string): Promise<ReadMachine> {
  const { text, error } = await readText(path);
  if (error !== null) return { machine: null, fault: { kind: 'unreadable', error } };
  return parseMachine(text, await machineSchema());
}

/** Reads the text of a machine's file: it may be anything. All that is wrong with it is told. */
export function parseMachine(text: string, schema: unknown): ReadMachine {
  // Editors of other systems put a mark in front.
  const read = readJsonText(text.replace(/^\ufeff/, ''));
  if ('kind' in read) return { machine: null, fault: read };
  const { value, placed, twice } = read;
  const found = [...problemsIn({ schema, checks: textChecks }, value), ...contradictionsIn(value)];
  const problems = [...twice, ...found.map(placed)].sort(
    ({ place: one }, { place: other }) => one.line - other.line || one.column - other.column,
  );
  // What the schema allows is what the type says.
  return problems.length === 0
    ? { machine: value as Machine, fault: null }
    : { machine: null, fault: { kind: 'wrong', problems } };
}

/** The schema that ships with the program. */
export async function machineSchema(): Promise<unknown> {
  const { text } = await readText(assetPath('schemas/machine.schema.json'));
  return JSON.parse(text ?? '{}');
}
