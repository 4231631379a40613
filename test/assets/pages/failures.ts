import { type StepId, stepIds } from '../../../src/model/step-id.ts';
import { causeOf } from '../../../src/report/diagnose.ts';
import { failureTexts } from '../../../src/texts/failures.ts';
import { texts } from '../../../src/texts/index.ts';
import type { FailuresPage } from '../../../src/texts/zh/failures-page.ts';
import type { Failure } from '../../../src/troubleshooting/failure.ts';
import { remediesOf } from '../../../src/troubleshooting/remedies.ts';
import { code, escaped, fenced, link, references, table } from './markdown.ts';
import { wayOut } from './ways.ts';

/** What is known of failures beside their entries, by id. */
export type Seen = {
  /** What was printed when it happened. */
  readonly printed: ReadonlyMap<string, readonly string[]>;
  /** How the lab makes it happen. */
  readonly made: ReadonlyMap<string, readonly string[]>;
};

/** All known failures as one page of Markdown. */
export function failuresPage(
  words: FailuresPage,
  failures: readonly Failure[],
  { printed, made }: Seen,
): string {
  const steps = stepIds.map((step) => failures.filter((failure) => failure.step === step));
  const [first, second] = words.use;
  return [
    `# ${words.title}`,
    `<!-- ${words.generated} -->`,
    link(words.other.language, words.other.file),
    words.lead(failures.length),
    first,
    fenced('sh', words.commands.diagnose.join('\n')),
    second,
    fenced('sh', words.commands.doctor.join('\n')),
    words.lab === null ? words.table : `${words.table} ${words.lab.lead}`,
    ...steps.flatMap((some, index) => tableOf(words, index, some, made)),
    ...failuresIn(steps).map((failure) => section(words, failure, printed.get(failure.id) ?? [])),
  ]
    .join('\n\n')
    .concat('\n');
}

const failuresIn = (steps: readonly (readonly Failure[])[]): readonly Failure[] => steps.flat();

function tableOf(
  words: FailuresPage,
  index: number,
  failures: readonly Failure[],
  made: Seen['made'],
): readonly string[] {
  const { id, name, check, mended } = words.columns;
  const { lab } = words;
  const { title } = texts()[stepIds[index] as StepId];
  return [
    `## ${words.step(index + 1, title)}`,
    table([
      [id, name, check, mended, ...(lab === null ? [] : [lab.column])],
      ...failures.map((failure) => [
        link(code(failure.id), `#${failure.id.toLowerCase()}`),
        escaped(nameOf(failure)),
        failure.check === null ? words.onlyBuild : code(failure.check),
        mendedBy(words, failure),
        ...(lab === null ? [] : [escaped((made.get(failure.id) ?? []).join('; '))]),
      ]),
    ]),
  ];
}

/** Whether a yes is enough for the way out that is recommended, or a person goes it. */
const mendedBy = (words: FailuresPage, { ways: [first] }: Failure): string =>
  first === undefined || first.needs === 'person' ? words.byPerson : words.byYes;

const nameOf = ({ id }: Failure): string => failureTexts()[id]?.name ?? '';

/** What is printed, why, and the ways out. */
function section(words: FailuresPage, failure: Failure, printed: readonly string[]): string {
  const ways = remediesOf(failure, { values: {}, isRoot: false });
  return [
    `### ${code(failure.id)}`,
    words.titled(escaped(nameOf(failure)), escaped(causeOf(failure))),
    printed.length === 0 ? words.silent : fenced('text', printed.join('\n\n')),
    ...(failure.check === null ? [] : [words.seen(code(failure.check))]),
    ...ways.map((way) => wayOut(words, way)),
    words.source(references(failure.source)),
  ].join('\n\n');
}
