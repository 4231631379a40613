import {
  isUnpulled,
  registryContainer,
  registryImage,
  registryPort,
  removeRegistry,
  removeRegistryVolume,
  runRegistry,
  startRegistry,
  stopRegistry,
} from '../../docker/own-registry.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import type { RunAction } from '../../model/action.ts';
import type { Answers } from '../../model/answers.ts';
import type { Question, Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { answerRemedy, commandRemedy } from '../remedy-of.ts';
import { freePort, type OwnRegistry, portOf, registryAt } from './own-registry.ts';

/** The ways to a registry on this machine: the one that runs, the one that is stopped, or a new one. */
export function ownWays(own: OwnRegistry | null): readonly Remedy[] {
  if (own === null) return [];
  const { container } = own;
  if (container === null) return [startHere(own)];
  // Somebody else's container goes by that name.
  if (!container.isOurs) return [];
  const { port, status } = container;
  if (own.answer?.isFine === true && port !== null) return [goingThere(port)];
  const isReady = status === 'exited' && port !== null && !isTaken(own, port);
  return isReady ? [startAgain(port), startAnew(own)] : [startAnew(own)];
}

const isTaken = ({ taken }: OwnRegistry, wanted: number): boolean =>
  taken.some(({ port }) => port === wanted);

/** The ways to one at the very port that an image is named for; none where that is not to be had. */
export function ownWaysAt(own: OwnRegistry | null, registry: string): readonly Remedy[] {
  const port = portOf(registry);
  if (own === null || port === null || own.answer?.isFine === true) return [];
  if (own.container === null) {
    return portFault(own, String(port)) === null ? [starting(own, port)] : [];
  }
  return own.container.isOurs && own.container.port === port ? ownWays(own) : [];
}

/** Pushes go to it over plain http, which localhost is spoken to by itself. */
const toRegistry = (port: number): Partial<Answers> => ({
  registry: registryAt(port),
  access: null,
  output: { kind: 'push' },
});

function goingThere(port: number): Remedy {
  const { use } = texts().ownRegistry;
  return answerRemedy({
    ...{ title: use.title, hint: use.hint(registryAt(port), registryContainer) },
    ...{ changes: use.changes, sets: toRegistry(port) },
  });
}

function startAgain(port: number): Remedy {
  const { again } = texts().ownRegistry;
  return {
    ...commandRemedy({
      ...{ title: again.title, hint: again.hint(registryAt(port), registryContainer) },
      ...{ needs: 'consent', changes: again.changes(registryContainer, registryAt(port)) },
      run: [{ run: startRegistry }],
      reversal: [{ run: stopRegistry }],
      sets: toRegistry(port),
    }),
    recommended: again.recommended,
  };
}

/** Asks for the port first. */
function startHere(own: OwnRegistry): Remedy {
  return { ...starting(own, freePort(own)), question: portQuestion(own) };
}

/** In place of one that does not do: its container goes, its volume stays. */
function startAnew(own: OwnRegistry): Remedy {
  return { ...startHere(own), title: texts().ownRegistry.start.titleAnew };
}

function portQuestion(own: OwnRegistry): Question {
  const initial = freePort(own);
  return {
    prompt: promptOf(own),
    initial: String(initial),
    check: (text) => portFault(own, text.trim()),
    answer: async (text) => starting(own, Number(text.trim())),
  };
}

/** Why it is not the port that everybody knows. */
function promptOf(own: OwnRegistry): string {
  const { start } = texts().ownRegistry;
  if (!isTaken(own, registryPort)) return start.prompt;
  return `${start.prompt} (${takenBy(own, registryPort)})`;
}

function takenBy({ taken, isMac }: OwnRegistry, port: number): string {
  const { start } = texts().ownRegistry;
  const by = taken.find((one) => one.port === port)?.by ?? null;
  if (by !== null) return start.takenBy(port, by);
  return isMac && port === registryPort ? start.takenByAirPlay(port) : start.taken(port);
}

const highestPort = 65_535;

/** What is wrong with a port, in a sentence; null where it will do. */
function portFault(own: OwnRegistry, text: string): string | null {
  const { start } = texts().ownRegistry;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > highestPort) return start.noPort;
  return isTaken(own, port) ? `${takenBy(own, port)}.` : null;
}

function starting(own: OwnRegistry, port: number): Remedy {
  const { start } = texts().ownRegistry;
  const { container, hasVolume } = own;
  const gone: readonly RunAction[] = container === null ? [] : [{ run: removeRegistry }];
  // Images that were there before stay.
  const reversal: readonly RunAction[] = [
    { run: removeRegistry },
    ...(hasVolume ? [] : [{ run: removeRegistryVolume }]),
  ];
  const typed = reversal.map(({ run }) => shellQuote(run)).join(' && ');
  const changes = start.changes(registryContainer, registryImage, registryAt(port));
  return {
    ...{ title: start.title, hint: start.hint(registryImage), needs: 'consent' },
    changes: hasVolume ? `${changes} ${start.hasVolume}` : changes,
    undo: hasVolume ? typed : start.undo(typed),
    ...{ reversal, actions: [...gone, { run: runRegistry(port) }] },
    sets: toRegistry(port),
    advice: (lines) => (isUnpulled(lines) ? start.unpulled(registryImage) : null),
  };
}

/** The end of it, and of all that was pushed to it. */
export function removeRemedy(): Remedy {
  const { remove } = texts().ownRegistry;
  return {
    ...{ title: remove.title, hint: remove.hint(registryContainer), needs: 'consent' },
    ...{ changes: remove.changes(registryContainer), undo: remove.undo },
    actions: [{ run: removeRegistry }, { run: removeRegistryVolume }],
    // One that was started again before needs no stop.
    settles: [{ run: stopRegistry }],
  };
}
