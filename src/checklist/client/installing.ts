import { dirname, join, resolve } from 'node:path';
import type { DockerClient } from '../../docker/engine.ts';
import type { ExecutableTarget } from '../../docker/executable.ts';
import type { FileFacts } from '../../host/host.ts';
import type { Look } from '../../host/look.ts';
import { type Binary, checksumLists, readBinary, unfitness } from './binary.ts';
import { type Downloader, findDownloader } from './download.ts';
import { type BuildxPackage, findPackage } from './packages.ts';

/** What buildx can be installed from on this machine. */
export type Installing = {
  /** Where a person's own plugin is: it goes before the system's. */
  readonly target: string;
  /** What is there already. */
  readonly existing: FileFacts['kind'] | null;
  /** Where that is kept when it is replaced; the client takes no plugin from a name like this. */
  readonly backup: string;
  /** What a plugin must have been built for. */
  readonly client: ExecutableTarget;
  readonly package: BuildxPackage | null;
  readonly downloader: Downloader | null;
  /** Where a download waits until the person has seen its checksum. */
  readonly waiting: string;
  readonly downloaded: Binary | null;
  /** A file in a likely place that is called like a release; empty where there is none. */
  readonly likely: string;
  /** Looks at a file that the person names: absolute, relative to the folder, or below `~`. */
  readonly read: (path: string) => Promise<Binary>;
  /** Whether an address has something. */
  readonly isThere: (url: string) => Promise<boolean>;
};

/** Looks for everything that buildx could be installed from, side by side. */
export async function inspectInstalling(
  look: Look,
  client: DockerClient,
  folder: string,
): Promise<Installing> {
  const target = join(folder, 'cli-plugins', 'docker-buildx');
  const waiting = join(dirname(target), '.multiarch-wizard');
  const own = targetOf(client);
  const [existing, found, downloader, downloaded, likely] = await Promise.all([
    look.stat(target),
    findPackage(look, target),
    findDownloader(look),
    readDownloaded(look, waiting, own),
    findLikely(look, own),
  ]);
  const when = look
    .now()
    .toISOString()
    .replace(/[-:]|\..*/g, '');
  return {
    target,
    existing: existing?.kind ?? null,
    backup: join(dirname(target), `.docker-buildx.${when}.bak`),
    client: own,
    package: found,
    downloader,
    waiting,
    downloaded,
    likely,
    read: (path) => readBinary(look, absolute(look, path)),
    isThere: async (url) =>
      downloader !== null && (await look.run(downloader.probe(url))).exitCode === 0,
  };
}

function targetOf({ system, architecture }: DockerClient): ExecutableTarget {
  const known = system === 'darwin' || system === 'windows' ? system : 'linux';
  return { system: known, architecture };
}

const absolute = ({ cwd, home }: Look, path: string): string =>
  resolve(cwd, path.replace(/^~(?=\/)/, home));

/** What an earlier download left: the first that fits, else the first. */
async function readDownloaded(look: Look, folder: string, client: ExecutableTarget) {
  const names = (await look.list(folder)) ?? [];
  const lists = names.flatMap(checksumLists);
  const programs = names.filter((name) => !lists.includes(name) && !name.endsWith('.part'));
  const binaries = await Promise.all(programs.map((name) => readBinary(look, join(folder, name))));
  return binaries.find((binary) => unfitness(binary, client) === null) ?? binaries[0] ?? null;
}

/** The name of a release for this client ends so: `buildx-v0.36.1.linux-amd64`. */
async function findLikely(look: Look, client: ExecutableTarget): Promise<string> {
  const folders = [look.cwd, join(look.home, 'Downloads')];
  const lists = await Promise.all(folders.map((folder) => look.list(folder)));
  const ending = `.${client.system}-${client.architecture ?? ''}`;
  const paths = folders.flatMap((folder, index) =>
    (lists[index] ?? [])
      .filter((name) => name.startsWith('buildx-v') && name.endsWith(ending))
      .map((name) => join(folder, name)),
  );
  return paths[0] ?? '';
}
