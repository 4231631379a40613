import { bakeCommand } from '../../docker/bake-command.ts';
import { noOptions } from '../../docker/build-options.ts';
import { lessonTexts } from '../../texts/lessons.ts';
import { apart } from '../apart.ts';
import type { Known } from '../known.ts';
import { type LessonPage, named, text } from '../lesson.ts';
import { page } from '../page.ts';
import { builderIn, platformsIn } from '../subjects.ts';
import type { Values } from '../values.ts';

export function optionsPages(known: Known): readonly LessonPage[] {
  const words = lessonTexts().options;
  return [
    page(words.title, () => [text(words.about), named(...Object.entries(words.options))]),
    page(words.commandTitle, (values) => [
      ...words.bakeAbout.map(text),
      apart(baking(known, values), words.command),
      text(words.archives),
    ]),
  ];
}

/** A bake of two targets, for the platforms that are chosen. */
const baking = (known: Known, values: Values): readonly string[] =>
  bakeCommand({
    ...{ ...noOptions, builder: builderIn(known)?.name ?? null, files: [], targets: [], tags: {} },
    ...{ names: [values.of(null, 'app'), 'web'], platforms: platformsIn(known, values) },
    ...{ allowed: [], output: { kind: 'push' } },
  });
