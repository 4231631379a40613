import type { Captions } from '../host/host.ts';
import { stepIds } from '../model/step-id.ts';
import { practiceTexts } from '../texts/practice.ts';
import { language } from '../texts/spoken.ts';
import { createClock } from './clock.ts';
import type { Machine, Words } from './machine.ts';
import { createPracticeHost, type PracticeHost } from './practice-host.ts';

/** What a text says in the language that is spoken. */
export function said(words: Words): string {
  return typeof words === 'string' ? words : (words[language()] ?? words.en);
}

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
