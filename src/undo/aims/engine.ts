import { dockerContexts, dockerVersion } from '../../docker/commands.ts';
import { type Context, parseContexts } from '../../docker/contexts.ts';
import type { Look } from '../../host/look.ts';
import { behind, lastOf, type Recogniser } from '../aim.ts';

/** The contexts, null where the client does not tell them. */
async function listed(look: Look): Promise<readonly Context[] | null> {
  const ran = await look.run(dockerContexts);
  return ran.exitCode === 0 ? parseContexts(ran.stdout) : null;
}

/** The context that a command selects; null where it selects none. */
export const usedBy = (argv: readonly string[]): string | null =>
  behind(argv, 'docker', 'context', 'use')?.at(-1) ?? null;

/** `docker context use BEFORE`: it is the current one. Nothing to do where the person chose another one since. */
export const contextSelected: Recogniser = ({ argv, made, presumed }) => {
  const before = usedBy(argv);
  if (before === null) return null;
  const chosen = lastOf(made.map(usedBy));
  const current = async (look: Look) =>
    presumed.selected.get('context') ??
    (await listed(look))?.find(({ isCurrent }) => isCurrent)?.name ??
    null;
  return {
    subject: 'current context',
    isReached: async (look) => {
      const name = await current(look);
      return name === null ? null : name === before;
    },
    isMoot: async (look) => {
      const name = await current(look);
      return name !== null && name !== chosen;
    },
  };
};

/** `docker context rm --force NAME`: there is no such context. */
export const contextGone: Recogniser = ({ argv }) => {
  const name = behind(argv, 'docker', 'context', 'rm')?.at(-1);
  if (name === undefined) return null;
  return {
    subject: `context ${name}`,
    isReached: async (look) => {
      const contexts = await listed(look);
      // One that is selected and gone is listed with an error.
      const has = contexts?.some((one) => one.name === name && one.error === null);
      return has === undefined ? null : !has;
    },
  };
};

/** `docker image rm REFERENCE…`: the engine has none of them. */
export const imagesGone: Recogniser = ({ argv }) => {
  const images = behind(argv, 'docker', 'image', 'rm')?.filter((word) => !word.startsWith('-'));
  if (images === undefined || images.length === 0) return null;
  return {
    subject: `images ${images.join()}`,
    isReached: async (look) => {
      const ran = await look.run([
        ...['docker', 'image', 'inspect', '--format', '{{.Id}}'],
        ...images,
      ]);
      if (ran.stdout.trim() !== '') return false;
      return /no such image/i.test(ran.stderr) ? true : null;
    },
  };
};

/** How products stop their engines, as they are told to; a snap also goes back to the release before. */
const stops: readonly (readonly string[])[] = [
  ['osascript', '-e', 'quit app "Docker"'],
  ['colima', 'stop'],
  ['orb', 'stop'],
  ['rdctl', 'shutdown'],
  ['podman', 'machine', 'stop'],
  ['snap', 'stop', 'docker'],
];

/** `colima stop` and the like: the engine does not answer any more. */
export const productStopped: Recogniser = ({ argv }) => {
  const stop = stops.find((words) => behind(argv, ...words) !== null);
  if (stop === undefined) return null;
  return {
    subject: `engine of ${argv.join(' ')}`,
    isReached: async (look) => (await look.run(dockerVersion)).exitCode !== 0,
  };
};

/** `snap revert docker`: nothing here tells which release was there before. */
export const snapReverted: Recogniser = ({ argv }) => {
  const [name] = behind(argv, 'snap', 'revert') ?? [];
  return name === undefined ? null : { subject: `snap ${name}`, isReached: async () => null };
};
