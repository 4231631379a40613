import { lessonTexts } from '../../texts/lessons.ts';
import type { Known } from '../known.ts';
import { type LessonPage, named, text } from '../lesson.ts';
import { way } from '../lines.ts';
import { page } from '../page.ts';
import { shortDigest } from '../steps/manifest.ts';
import { foreignIn, referenceIn } from '../subjects.ts';

export function manifestListPages(known: Known): readonly LessonPage[] {
  const words = lessonTexts()['manifest-list'];
  const { manifest } = known.facts;
  return [
    page(words.title, (values) => {
      const foreign = foreignIn(known, values);
      const row = manifest?.rows.find(({ platform }) => platform === foreign);
      const list = values.of(manifest?.digest, 'sha256:5feceb66ffc8');
      const image = values.of(row?.digest, 'sha256:6b86b273ff34');
      return [
        ...words.about.map(text),
        way(
          { name: words.tag, is: manifest?.where ?? referenceIn(known, values) },
          { edge: words.which(foreign) },
          { name: words.list, is: shortDigest(list) },
          { edge: shortDigest(image) },
          { name: words.manifest, is: words.names },
          { edge: words.fetches },
          { name: words.layers, is: row?.layers ? words.count(row.layers) : words.files },
        ),
        text(words.none),
        named(
          [words.types.docker, 'application/vnd.docker.distribution.manifest.list.v2+json'],
          [words.types.oci, 'application/vnd.oci.image.index.v1+json'],
        ),
        text(words.same),
      ];
    }),
  ];
}
