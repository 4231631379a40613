import { registeringCommand, unregistering } from '../../checklist/emulators/install-remedies.ts';
import { binfmtNames } from '../../docker/architecture.ts';
import { lessonTexts } from '../../texts/lessons.ts';
import { apart } from '../apart.ts';
import type { Known } from '../known.ts';
import { type LessonPage, text } from '../lesson.ts';
import { tree } from '../lines.ts';
import { page } from '../page.ts';
import { entryIn, pictureIn } from '../subjects.ts';
import { times } from '../times.ts';

export function fFlagPages(known: Known): readonly LessonPage[] {
  const words = lessonTexts()['f-flag'];
  return [
    page(words.title, (values) => {
      const { platform } = pictureIn(known, values);
      const { name, interpreter, flags } = entryIn(known, values);
      return [
        ...words.about.map(text),
        tree({
          row: [words.machine, words.container(platform)],
          below: [
            {
              row: [interpreter, words.starts],
              below: [{ row: [words.without, words.notThere] }, { row: [words.with, words.runs] }],
            },
            {
              row: [
                words.yours(name, flags || words.none),
                flags.includes('F') ? words.has : words.hasNot,
              ],
            },
          ],
        }),
        text(words.static),
        times(words),
      ];
    }),
    page(words.commandTitle, (values) => {
      const { platform } = pictureIn(known, values);
      const { name } = entryIn(known, values);
      const remapsUsers = known.facts.emulators?.remapsUsers ?? false;
      const architectures = binfmtNames([platform]);
      return [
        apart(unregistering([name], remapsUsers).run, words.take),
        apart(registeringCommand({ architectures, remapsUsers }), words.put),
      ];
    }),
  ];
}
