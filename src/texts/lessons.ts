import { lessons } from './en/lessons/index.ts';

/** The lessons' words, apart from all other texts: they are loaded when somebody asks for one. */
export function lessonTexts(): typeof lessons {
  return lessons;
}
