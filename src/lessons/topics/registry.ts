import { createBuilder } from '../../docker/builder-commands.ts';
import { isLocalRegistry, registryOf } from '../../docker/reference.ts';
import { texts } from '../../texts/index.ts';
import { lessonTexts } from '../../texts/lessons.ts';
import { apart } from '../apart.ts';
import type { Known } from '../known.ts';
import { type LessonPage, named, text } from '../lesson.ts';
import { tree } from '../lines.ts';
import { page } from '../page.ts';
import { times } from '../times.ts';
import type { Values } from '../values.ts';

export function registryPages(known: Known): readonly LessonPage[] {
  const words = lessonTexts().registry;
  return [
    page(words.title, (values) => {
      const registry = localIn(known, values);
      return [
        ...words.about.map(text),
        tree({
          row: [words.machine, words.registry(registry)],
          below: [
            { row: [words.container, words.refused(registry)] },
            {
              row: [
                texts().joined.placed(words.container, words.hostNetwork),
                words.reached(registry),
              ],
            },
          ],
        }),
        text(words.tls),
        times(words),
      ];
    }),
    page(words.commandTitle, (values) => [
      apart(
        createBuilder({
          name: values.of(null, 'mybuilder'),
          driverOptions: ['network=host'],
          config: values.of(known.facts.builder?.config.path, 'buildkitd.toml'),
          configFlag: known.facts.builder?.configFlag ?? '--buildkitd-config',
        }),
        words.command,
      ),
    ]),
    page(words.privateTitle, (values) => {
      const host = values.of(known.answers.registry || null, 'registry.lan:5000');
      const [http, ca, insecure] = ['http = true', 'ca = ["registry-ca.pem"]', 'insecure = true'];
      return [
        text(words.privateAbout),
        tree({
          row: [`[registry."${host}"]`, words.table],
          below: [
            { row: [http, words.http] },
            { row: [ca, words.ca] },
            { row: [insecure, words.insecure] },
          ],
        }),
        text(words.others),
        named(...Object.entries(words.parties)),
      ];
    }),
  ];
}

/** The person's own registry where it is one of this machine. */
function localIn({ answers }: Known, values: Values): string {
  const [tag] = answers.tags;
  const registry = answers.registry ?? (tag === undefined ? null : registryOf(tag));
  return values.of(
    registry !== null && isLocalRegistry(registry) ? registry : null,
    'localhost:5000',
  );
}
