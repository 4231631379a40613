import { release } from 'node:os';
import { fileFacts, readText } from '../host/files.ts';
import { type KernelFacts, settings } from './why.ts';

/** Files that container engines leave in a container: Docker's, podman's. */
const marks = ['/.dockerenv', '/run/.containerenv'];

/** What this machine says of itself about namespaces and binfmt_misc. */
export async function readKernelFacts(): Promise<KernelFacts> {
  const text = async (path: string) => (await readText(path)).text;
  const [filesystems, most, clone, apparmor, ...found] = await Promise.all([
    text('/proc/filesystems'),
    ...[text(settings.most), text(settings.clone), text(settings.apparmor)],
    ...marks.map(async (path) => ((await fileFacts(path)) === null ? null : path)),
  ]);
  return {
    release: release(),
    filesystems: filesystems ?? null,
    settings: { most: most ?? null, clone: clone ?? null, apparmor: apparmor ?? null },
    container: found.find((path) => path !== null) ?? null,
  };
}
