import { registeringCommand } from '../../checklist/emulators/install-remedies.ts';
import { pictureLines } from '../../checklist/emulators/picture.ts';
import { binfmtNames } from '../../docker/architecture.ts';
import { texts } from '../../texts/index.ts';
import { lessonTexts } from '../../texts/lessons.ts';
import { apart } from '../apart.ts';
import type { Known } from '../known.ts';
import { drawing, type LessonPage, text } from '../lesson.ts';
import { page } from '../page.ts';
import { foreignIn, nativeIn, pictureIn, platformsIn } from '../subjects.ts';
import { times } from '../times.ts';

export function emulatorsPages(known: Known): readonly LessonPage[] {
  const words = lessonTexts().emulators;
  return [
    page(words.title, (values) => {
      const picture = pictureIn(known, values);
      return [
        ...words.about.map(text),
        text(texts().picture.title(picture.platform)),
        drawing((style) => pictureLines(picture, style).map((row) => [row])),
      ];
    }),
    page(words.commandTitle, (values) => {
      const native = nativeIn(known, values);
      const foreign = platformsIn(known, values).filter((platform) => platform !== native);
      const wanted = foreign.length > 0 ? foreign : [foreignIn(known, values)];
      const command = registeringCommand({
        architectures: binfmtNames(wanted),
        remapsUsers: known.facts.emulators?.remapsUsers ?? false,
      });
      return [apart(command, words.command), text(words.reboot), times(words)];
    }),
  ];
}
