import { type StepId, stepIds } from '../../../src/model/step-id.ts';
import { causeOf } from '../../../src/report/diagnose.ts';
import { failuresPage as words } from '../../../src/texts/en/failures-page.ts';
import { failureTexts } from '../../../src/texts/failures.ts';
import { texts } from '../../../src/texts/index.ts';
import type { Failure } from '../../../src/troubleshooting/failure.ts';
import { remediesOf } from '../../../src/troubleshooting/remedies.ts';
import { code, escaped, fenced, link, references, table } from './markdown.ts';
import { wayOut } from './ways.ts';

/**
 * All known failures as one page of Markdown.
 *
 * @param printed by id: what was printed when it happened
 */
export function failuresPage(
  failures: readonly Failure[],
  printed: ReadonlyMap<string, readonly string[]>,
): string {
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
    ...steps.flatMap((some, index) => tableOf(index, some)),
    ...failuresIn(steps).map((failure) => section(failure, printed.get(failure.id) ?? [])),
  ]
    .join('\n\n')
    .concat('\n');
}

const failuresIn = (steps: readonly (readonly Failure[])[]): readonly Failure[] => steps.flat();

function tableOf(index: number, failures: readonly Failure[]): readonly string[] {
  const { id, name, check } = words.columns;
  const { title } = texts()[stepIds[index] as StepId];
  return [
    `## ${words.step(index + 1, title)}`,
    table([
      [id, name, check],
      ...failures.map((failure) => [
        link(code(failure.id), `#${failure.id.toLowerCase()}`),
        escaped(nameOf(failure)),
        failure.check === null ? words.onlyBuild : code(failure.check),
      ]),
    ]),
  ];
}

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
