import {
  containerNames,
  inspectRegistry,
  listPublished,
  listVolumes,
  parseRegistry,
  type RegistryContainer,
  registryContainer,
  removeRegistry,
  removeRegistryVolume,
  stopRegistry,
  usersOfVolume,
} from '../../docker/own-registry.ts';
import type { Look } from '../../host/look.ts';
import { behind, type Recogniser } from '../aim.ts';

/** Whether a container of the registry's name is there; null where the engine does not say. */
async function isThere(look: Look): Promise<boolean | null> {
  const ran = await look.run(listPublished);
  return ran.exitCode === 0 ? containerNames(ran.stdout).includes(registryContainer) : null;
}

async function inspected(look: Look): Promise<RegistryContainer | null> {
  if ((await isThere(look)) !== true) return null;
  return parseRegistry((await look.run(inspectRegistry)).stdout);
}

/** Somebody gave the name to a container of their own since: it is none of ours. */
const isForeign = async (look: Look): Promise<boolean> => (await inspected(look))?.isOurs === false;

const isCommand = (argv: readonly string[], command: readonly string[]): boolean =>
  behind(argv, ...command)?.length === 0;

/** `docker rm --force multiarch-registry`: there is no such container. */
export const registryGone: Recogniser = ({ argv }) => {
  if (!isCommand(argv, removeRegistry)) return null;
  return {
    subject: `container ${registryContainer}`,
    isReached: async (look) => {
      const there = await isThere(look);
      return there === null ? null : !there;
    },
    isMoot: isForeign,
  };
};

/** `docker volume rm multiarch-registry`: there is no such volume. One that others use is theirs by now. */
export const registryVolumeGone: Recogniser = ({ argv }) => {
  if (!isCommand(argv, removeRegistryVolume)) return null;
  return {
    subject: `volume ${registryContainer}`,
    isReached: async (look) => {
      const ran = await look.run(listVolumes);
      return ran.exitCode === 0 ? !ran.stdout.split('\n').includes(registryContainer) : null;
    },
    isMoot: async (look) => {
      const { stdout } = await look.run(usersOfVolume);
      const others = stdout.split('\n').filter((name) => name !== '' && name !== registryContainer);
      return others.length > 0 || (await isForeign(look));
    },
  };
};

/** `docker stop multiarch-registry`: it does not run. Nothing to do where it is gone. */
export const registryStopped: Recogniser = ({ argv }) => {
  if (!isCommand(argv, stopRegistry)) return null;
  return {
    subject: `running ${registryContainer}`,
    isReached: async (look) => {
      const there = await isThere(look);
      return there === null ? null : (await inspected(look))?.status !== 'running';
    },
    isMoot: async (look) => (await isThere(look)) === false || (await isForeign(look)),
  };
};
