import type { Block, LessonPage } from './lesson.ts';
import { createValues, type Values } from './values.ts';

/** A page of a lesson, made of values that are known or are examples. */
export function page(title: string, blocks: (values: Values) => readonly Block[]): LessonPage {
  const values = createValues();
  const made = blocks(values);
  return { title, blocks: made, examples: values.examples() };
}
