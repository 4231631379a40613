import { type StepId, stepIds } from '../../../src/model/step-id.ts';
import { causeOf } from '../../../src/report/diagnose.ts';
import { failuresPage as words } from '../../../src/texts/en/failures-page.ts';
import { failureTexts } from '../../../src/texts/failures.ts';
import { texts } from '../../../src/texts/index.ts';
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
export function failuresPage(failures: readonly Failure[], { printed, made }: Seen): string {
  const steps = stepIds.map((step) => failures.filter((failure) => failure.step === step));
  const [first, second] = words.use;
  return [
    `# ${words.title}`,
    `<!-- ${words.generated} -->`,
    words.lead(failures.length),
    first,
    fenced('sh', words.commands.diagnose.join('\n')),
    second,
    fenced('sh', words.commands.doctor.join('\n')),
    words.table,
    ...steps.flatMap((some, index) => tableOf(index, some, made)),
    ...failuresIn(steps).map((failure) => section(failure, printed.get(failure.id) ?? [])),
  ]
    .join('\n\n')
    .concat('\n');
}

const failuresIn = (steps: readonly (readonly Failure[])[]): readonly Failure[] => steps.flat();

function tableOf(
  index: number,
  failures: readonly Failure[],
  made: Seen['made'],
): readonly string[] {
  const { id, name, check, mended, lab } = words.columns;
  const { title } = texts()[stepIds[index] as StepId];
  return [
    `## ${words.step(index + 1, title)}`,
    table([
      [id, name, check, mended, lab],
      ...failures.map((failure) => [
        link(code(failure.id), `#${failure.id.toLowerCase()}`),
        escaped(nameOf(failure)),
        failure.check === null ? words.onlyBuild : code(failure.check),
        mendedBy(failure),
        escaped((made.get(failure.id) ?? []).join('; ')),
      ]),
    ]),
  ];
}

/** Whether a yes is enough for the way out that is recommended, or a person goes it. */
const mendedBy = ({ ways: [first] }: Failure): string =>
  first === undefined || first.needs === 'person' ? words.byPerson : words.byYes;

const nameOf = ({ id }: Failure): string => failureTexts()[id]?.name ?? '';

/** What is printed, why, and the ways out. */
function section(failure: Failure, printed: readonly string[]): string {
  const ways = remediesOf(failure, { values: {}, isRoot: false });
  return [
    `### ${code(failure.id)}`,
    `**${escaped(nameOf(failure))}.** ${escaped(causeOf(failure))}`,
    printed.length === 0 ? words.silent : fenced('text', printed.join('\n\n')),
    ...(failure.check === null ? [] : [words.seen(code(failure.check))]),
    ...ways.map(wayOut),
    words.source(references(failure.source)),
  ].join('\n\n');
}
