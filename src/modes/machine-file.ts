import { UsageError } from '../model/usage.ts';
import { nearest } from '../nearest.ts';
import type { Machine } from '../practice/machine.ts';
import { type MachineFault, readMachine } from '../practice/read-machine.ts';
import type { SchemaProblem } from '../practice/schema.ts';
import { practiceTexts } from '../texts/practice.ts';

/**
 * The machine that a file describes.
 *
 * @throws UsageError where it describes none
 */
export async function machineIn(path: string): Promise<Machine> {
  const { machine, fault } = await readMachine(path);
  if (machine !== null) return machine;
  throw new UsageError({ kind: 'machine-file', sentence: sentenceOf(path, fault) });
}

function sentenceOf(path: string, fault: MachineFault): string {
  const words = practiceTexts().file;
  switch (fault.kind) {
    case 'unreadable':
      return words.unreadable[fault.error](path);
    case 'no-json':
      return words.noJson(path, fault.line);
    case 'field':
      return fieldSentence(path, fault.problem);
  }
}

function fieldSentence(path: string, problem: SchemaProblem): string {
  const words = practiceTexts().file;
  const { path: place } = problem;
  switch (problem.kind) {
    case 'missing':
      return words.missing(path, place, problem.name);
    case 'unknown': {
      const meant = nearest(problem.name, problem.allowed);
      return meant === null
        ? words.unknown(path, place, problem.name, problem.allowed)
        : words.meant(path, place, problem.name, meant);
    }
    case 'type':
      return words.type(path, place, problem.found, problem.allowed);
    case 'value': {
      const meant = nearest(problem.found, problem.allowed);
      return meant === null
        ? words.value(path, place, problem.found, problem.allowed)
        : words.meantValue(path, place, problem.found, meant);
    }
    case 'form':
      return words.form(path, place, problem.found, problem.example);
  }
}
