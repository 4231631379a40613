import {
  type HandlerEntry,
  parseHandler,
  programBytes,
  takesProgramsOf,
} from '../docker/binfmt.ts';
import type { Picture, ProgramEnd, ProgramState } from '../model/picture.ts';
import type { Scene } from './scenes.ts';
import { loader, type Stage } from './stage.ts';
import type { Answer, Outcome, Run } from './step.ts';
import { architectureAt } from './subjects.ts';
import { verdictOf } from './verdict.ts';

/** What the kernel did with the program that a scene ran last, told by what the table holds now. */
export function pictureOf(stage: Stage, { steps }: Scene, outcome: Outcome): Picture | null {
  const last = steps.at(-1);
  const answer = outcome.answers.at(-1);
  if (last?.kind !== 'run' || answer === undefined) return null;
  const entry = entryFor(last, outcome);
  const isDynamic = steps.some((step) => step.kind === 'put' && step.program === 'dynamic');
  const isAnother = entry !== null && entry.name !== stage.handler;
  return {
    platform: last.platform,
    program: programBytes(architectureAt(last.platform)),
    entry,
    state: stateOf(stage, last, outcome, entry, isDynamic),
    ended: endOf(answer),
    ...(isDynamic && { loader }),
    ...(isAnother && { behind: stage.handler }),
  };
}

/** The entry that the kernel asks for a program: the newest one that is enabled; else one that would be asked. */
function entryFor({ platform }: Run, { entries }: Outcome): HandlerEntry | null {
  const takers = entries
    .map(({ name, text }) => parseHandler(name, text))
    .filter((entry) => entry !== null)
    .filter((entry) => takesProgramsOf(entry, architectureAt(platform)));
  return takers.find(({ enabled }) => enabled) ?? takers[0] ?? null;
}

function stateOf(
  { handler, subjects }: Stage,
  { platform }: Run,
  { status, hasInterpreter }: Outcome,
  entry: HandlerEntry | null,
  isDynamic: boolean,
): ProgramState {
  if (status === 'disabled') return 'off';
  if (entry === null) return 'missing';
  if (!entry.enabled) return 'disabled';
  if (platform !== subjects.foreign) return 'caught';
  if (entry.name !== handler) return 'blocked';
  if (!entry.flags.includes('F')) return hasInterpreter ? 'no-F' : 'gone';
  if (isDynamic) return 'dynamic';
  return hasInterpreter ? 'ready' : 'held';
}

function endOf(answer: Answer): ProgramEnd {
  const verdict = verdictOf(answer);
  if (verdict.kind === 'refused') return { errno: verdict.errno, line: null };
  return { errno: null, line: verdict.kind === 'odd' ? verdict.line : null };
}
