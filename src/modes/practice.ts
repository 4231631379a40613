import { parseReference } from '../docker/reference.ts';
import type { FlagValues } from '../flags.ts';
import { findTerminal } from '../host/terminal.ts';
import type { Answers } from '../model/answers.ts';
import { UsageError } from '../model/usage.ts';
import { nearest } from '../nearest.ts';
import type { Machine } from '../practice/machine.ts';
import { listMachines, machineNames, machinePath } from '../practice/machine-list.ts';
import { openPractice, said } from '../practice/open-practice.ts';
import { type MachineFault, readMachine } from '../practice/read-machine.ts';
import type { SchemaProblem } from '../practice/schema.ts';
import { practiceTexts } from '../texts/practice.ts';
import { type Listed, printedList } from '../ui/parts/machine-list.ts';
import { pageFor, printed } from '../ui/printed.ts';
import type { Chosen } from './chosen.ts';

/** The practice machine of `--demo`: a name, a file (with `/` or `.`), or empty for the list. */
export async function choosePractice(demo: string, values: FlagValues): Promise<Chosen | number> {
  const speed = speedIn(values);
  const name = demo === '' ? await chooseFromList() : demo;
  return typeof name === 'number' ? name : opened(await machineOf(name), speed);
}

function opened(machine: Machine, speed: number): Chosen {
  return { host: openPractice(machine, speed), answers: answersOf(machine), crashFolder: null };
}

async function machineOf(name: string): Promise<Machine> {
  const isFile = /[/.]/.test(name);
  if (!isFile) {
    const names = await machineNames();
    if (!names.includes(name)) {
      throw new UsageError({ kind: 'demo', value: name, meant: nearest(name, names) });
    }
  }
  const { machine, fault } = await readMachine(isFile ? name : machinePath(name));
  if (machine !== null) return machine;
  throw new UsageError({ kind: 'machine-file', sentence: sentenceOf(name, fault) });
}

function answersOf({ answers = {} }: Machine): Partial<Answers> {
  const { platforms, tag } = answers;
  const reference = tag === undefined ? null : parseReference(tag);
  return {
    ...(platforms !== undefined && { platforms }),
    ...(tag !== undefined && { tags: [tag] }),
    ...(reference?.ok && { registry: reference.registry }),
  };
}

function speedIn(values: FlagValues): number {
  const value = values.get('speed')?.at(-1) ?? '1';
  const speed = /^\d+(\.\d+)?$/.test(value) ? Number(value) : 0;
  if (speed >= 0.5 && speed <= 20) return speed;
  throw new UsageError({ kind: 'machine-file', sentence: practiceTexts().speed(value) });
}

/** The list: to choose from on a terminal, else printed. The exit code where nothing was chosen. */
async function chooseFromList(): Promise<string | number> {
  const machines = (await listMachines()).map(listed);
  const input = findTerminal();
  if (typeof input === 'string') {
    const page = pageFor(process.stdout, process.env);
    process.stdout.write(printed(printedList(page, machines), page));
    return 0;
  }
  const { chooseMachine } = await import('../ui/machine-list.tsx');
  const terminal = { stdin: input, stdout: process.stdout, env: process.env, onLeave: () => {} };
  return (await chooseMachine(machines, terminal)) ?? 130;
}

const listed = ({ name, title, teaches }: Machine): Listed => ({
  ...{ name, title: said(title), teaches: said(teaches) },
});

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
