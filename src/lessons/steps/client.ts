import { buildxVersion } from '../../docker/commands.ts';
import { lessonTexts } from '../../texts/lessons.ts';
import { apart } from '../apart.ts';
import type { Known } from '../known.ts';
import { type LessonPage, named, text } from '../lesson.ts';
import { way } from '../lines.ts';
import { page } from '../page.ts';
import { builderIn, builderNameIn } from '../subjects.ts';
import { times } from '../times.ts';
import type { Values } from '../values.ts';

export function clientPages(known: Known): readonly LessonPage[] {
  const words = lessonTexts().client;
  return [
    page(words.title, (values) => [
      ...words.about.map(text),
      way(
        { name: words.typed, is: 'docker buildx build' },
        { edge: words.looks('docker-buildx') },
        { name: words.plugin, is: pluginOf(known, values) },
        { edge: words.reads },
        {
          name: words.settings,
          is: values.of(known.facts.client?.config.path, '~/.docker/config.json'),
        },
        { edge: words.asks },
        { name: words.builder, is: builderOf(known, values) },
      ),
    ]),
    page(words.commandTitle, (values) => [
      apart(buildxVersion, words.command),
      named([lessonTexts().words.says, saidOf(known, values)]),
      times(words),
    ]),
  ];
}

function pluginOf({ facts }: Known, values: Values): string {
  const words = lessonTexts().client;
  const buildx = facts.client?.buildx;
  const path = values.of(buildx?.plugin?.path, '~/.docker/cli-plugins/docker-buildx');
  if (buildx?.state === 'missing') return words.missing;
  if (buildx?.state === 'broken') return words.broken(path);
  return words.found(values.of(buildx?.version?.join('.'), '0.30.0'), path);
}

function builderOf(known: Known, values: Values): string {
  const driver = values.of(builderIn(known)?.driver, 'docker-container');
  return `${builderNameIn(known, values)}   ${lessonTexts().client.driver(driver)}`;
}

const saidOf = ({ facts }: Known, values: Values): string =>
  values.of(facts.client?.buildx.said.split('\n')[0], 'github.com/docker/buildx v0.30.0');
