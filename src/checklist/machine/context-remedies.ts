import { type Context, removeContext, socketPath } from '../../docker/contexts.ts';
import type { RunAction } from '../../model/action.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { commandRemedy, personRemedy } from '../remedy-of.ts';
import type { MachineFacts } from './facts.ts';

/** How many other engines are offered. */
const mostContexts = 3;
const rootless = 'rootless';

/** The ways to another engine: the variables that name this one go first, they overrule every context. */
export function otherEngineRemedies(facts: MachineFacts): readonly Remedy[] {
  const { DOCKER_HOST: host, DOCKER_CONTEXT: context } = facts.variables;
  const { unset } = texts().machine.person;
  if (host !== null) return [personRemedy(unset('DOCKER_HOST', host))];
  if (context !== null) return [personRemedy(unset('DOCKER_CONTEXT', context))];
  return contextRemedies(facts);
}

/** The engines of other contexts, those first whose sockets are there. */
function contextRemedies(facts: MachineFacts): readonly Remedy[] {
  const alive = facts.surroundings?.otherEngines ?? [];
  const others = [...alive, ...facts.contexts.filter(isElsewhere)].slice(0, mostContexts);
  return [
    ...others.map((context) => selectRemedy(facts, context, alive.includes(context))),
    ...rootlessRemedies(facts),
  ];
}

/** A socket that is not there was looked for already. */
const isElsewhere = ({ isCurrent, endpoint, error }: Context): boolean =>
  !isCurrent && error === null && endpoint !== null && socketPath(endpoint) === null;

function selectRemedy(facts: MachineFacts, { name, endpoint }: Context, isAlive: boolean): Remedy {
  const { context } = texts().machine;
  return commandRemedy({
    title: context.title(name),
    hint: isAlive ? context.alive(endpoint ?? '') : context.untried(endpoint ?? ''),
    needs: 'consent',
    changes: context.changes(name),
    run: [select(name)],
    reversal: selectBefore(facts),
  });
}

/** An engine of the person's own, that no context names yet. */
function rootlessRemedies(facts: MachineFacts): readonly Remedy[] {
  const { context } = texts().machine;
  const socket = facts.surroundings?.rootlessSocket ?? null;
  if (socket === null || facts.contexts.some(({ name }) => name === rootless)) return [];
  const create = ['docker', 'context', 'create', rootless, '--docker', `host=unix://${socket}`];
  return [
    commandRemedy({
      title: context.rootlessTitle,
      hint: socket,
      needs: 'consent',
      changes: context.rootlessChanges,
      run: [{ run: create }, select(rootless)],
      reversal: [...selectBefore(facts), { run: removeContext(rootless) }],
    }),
  ];
}

const select = (name: string): RunAction => ({ run: ['docker', 'context', 'use', name] });

/** One that does not exist can't be selected again. */
function selectBefore({ contexts }: MachineFacts): readonly RunAction[] {
  const before = contexts.find(({ isCurrent, error }) => isCurrent && error === null);
  return before === undefined ? [] : [select(before.name)];
}
