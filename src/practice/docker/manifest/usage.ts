import type { World } from '../../world.ts';
import { clientSince } from '../versions.ts';

type Usage = {
  readonly line: string;
  readonly least: number;
  readonly most: number;
  readonly about: string;
};

/** Source: docker/cli, cli/command/manifest, `Use`, `Args` and `Short` of each command. */
const usages: Readonly<Record<string, Usage>> = {
  create: {
    line: 'MANIFEST_LIST MANIFEST [MANIFEST...]',
    ...{ least: 2, most: Number.POSITIVE_INFINITY },
    about: 'Create a local manifest list for annotating and pushing to a registry',
  },
  annotate: {
    line: '[OPTIONS] MANIFEST_LIST MANIFEST',
    ...{ least: 2, most: 2 },
    about: 'Add additional information to a local image manifest',
  },
  inspect: {
    line: '[OPTIONS] [MANIFEST_LIST] MANIFEST',
    ...{ least: 1, most: 2 },
    about: 'Display an image manifest, or manifest list',
  },
  push: {
    line: '[OPTIONS] MANIFEST_LIST',
    ...{ least: 1, most: 1 },
    about: 'Push a manifest list to a repository',
  },
  rm: {
    line: 'MANIFEST_LIST [MANIFEST_LIST...]',
    ...{ least: 1, most: Number.POSITIVE_INFINITY },
    about: 'Delete one or more manifest lists from local storage',
  },
};

const usageLine = (verb: string): string =>
  `Usage:  docker manifest ${verb} ${usages[verb]?.line ?? ''}`;

/** What is said of a wrong number of names; null where it is right. Source: docker/cli, cli/required.go. */
export function countComplaint(world: World, verb: string, count: number): string | null {
  const { least = 0, most = 0, about = '' } = usages[verb] ?? {};
  if (count >= least && count <= most) return null;
  const name = `docker manifest ${verb}`;
  const isNew = clientSince(world, 28);
  const wanted = howMany(least, most, isNew);
  if (!isNew) {
    return `"${name}" requires ${wanted}.\nSee '${name} --help'.\n\n${usageLine(verb)}\n\n${about}`;
  }
  const see = most === Number.POSITIVE_INFINITY ? 'See' : 'Run';
  return `docker: '${name}' requires ${wanted}\n\n${usageLine(verb)}\n\n${see} '${name} --help' for more information`;
}

function howMany(least: number, most: number, isNew: boolean): string {
  const words = (count: number) => `${count} argument${count === 1 ? '' : 's'}`;
  if (most === Number.POSITIVE_INFINITY) return `at least ${words(least)}`;
  if (most !== least) return `at least ${least} and at most ${words(most)}`;
  return isNew ? words(least) : `exactly ${words(least)}`;
}

/** Source: docker/cli, cli/cobra.go, `FlagErrorFunc`. */
export function flagComplaint(world: World, verb: string, complaint: string): string {
  const help = `docker manifest ${verb} --help`;
  return clientSince(world, 28)
    ? `${complaint}\n\n${usageLine(verb)}\n\nRun '${help}' for more information`
    : `${complaint}\nSee '${help}'.`;
}

/**
 * What a client before 20.10 says of a word that is none of its commands, such as `rm`.
 *
 * Source: docker/cli v19.03, cli/required.go (`NoArgs`), cli/cobra.go (`usageTemplate`) and
 * cli/command/manifest/cmd.go.
 */
export const groupUsage = `
Usage:	docker manifest COMMAND

The **docker manifest** command has subcommands for managing image manifests and
manifest lists. A manifest list allows you to use one name to refer to the same image
built for multiple architectures.

To see help for a subcommand, use:

    docker manifest CMD --help

For full details on using docker manifest lists, see the registry v2 specification.

Commands:
  annotate    ${usages['annotate']?.about}
  create      ${usages['create']?.about}
  inspect     ${usages['inspect']?.about}
  push        ${usages['push']?.about}

Run 'docker manifest COMMAND --help' for more information on a command.`;
