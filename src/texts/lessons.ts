import { lessons } from './en/lessons/index.ts';
import type { Same } from './same.ts';
import { spoken } from './spoken.ts';

/** The lessons' words, apart from all other texts: they are loaded when somebody asks for one. */
export function lessonTexts(): Same<typeof lessons> {
  return spoken()?.lessons ?? lessons;
}
