import { lessonTexts } from '../../texts/lessons.ts';
import { apart } from '../apart.ts';
import type { Known } from '../known.ts';
import { type LessonPage, text } from '../lesson.ts';
import { tree } from '../lines.ts';
import { page } from '../page.ts';
import { foreignIn, platformsIn, referenceIn } from '../subjects.ts';
import { times } from '../times.ts';

export function dockerManifestPages(known: Known): readonly LessonPage[] {
  const words = lessonTexts()['docker-manifest'];
  const manifest = ['docker', 'manifest'];
  const of = (list: string, platform: string) => `${list}-${architecture(platform)}`;
  return [
    page(words.title, (values) => {
      const list = referenceIn(known, values);
      const images = platformsIn(known, values).map((platform) => of(list, platform));
      return [
        ...words.about.map(text),
        tree({ row: [list], below: images.map((image) => ({ row: [image, words.pushed] })) }),
        apart([...manifest, 'create', list, ...images], words.create),
      ];
    }),
    page(words.annotateTitle, (values) => {
      const list = referenceIn(known, values);
      const foreign = foreignIn(known, values);
      const platform = ['--os', 'linux', '--arch', architecture(foreign)];
      return [
        text(words.platform),
        apart([...manifest, 'annotate', list, of(list, foreign), ...platform], words.annotate),
      ];
    }),
    page(words.pushTitle, (values) => [
      apart([...manifest, 'push', '--purge', referenceIn(known, values)], words.push),
      text(words.stale),
      times(words),
    ]),
  ];
}

/** `arm64` of `linux/arm64`. */
const architecture = (platform: string): string => platform.split('/')[1] ?? platform;
