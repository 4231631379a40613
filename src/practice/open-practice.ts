import { parseReference } from '../docker/reference.ts';
import type { Captions } from '../host/host.ts';
import type { Answers } from '../model/answers.ts';
import { stepIds } from '../model/step-id.ts';
import { practiceTexts } from '../texts/practice.ts';
import { createClock } from './clock.ts';
import type { Machine } from './machine.ts';
import { createPracticeHost, type PracticeHost } from './practice-host.ts';
import { said } from './said.ts';

/** Opens a machine for practice. @param speed How many of its seconds go by in one of ours. */
export function openPractice(machine: Machine, speed = 1): PracticeHost {
  const clock = createClock(Date.now());
  clock.setSpeed(speed);
  const label = practiceTexts().label(machine.name);
  return { ...createPracticeHost(machine, { label, clock }), captions: captionsOf(machine) };
}

function captionsOf({ captions = {} }: Machine): Captions {
  return Object.fromEntries(
    stepIds.flatMap((id) => {
      const words = captions[id];
      return words === undefined ? [] : [[id, said(words)]];
    }),
  );
}

/** What a machine's own walk answers already. */
export function answersOf({ answers = {} }: Machine): Partial<Answers> {
  const { platforms, tag } = answers;
  const reference = tag === undefined ? null : parseReference(tag);
  return {
    ...(platforms !== undefined && { platforms }),
    ...(tag !== undefined && { tags: [tag] }),
    ...(reference?.ok && { registry: reference.registry }),
  };
}
