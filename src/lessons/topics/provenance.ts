import { lessonTexts } from '../../texts/lessons.ts';
import { apart } from '../apart.ts';
import type { Known } from '../known.ts';
import { type LessonPage, text } from '../lesson.ts';
import { type Branch, tree } from '../lines.ts';
import { page } from '../page.ts';
import { platformsIn, referenceIn } from '../subjects.ts';
import { times } from '../times.ts';

const most = 2;

export function provenancePages(known: Known): readonly LessonPage[] {
  const words = lessonTexts().provenance;
  return [
    page(words.title, (values) => {
      const platforms = platformsIn(known, values).slice(0, most);
      const reference = referenceIn(known, values);
      return [
        ...words.about.map(text),
        tree({
          row: [reference],
          below: [
            ...platforms.map((platform): Branch => ({ row: [platform, words.image] })),
            ...platforms.map(
              (platform): Branch => ({ row: ['unknown/unknown', words.attests(platform)] }),
            ),
          ],
        }),
        text(words.effects),
        times(words),
      ];
    }),
    page(words.commandTitle, (values) => [
      apart(
        [
          ...['docker', 'buildx', 'build', '--provenance=false'],
          ...['--tag', referenceIn(known, values), '--push', known.answers.context],
        ],
        words.command,
      ),
    ]),
  ];
}
