import { lessonTexts } from '../../texts/lessons.ts';
import type { Known } from '../known.ts';
import { type LessonPage, text } from '../lesson.ts';
import { tree } from '../lines.ts';
import { page } from '../page.ts';
import { foreignIn, nativeIn } from '../subjects.ts';

export function emulationPages(known: Known): readonly LessonPage[] {
  const words = lessonTexts().emulation;
  return [
    page(words.title, (values) => {
      const [native, foreign] = [nativeIn(known, values), foreignIn(known, values)];
      return [
        ...words.about.map(text),
        tree({
          row: ['FROM --platform=$BUILDPLATFORM', words.stage(native, foreign)],
          below: [{ row: ['FROM', words.final(foreign)] }],
        }),
        {
          kind: 'apart',
          isCommand: false,
          parts: [
            { text: 'FROM --platform=$BUILDPLATFORM', about: words.words.platform },
            { text: 'golang:1.25 AS build', about: words.words.from },
            { text: 'ARG TARGETOS TARGETARCH', about: words.words.args },
            { text: 'RUN GOOS=$TARGETOS GOARCH=$TARGETARCH go build', about: words.words.run },
          ],
        },
        text(words.last),
      ];
    }),
  ];
}
