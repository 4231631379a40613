import { type BuilderList, isRunning, listBuilders } from '../../checklist/builder-list.ts';
import type { Builder } from '../../docker/builders.ts';
import type { Look } from '../../host/look.ts';
import { behind, flagValue, lastOf, type Recogniser } from '../aim.ts';

const inBuildx = (argv: readonly string[], verb: string) => behind(argv, 'docker', 'buildx', verb);

/** The builders, null where buildx does not tell them. */
async function listed(look: Look): Promise<BuilderList | null> {
  const list = await listBuilders(look);
  return list.failed === null ? list : null;
}

const named = ({ builders }: BuilderList, name: string): Builder | null =>
  builders.find((builder) => builder.name === name) ?? null;

/** `docker buildx use BEFORE`: it is the selected one. Nothing to do where the person chose another one since. */
export const builderSelected: Recogniser = ({ argv, made, presumed }) => {
  const before = inBuildx(argv, 'use')?.at(-1);
  if (before === undefined) return null;
  const chosen = lastOf(made.map(selectedBy));
  const selected = (list: BuilderList) => presumed.selected.get('builder') ?? list.selected;
  return {
    subject: 'selected builder',
    isReached: async (look) => {
      const list = await listed(look);
      return list === null ? null : selected(list) === before;
    },
    isMoot: async (look) => {
      const list = await listed(look);
      if (list === null) return false;
      return selected(list) !== chosen || named(list, before) === null;
    },
  };
};

/** The builder that a command selects; null where it selects none. */
export function selectedBy(argv: readonly string[]): string | null {
  const created = inBuildx(argv, 'create');
  if (created?.includes('--use')) return flagValue(created, '--name');
  return inBuildx(argv, 'use')?.at(-1) ?? null;
}

/** `docker buildx rm NAME`: there is no such builder. */
export const builderGone: Recogniser = ({ argv }) => {
  const name = inBuildx(argv, 'rm')?.at(-1);
  if (name === undefined) return null;
  return {
    subject: `builder ${name}`,
    isReached: async (look) => {
      const list = await listed(look);
      return list === null ? null : named(list, name) === null;
    },
  };
};

/** `docker buildx create --name NAME …`: it is there, with these options and no others. */
export const builderMade: Recogniser = ({ argv }) => {
  const created = inBuildx(argv, 'create');
  const name = created && flagValue(created, '--name');
  if (created == null || name === null) return null;
  const options = created.filter((_, index) => created[index - 1] === '--driver-opt');
  return {
    subject: `builder ${name}`,
    isReached: async (look) => {
      const list = await listed(look);
      const builder = list && named(list, name);
      if (list === null) return null;
      return builder !== null && optionsOf(builder) === [...options].sort().join();
    },
  };
};

const optionsOf = ({ nodes }: Builder): string =>
  Object.entries(nodes[0]?.driverOptions ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join();

/** `docker buildx stop NAME`: it does not run. */
export const builderStopped: Recogniser = ({ argv }) => {
  const name = inBuildx(argv, 'stop')?.at(-1);
  return name === undefined ? null : running(name, false);
};

/** `docker buildx inspect --bootstrap NAME`: it runs. */
export const builderStarted: Recogniser = ({ argv }) => {
  const inspected = inBuildx(argv, 'inspect');
  const name = inspected?.includes('--bootstrap') ? inspected.at(-1) : undefined;
  return name === undefined ? null : running(name, true);
};

function running(name: string, wanted: boolean) {
  return {
    subject: `state of ${name}`,
    isReached: async (look: Look) => {
      const list = await listed(look);
      if (list === null) return null;
      const builder = named(list, name);
      return (builder !== null && isRunning(builder)) === wanted;
    },
  };
}
