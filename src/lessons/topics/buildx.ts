import { lessonTexts } from '../../texts/lessons.ts';
import type { Known } from '../known.ts';
import { drawing, type LessonPage, text } from '../lesson.ts';
import { page } from '../page.ts';
import { builderNameIn } from '../subjects.ts';

export function buildxPages(known: Known): readonly LessonPage[] {
  const words = lessonTexts().buildx;
  const rows = Object.entries(words.commands).map(([name, about]) => [name, about]);
  return [
    page(words.title, (values) => [
      ...words.about.map(text),
      drawing(() => rows),
      text(words.selected(builderNameIn(known, values))),
      text(words.versions),
    ]),
  ];
}
