import type { MachineFacts } from '../../checklist/machine/facts.ts';
import { isBinfmtMounted, kernelKnowsF, parseHandlersEnabled } from '../../docker/binfmt.ts';
import { dockerInfo } from '../../docker/commands.ts';
import { texts } from '../../texts/index.ts';
import { lessonTexts } from '../../texts/lessons.ts';
import { apart } from '../apart.ts';
import type { Known } from '../known.ts';
import { type LessonPage, named, text } from '../lesson.ts';
import { type Stop, way } from '../lines.ts';
import { page } from '../page.ts';
import { nativeIn } from '../subjects.ts';
import { times } from '../times.ts';
import type { Values } from '../values.ts';

export function machinePages(known: Known): readonly LessonPage[] {
  const words = lessonTexts().machine;
  return [
    page(words.title, (values) => [
      ...words.about.map(text),
      way(...clientStops(known, values), ...kernelStops(known, values)),
    ]),
    page(words.commandTitle, (values) => [
      apart(dockerInfo, words.command),
      text(words.reads),
      named(...fields(known, values)),
      times(words),
    ]),
  ];
}

/** From what is typed to the engine. */
function clientStops(known: Known, values: Values): readonly Stop[] {
  const words = lessonTexts().machine;
  const facts = known.facts.machine;
  const { client = null, server = null } = facts?.engine ?? {};
  const version = `Docker ${values.of(server?.version, '29.0.1')}`;
  const isDown = facts !== null && server === null;
  return [
    { name: words.client, is: `docker ${values.of(client?.version, '29.0.1')}` },
    { edge: words.asks(values.of(facts?.endpoint, 'unix:///var/run/docker.sock')) },
    {
      name: words.engine,
      is: isDown
        ? words.noAnswer
        : texts().joined.placed(version, words.native(nativeIn(known, values))),
    },
  ];
}

/** The kernel below it, and its table. */
function kernelStops({ facts }: Known, values: Values): readonly Stop[] {
  const words = lessonTexts().machine;
  const { machine } = facts;
  const release = values.of(
    machine?.engine.server?.kernel ?? (machine?.sharesKernel ? machine.release : null),
    '6.12.48',
  );
  const flag = kernelKnowsF(release) === false ? words.lacksF : words.knowsF;
  return [
    { edge: words.starts },
    { name: words.kernel, is: texts().joined.named(`Linux ${release}`, flag) },
    { edge: words.askedFor },
    { name: words.table, is: texts().joined.named('binfmt_misc', stateOf(machine)) },
  ];
}

function stateOf(facts: MachineFacts | null): string {
  const words = lessonTexts().machine;
  if (facts === null) return words.mounted;
  if (facts.binfmt === null) return words.unseen;
  if (!isBinfmtMounted(facts.binfmt.mounts)) return words.notMounted;
  return parseHandlersEnabled(facts.binfmt.status) === false ? words.disabled : words.mounted;
}

function fields({ facts }: Known, values: Values): readonly (readonly [string, string])[] {
  const words = lessonTexts().machine;
  const server = facts.machine?.engine.server;
  const seen = {
    ServerVersion: values.of(server?.version, '29.0.1'),
    KernelVersion: values.of(server?.kernel, '6.12.48'),
    Architecture: values.of(server?.machine, 'x86_64'),
  };
  return Object.entries(seen).map(([name, value]) => [
    name,
    `${value}   ${words.fields[name as keyof typeof seen]}`,
  ]);
}
