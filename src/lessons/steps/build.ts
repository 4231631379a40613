import { commandOf as baked } from '../../checklist/build/command.ts';
import { buildCommand } from '../../docker/build-command.ts';
import { noAnswers } from '../../model/answers.ts';
import { lessonTexts } from '../../texts/lessons.ts';
import { apart } from '../apart.ts';
import type { Known } from '../known.ts';
import { type LessonPage, text } from '../lesson.ts';
import { type Branch, tree } from '../lines.ts';
import { page } from '../page.ts';
import { builderNameIn, nativeIn, platformsIn, referenceIn } from '../subjects.ts';
import { times } from '../times.ts';
import type { Values } from '../values.ts';

export function buildPages(known: Known): readonly LessonPage[] {
  const words = lessonTexts().build;
  return [
    page(words.title, (values) => [
      ...words.about.map(text),
      tree({
        row: [words.dockerfile(known.facts.target?.dockerfile ?? 'Dockerfile')],
        below: lanesOf(known, values),
      }),
      tree({ row: [`${words.joined} ${referenceIn(known, values)}`] }),
    ]),
    page(words.commandTitle, (values) => [
      apart(commandOf(known, values), known.answers.bake === null ? words.command : words.bake),
      times(words),
    ]),
  ];
}

const mostLanes = 5;

/** A lane each, and what kind it is: as the build showed, else as the choice of platforms says. */
function lanesOf(known: Known, values: Values): readonly Branch[] {
  const words = lessonTexts().build;
  const { build, target } = known.facts;
  const native = nativeIn(known, values);
  const kindOf = (platform: string) => {
    const lane = build?.snapshot?.lanes.find((one) => one.platform === platform);
    if (lane?.kind) return lane.kind;
    const choice = target?.choices.find((one) => one.platform === platform)?.kind ?? null;
    if (platform === native || choice === 'native') return 'native';
    return choice === null && target !== null ? 'unknown' : 'emulated';
  };
  return platformsIn(known, values)
    .slice(0, mostLanes)
    .map((platform) => ({ row: [platform, words.kinds[kindOf(platform)]] }));
}

/** The command as it runs, else as it would. */
function commandOf(known: Known, values: Values): readonly string[] {
  const { facts, answers } = known;
  if (facts.build !== null && facts.build.command.length > 0) return facts.build.command;
  const builder = builderNameIn(known, values);
  if (answers.bake !== null) return baked({ ...answers, builder }, facts.target ?? undefined);
  const platforms = platformsIn(known, values);
  const isPush = answers.output.kind === 'push';
  const tags = isPush ? [referenceIn(known, values)] : answers.tags;
  return buildCommand({ ...noAnswers, ...answers, builder, platforms, tags });
}
