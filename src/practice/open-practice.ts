import { parseReference } from '../docker/reference.ts';
import type { Answers } from '../model/answers.ts';
import type { WantedList } from '../model/route.ts';
import { practiceTexts } from '../texts/practice.ts';
import { captionsOf } from './captions.ts';
import { createClock, type Drive } from './clock.ts';
import type { Machine } from './machine.ts';
import { createPracticeHost, type PracticeHost } from './practice-host.ts';

/**
 * Opens a machine for practice.
 *
 * @param speed How many of its seconds go by in one of ours.
 * @param drive What its clock goes by; the time of everyone if left out.
 */
export function openPractice(machine: Machine, speed = 1, drive?: Drive): PracticeHost {
  const clock = createClock(Date.now(), drive);
  clock.setSpeed(speed);
  const label = practiceTexts().label(machine.name);
  const host = createPracticeHost(machine, { label, clock });
  return { ...host, captions: () => captionsOf(host.world) };
}

/** What its own walk wants of a list by hand; nothing where it names no images. */
export function wantedOf({ answers = {} }: Machine): WantedList {
  const { tag, sources } = answers;
  return sources === undefined ? {} : { ...(tag !== undefined && { list: tag }), sources };
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
