import { parseSecret } from '../../docker/build-options/secret.ts';
import { argKey, looksSecret } from '../../docker/build-options/words.ts';
import { noOptions } from '../../docker/build-options.ts';
import { csvField } from '../../docker/csv.ts';
import { type DockerfileNames, namesIn } from '../../docker/dockerfile-names.ts';
import type { Answers } from '../../model/answers.ts';
import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { optionTexts } from '../../texts/build-options.ts';
import { texts } from '../../texts/index.ts';
import { findingOf } from '../finding-of.ts';
import type { TargetFacts } from './facts.ts';
import { choosing } from './finding.ts';
import type { Lack } from './lacks.ts';

const finding = findingOf('target');

/** What is wrong with the options of the build, and what the Dockerfile asks for that nobody gave. */
export function optionFindings(facts: TargetFacts, answers: Answers): readonly Finding[] {
  if (facts.names === null) return [];
  return [
    ...stageFindings(facts, answers),
    ...argFindings(answers),
    ...faultFindings(facts, answers),
    ...askedFindings(facts, answers),
    ...lackFindings(facts, answers),
    ...listlessFindings(facts, answers),
  ];
}

/** The same for a bake: the options hold for every target of it. */
export function bakeOptionFindings(facts: TargetFacts, answers: Answers): readonly Finding[] {
  return [
    ...bakeStageFindings(facts, answers),
    ...argFindings(answers),
    ...faultFindings(facts, answers),
    ...lackFindings(facts, answers),
  ];
}

function bakeStageFindings({ bake }: TargetFacts, { target }: Answers): readonly Finding[] {
  const words = optionTexts().judged;
  if (target === null) return [];
  const without = (bake?.sources ?? []).filter(
    ({ text }) =>
      text !== null &&
      !hasStage(
        namesIn(text, () => true),
        target,
      ),
  );
  if (without.length === 0) return [];
  const names = without.map((source) => source.target).join(texts().joined.comma);
  return [
    finding('stage', 'problem', words.noStageFor(target, names), {
      remedies: [choosing(words.ownStages, { target: null })],
    }),
  ];
}

/** Whether a stage is named so, or has this number, from 0. */
const hasStage = ({ stages, count }: DockerfileNames, stage: string): boolean =>
  stages.some((name) => name.toLowerCase() === stage.toLowerCase()) ||
  (/^\d+$/.test(stage) && Number(stage) < count);

function stageFindings({ names }: TargetFacts, { target }: Answers): readonly Finding[] {
  const words = optionTexts().judged;
  if (target === null || names === null || hasStage(names, target)) return [];
  return [
    finding('stage', 'problem', words.noStage(target), {
      remedies: [
        choosing(words.lastStage, { target: null }),
        ...names.stages.map((stage) => choosing(words.useStage(stage), { target: stage })),
      ],
    }),
  ];
}

function argFindings({ buildArgs }: Answers): readonly Finding[] {
  const words = optionTexts().judged;
  return buildArgs.filter(looksSecret).map((arg) =>
    finding('build-args', 'warning', words.secretArg(argKey(arg)), {
      remedies: [
        choosing(words.leaveOutArg(argKey(arg)), {
          buildArgs: buildArgs.filter((one) => one !== arg),
        }),
      ],
    }),
  );
}

/** Secrets that are not where they were said to be. */
function faultFindings(facts: TargetFacts, { secrets }: Answers): readonly Finding[] {
  const words = optionTexts().judged;
  const faults = facts.secretFaults.filter(({ id }) => secrets.some((one) => one.id === id));
  return faults.map(({ id, place, why }) =>
    finding('secrets', 'problem', words.secretFault[why](id, place), {
      remedies: [
        give(id, secrets),
        choosing(words.leaveOutSecret(id), { secrets: secrets.filter((one) => one.id !== id) }),
      ],
    }),
  );
}

/** Secrets that the Dockerfile mounts, and that nobody gave. */
function askedFindings({ names }: TargetFacts, { secrets }: Answers): readonly Finding[] {
  const words = optionTexts().judged;
  const given = new Set(secrets.map(({ id }) => id));
  const asked = (names?.secrets ?? []).filter((id) => !given.has(id));
  return asked.map((id) =>
    finding('secrets', 'warning', words.secretAsked(id), { remedies: [give(id, secrets)] }),
  );
}

/** Asks where a secret is: never what it is. */
function give(id: string, secrets: Answers['secrets']): Remedy {
  const words = optionTexts().judged;
  const read = (text: string) => parseSecret(`${csvField(`id=${id}`)},${text.trim()}`);
  const title = words.giveSecret(id);
  return {
    ...choosing(title, {}),
    question: {
      prompt: words.whereSecret,
      initial: 'src=',
      check: (text) => {
        const parsed = read(text);
        return parsed.ok ? null : optionTexts().fault(parsed.fault);
      },
      answer: async (text) => {
        const parsed = read(text);
        if (!parsed.ok) return { refused: optionTexts().fault(parsed.fault) };
        return choosing(title, {
          secrets: [...secrets.filter((one) => one.id !== id), parsed.value],
        });
      },
    },
  };
}

/** Options that this buildx or this builder does not have. */
function lackFindings({ lacks }: TargetFacts, answers: Answers): readonly Finding[] {
  const words = optionTexts().judged;
  const { annotations, provenance, sbom, cacheTo } = answers;
  // Without attestations there is nothing to turn off, and old versions do not know the flag.
  const isAttesting = provenance === 'min' || provenance === 'max';
  const isUnheard = lacks.attestations === 'buildx-0.10' && provenance === 'off';
  const used: readonly (readonly [string, Lack | undefined, boolean, Partial<Answers>])[] = [
    ['--annotation', lacks.annotations, annotations.length > 0, { annotations: [] }],
    [
      ...(['--provenance', lacks.attestations, isAttesting || isUnheard] as const),
      { provenance: noOptions.provenance },
    ],
    ['--sbom', lacks.attestations, sbom, { sbom: false }],
    ['--cache-to', lacks.cacheTo, cacheTo.length > 0, { cacheTo: [] }],
  ];
  return used.flatMap(([flag, lack, isUsed, sets]) =>
    lack === undefined || !isUsed
      ? []
      : [
          finding('options', 'problem', words.lacks(flag, words.lack[lack]), {
            remedies: [choosing(words.leaveOutOption(flag), sets)],
          }),
        ],
  );
}

/** BuildKit refuses to annotate a list where it makes none: "index annotations not supported for single platform export". */
function listlessFindings({ lacks }: TargetFacts, answers: Answers): readonly Finding[] {
  const { platforms, annotations, provenance, sbom } = answers;
  const isAttested = lacks.attestations === undefined && (provenance !== 'off' || sbom);
  const others = annotations.filter((one) => !/^[^=:]*\bindex\b[^=:]*:/.test(one));
  if (platforms.length !== 1 || isAttested || others.length === annotations.length) return [];
  const words = optionTexts().judged;
  return [
    finding('options', 'problem', words.noList, {
      remedies: [choosing(words.leaveOutIndex, { annotations: others })],
    }),
  ];
}
