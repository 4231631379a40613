import { nativeOf } from '../../checklist/builder/facts.ts';
import { platformChoices } from '../../checklist/builder/platform-choices.ts';
import { createBuilder } from '../../docker/builder-commands.ts';
import type { BuilderNode } from '../../docker/builders.ts';
import { isLocalRegistry, registryOf } from '../../docker/reference.ts';
import type { Answers } from '../../model/answers.ts';
import { texts } from '../../texts/index.ts';
import { lessonTexts } from '../../texts/lessons.ts';
import { apart } from '../apart.ts';
import type { Known } from '../known.ts';
import { type LessonPage, text } from '../lesson.ts';
import { type Branch, tree } from '../lines.ts';
import { page } from '../page.ts';
import { builderIn, builderNameIn, nativeIn, platformsIn } from '../subjects.ts';
import { times } from '../times.ts';
import type { Values } from '../values.ts';

export function builderPages(known: Known): readonly LessonPage[] {
  const words = lessonTexts().builder;
  return [
    page(words.title, (values) => [...words.about.map(text), tree(builderBranch(known, values))]),
    page(words.commandTitle, (values) => [
      apart(creating(known, values), words.command),
      text(words.fixed),
      times(words),
    ]),
  ];
}

/** The builder that there is, else the one that would be made. */
function builderBranch(known: Known, values: Values): Branch {
  const words = lessonTexts().builder;
  const builder = builderIn(known);
  const name = builderNameIn(known, values);
  const driver = values.of(builder?.driver, 'docker-container');
  const nodes = builder?.nodes ?? [];
  return {
    row: [words.builder(name), words.driver(driver)],
    below:
      nodes.length > 0
        ? nodes.slice(0, mostNodes).map((node) => nodeBranch(node, driver, known, values))
        : [exampleNode(name, driver, known, values)],
  };
}

const mostNodes = 2;
const mostPlatforms = 4;

function nodeBranch(node: BuilderNode, driver: string, known: Known, values: Values): Branch {
  const words = lessonTexts().builder;
  const version = node.version === null ? words.notRunning : words.version(node.version);
  const below = platformsOf(known, nativeOf(node) ?? nativeIn(known, values), values);
  return { row: [words.node(node.name), texts().joined.placed(version, placeOf(driver))], below };
}

function exampleNode(name: string, driver: string, known: Known, values: Values): Branch {
  const words = lessonTexts().builder;
  const version = words.version(values.of(null, 'v0.26.0'));
  return {
    row: [words.node(`${name}0`), texts().joined.placed(version, placeOf(driver))],
    below: platformsOf(known, nativeIn(known, values), values),
  };
}

function placeOf(driver: string): string {
  const words = lessonTexts().builder;
  if (driver === 'docker') return words.engineItself;
  return driver === 'docker-container' ? words.container : words.elsewhere;
}

/** Its platforms, and how it runs their programs: as the proofs told, if they ran. */
function platformsOf(known: Known, native: string, values: Values): readonly Branch[] {
  const words = lessonTexts().builder;
  const { builder, emulators } = known.facts;
  const choices = builder === null ? [] : platformChoices(emulators ?? undefined, builder);
  const proven = choices.filter(({ kind }) => kind !== null);
  if (proven.length > 0) {
    return proven
      .slice(0, mostPlatforms)
      .map(({ platform, kind }) => ({ row: [platform, words.kinds[kind ?? 'native']] }));
  }
  const others = platformsIn(known, values).filter((platform) => platform !== native);
  const kind = builder === null ? 'emulated' : 'unproven';
  return [
    { row: [native, words.kinds.native] },
    ...others
      .slice(0, mostPlatforms - 1)
      .map((platform) => ({ row: [platform, words.kinds[kind]] })),
  ];
}

const isTold = ({ access, mirrors }: Answers): boolean => access !== null || mirrors.length > 0;

/** As the step makes one for the registry that the image goes to. */
function creating(known: Known, values: Values): readonly string[] {
  const { answers, facts } = known;
  const registry =
    answers.registry ?? (answers.tags[0] === undefined ? '' : registryOf(answers.tags[0]));
  const isLocal = registry === '' || isLocalRegistry(registry);
  const isEngine = builderIn(known)?.driver === 'docker';
  return createBuilder({
    name: isEngine ? values.of(null, 'mybuilder') : builderNameIn(known, values),
    driverOptions: isLocal ? ['network=host'] : [],
    config: isTold(answers) ? (facts.builder?.config.path ?? null) : null,
    configFlag: facts.builder?.configFlag ?? '--buildkitd-config',
  });
}
