import { join } from 'node:path';
import { inspectConfig, inspectRaw } from '../../docker/image-commands.ts';
import { type Descriptor, digestOf, parseManifest } from '../../docker/manifest-list.ts';
import type { Ran } from '../../host/host.ts';
import type { Look } from '../../host/look.ts';
import type { Answers } from '../../model/answers.ts';
import { texts } from '../../texts/index.ts';
import { trustFor } from '../client-trust.ts';
import { whyNoAnswer } from '../why-no-answer.ts';

/** Raw manifests, wherever they are stored. */
export type StoredImage = {
  /** The manifest under the reference; for an archive, the one its index names. */
  readonly top: () => Promise<RawManifest>;
  readonly byDigest: (digest: string) => Promise<RawManifest>;
  /** The config of a single image. */
  readonly config: (digest: string) => Promise<RawManifest>;
};

/** An archive or folder: its index has an entry for each name. */
export type StoredLayout = StoredImage & {
  /** A name that means what is at the top; null where nothing else is there, undefined where none does. */
  readonly name: () => Promise<string | null | undefined>;
};

/** The bytes of a manifest as text, or why they can't be read, fit for a terminal. */
export type RawManifest =
  | { readonly raw: string; readonly error: null }
  | { readonly raw: null; readonly error: string };

/** A registry may be slow where an engine may not. Milliseconds. */
const registryTimeout = 15_000;

const rawOf = (ran: Ran): RawManifest =>
  ran.exitCode === 0 ? { raw: ran.stdout, error: null } : { raw: null, error: whyNoAnswer(ran) };

/** A reference without its tag and digest, as it is written. */
export function repositoryOf(reference: string): string {
  return reference.replace(/@.*$/, '').replace(/:[^:/]*$/, '');
}

/** The builder whose settings are used, and how the person said that a registry is spoken to. */
export type Asking = Pick<Answers, 'builder' | 'registry' | 'access'>;

/** What a registry holds under a reference, asked through buildx with the builder's settings. */
export function inRegistry(
  look: Look,
  answers: Asking,
  reference: string,
  signal?: AbortSignal,
): StoredImage {
  const repository = repositoryOf(reference);
  const env = trustFor(reference, answers, look);
  const ask = async (argv: readonly string[]): Promise<RawManifest> => {
    const ran = await look.run(argv, { timeout: registryTimeout, env, ...(signal && { signal }) });
    return rawOf(ran);
  };
  const top = () => ask(inspectRaw(reference, answers.builder));
  return {
    top,
    byDigest: (digest) => ask(inspectRaw(`${repository}@${digest}`, answers.builder)),
    config: async () => {
      // A tag may name another image by now than the one that was read; a look asks only once.
      const { raw } = await top();
      const image = raw === null ? reference : `${repository}@${digestOf(raw)}`;
      return ask(inspectConfig(image, answers.builder));
    },
  };
}

/** What an OCI archive holds; its members are read one by one, it is not unpacked. */
export function inArchive(look: Look, file: string): StoredLayout {
  return inLayout(async (path) => {
    const ran = await look.run(['tar', '-xOf', file, path], { timeout: registryTimeout });
    return rawOf(ran);
  });
}

/** What an OCI layout folder holds. */
export function inFolder(look: Look, folder: string): StoredLayout {
  return inLayout(async (path) => {
    const file = join(folder, path);
    const read = await look.readText(file);
    if (read.error === null) return { raw: read.text, error: null };
    return { raw: null, error: texts().manifest.unreadableFile[read.error](file) };
  });
}

/** The annotation that names an entry of a layout's index. */
const refName = 'org.opencontainers.image.ref.name';

/** An OCI image layout: opencontainers/image-spec v1.1, image-layout.md. */
function inLayout(read: (path: string) => Promise<RawManifest>): StoredLayout {
  const blob = (digest: string) => read(`blobs/${digest.replace(':', '/')}`);
  const entriesOf = (index: RawManifest): readonly Descriptor[] => {
    const parsed = index.raw === null ? null : parseManifest(index.raw);
    return parsed?.kind === 'list' ? parsed.manifests : [];
  };
  return {
    byDigest: blob,
    config: blob,
    top: async () => {
      const index = await read('index.json');
      if (index.raw === null) return index;
      // One entry a tag; several tags name the same list. Entries that differ are a list themselves.
      const [digest, ...others] = new Set(entriesOf(index).map((entry) => entry.digest));
      return digest === undefined || others.length > 0 ? index : blob(digest);
    },
    name: async () => {
      const entries = entriesOf(await read('index.json'));
      if (new Set(entries.map(({ digest }) => digest)).size !== 1) return undefined;
      if (entries.length === 1) return null;
      return entries.flatMap(({ annotations }) => annotations[refName] ?? [])[0];
    },
  };
}
