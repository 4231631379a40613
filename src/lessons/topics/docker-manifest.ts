import { lessonTexts } from '../../texts/lessons.ts';
import { apart } from '../apart.ts';
import type { Known, ListSource } from '../known.ts';
import { type LessonPage, text } from '../lesson.ts';
import { tree } from '../lines.ts';
import { page } from '../page.ts';
import { foreignIn, platformsIn, referenceIn } from '../subjects.ts';
import { times } from '../times.ts';
import type { Values } from '../values.ts';

export function dockerManifestPages(known: Known): readonly LessonPage[] {
  const words = lessonTexts()['docker-manifest'];
  const manifest = ['docker', 'manifest'];
  return [
    page(words.title, (values) => {
      const list = referenceIn(known, values);
      const images = sourcesIn(known, values).map(({ reference }) => reference);
      return [
        ...words.about.map(text),
        tree({ row: [list], below: images.map((image) => ({ row: [image, words.pushed] })) }),
        apart([...manifest, 'create', list, ...images], words.create),
      ];
    }),
    page(words.annotateTitle, (values) => {
      const list = referenceIn(known, values);
      const foreign = foreignIn(known, values);
      const sources = sourcesIn(known, values);
      const row = sources.find(({ platform }) => platform === foreign) ?? sources.at(-1);
      const [os = '', arch = '', variant] = (row?.platform ?? foreign).split('/');
      const flags = ['--os', os, '--arch', arch, ...(variant ? ['--variant', variant] : [])];
      return [
        text(words.platform),
        apart([...manifest, 'annotate', list, row?.reference ?? '', ...flags], words.annotate),
        text(words.kept),
      ];
    }),
    page(words.pushTitle, (values) => [
      apart([...manifest, 'push', '--purge', referenceIn(known, values)], words.push),
      text(words.stale),
      text(words.insecure),
      times(words),
    ]),
  ];
}

/** Those that were named, else one a platform, under a tag of its own. */
function sourcesIn(known: Known, values: Values): readonly ListSource[] {
  const { sources = [] } = known;
  if (sources.length > 0) return sources;
  const list = referenceIn(known, values);
  return platformsIn(known, values).map((platform) => {
    const [, ...words] = platform.split('/');
    return { reference: `${list}-${words.join('-')}`, platform };
  });
}
