import { basename, dirname, join } from 'node:path';
import { checksumOf, parseChecksums } from '../../docker/checksums.ts';
import { dumpHeader, type ExecutableTarget, parseExecutable } from '../../docker/executable.ts';
import type { Look } from '../../host/look.ts';

/** A file that may be buildx. */
export type Binary = {
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'other' | 'missing';
  /** What it was built for; null where it is no program. */
  readonly target: ExecutableTarget | null;
  /** Null where it can't be read. */
  readonly sha256: string | null;
  /** What a list beside it says of it; null where there is none, or where it does not name the file. */
  readonly published: { readonly sha256: string; readonly list: string } | null;
};

/** Lists of checksums, as docker/buildx publishes them beside its programs. */
export const checksumLists = (name: string): readonly string[] => [
  'checksums.txt',
  `${name}.sha256`,
];

/** Looks at a file before anything is done with it. */
export async function readBinary(look: Look, path: string): Promise<Binary> {
  const seen = await look.stat(path);
  const nothing = { path, target: null, sha256: null, published: null };
  if (seen === null) return { ...nothing, kind: 'missing' };
  // A pipe or a device might never end.
  if (seen.kind !== 'file') return { ...nothing, kind: seen.kind };
  const [header, sha256] = await Promise.all([look.run(dumpHeader(path)), look.sha256(path)]);
  return {
    path,
    kind: 'file',
    target: parseExecutable(header.stdout),
    sha256,
    published: sha256 === null ? null : await readPublished(look, path, sha256),
  };
}

async function readPublished(
  look: Look,
  path: string,
  sha256: string,
): Promise<Binary['published']> {
  const name = basename(path);
  for (const list of checksumLists(name)) {
    const { text } = await look.readText(join(dirname(path), list));
    const checksums = parseChecksums(text ?? '');
    // A file may have been renamed since; its own sum still finds it in the list.
    const own = checksums.some((checksum) => checksum.sha256 === sha256) ? sha256 : null;
    const found = checksumOf(checksums, name) ?? own;
    if (found !== null) return { sha256: found, list };
  }
  return null;
}

export type Unfit =
  | 'missing'
  | 'not-a-file'
  | 'unreadable'
  | 'no-program'
  | 'wrong-machine'
  | 'wrong-checksum';

/** Why a file must not become the plugin of this client; null where it may. */
export function unfitness(binary: Binary, client: ExecutableTarget): Unfit | null {
  const { kind, target, sha256, published } = binary;
  if (kind === 'missing') return 'missing';
  if (kind !== 'file') return 'not-a-file';
  if (sha256 === null) return 'unreadable';
  if (target === null) return 'no-program';
  const isOfClient = target.system === client.system && target.architecture === client.architecture;
  if (!isOfClient) return 'wrong-machine';
  return published !== null && published.sha256 !== sha256 ? 'wrong-checksum' : null;
}
