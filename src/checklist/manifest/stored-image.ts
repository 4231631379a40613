import { inspectConfig, inspectRaw } from '../../docker/image-commands.ts';
import { plainWords } from '../../docker/terminal-text.ts';
import type { Look } from '../../host/look.ts';
import type { Answers } from '../../model/answers.ts';

/** Raw manifests, wherever they are stored. */
export type StoredImage = {
  /** The manifest under the reference; for an archive, the one its index names. */
  readonly top: () => Promise<RawManifest>;
  readonly byDigest: (digest: string) => Promise<RawManifest>;
  /** The config of a single image. */
  readonly config: (digest: string) => Promise<RawManifest>;
};

/** The bytes of a manifest as text, or why they can't be read, fit for a terminal. */
export type RawManifest =
  | { readonly raw: string; readonly error: null }
  | { readonly raw: null; readonly error: string };

/** A registry may be slow where an engine may not. Milliseconds. */
const registryTimeout = 15_000;

/** What a registry holds under a reference, asked through buildx with the builder's settings. */
export function inRegistry(look: Look, answers: Answers, reference: string): StoredImage {
  const repository = reference.replace(/@.*$/, '').replace(/:[^:/]*$/, '');
  const ask = async (argv: readonly string[]): Promise<RawManifest> => {
    const ran = await look.run(argv, { timeout: registryTimeout });
    if (ran.exitCode === 0) return { raw: ran.stdout, error: null };
    return { raw: null, error: plainWords(ran.stderr || ran.stdout) || (ran.failed ?? '') };
  };
  return {
    top: () => ask(inspectRaw(reference, answers.builder)),
    byDigest: (digest) => ask(inspectRaw(`${repository}@${digest}`, answers.builder)),
    config: () => ask(inspectConfig(reference, answers.builder)),
  };
}

/** What an OCI archive holds; its members are read one by one, it is not unpacked. */
export function inArchive(look: Look, file: string): StoredImage {
  return inLayout(async (path) => {
    const ran = await look.run(['tar', '-xOf', file, path], { timeout: registryTimeout });
    if (ran.exitCode === 0) return { raw: ran.stdout, error: null };
    return { raw: null, error: plainWords(ran.stderr) || (ran.failed ?? '') };
  });
}

/** What an OCI layout folder holds. */
export function inFolder(look: Look, folder: string): StoredImage {
  return inLayout(async (path) => {
    const read = await look.readText(`${folder}/${path}`);
    return read.error === null
      ? { raw: read.text, error: null }
      : { raw: null, error: `${folder}/${path}: ${read.error}` };
  });
}

/** An OCI image layout: opencontainers/image-spec v1.1, image-layout.md. */
function inLayout(read: (path: string) => Promise<RawManifest>): StoredImage {
  const blob = (digest: string) => read(`blobs/${digest.replace(':', '/')}`);
  return {
    byDigest: blob,
    config: blob,
    top: async () => {
      const index = await read('index.json');
      if (index.raw === null) return index;
      const digest = /"digest"\s*:\s*"([a-z0-9]+:[0-9a-f]+)"/.exec(index.raw)?.[1];
      return digest === undefined ? index : blob(digest);
    },
  };
}
