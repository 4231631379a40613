import { objectIn, parseJson } from '../../../docker/json.ts';
import { parseManifest } from '../../../docker/manifest-list.ts';
import type { Reference } from '../../../docker/reference.ts';
import type { Call } from '../../tool.ts';
import type { Flags } from '../flags.ts';
import { type Entry, listText, manifestIn } from './entry.ts';
import { readName, wholeName } from './names.ts';
import { Refusal } from './refusal.ts';
import { fetchImage, fetchList, fetchManifest } from './remote.ts';
import { keptImage, keptList } from './store.ts';

/** `docker manifest inspect [--verbose] [--insecure] [LIST] NAME`: what is kept here comes before what a registry has. */
export async function inspect(call: Call, flags: Flags): Promise<void> {
  const name = readName(call, flags.words.at(-1) ?? '');
  const show = flags.has('verbose') ? verbosely : briefly;
  if (flags.words.length === 2) {
    const kept = keptImage(call, readName(call, flags.words[0] ?? ''), name);
    if (kept === null) throw new Refusal(`No such manifest: ${wholeName(name)}`);
    return show.image(call, kept);
  }
  const kept = keptList(call, name);
  if (kept !== null) return show.list(call, kept, name);
  await call.wait(240);
  const asking = { insecure: flags.has('insecure') };
  const raw = fetchManifest(call, name, asking);
  return parseManifest(raw)?.kind === 'list'
    ? show.list(call, fetchList(call, name, raw), name)
    : show.image(call, fetchImage(call, name, asking));
}

type Show = {
  readonly image: (call: Call, entry: Entry) => void;
  readonly list: (call: Call, entries: readonly Entry[], name: Reference) => void;
};

const briefly: Show = {
  image: ({ out }, entry) => out(`${JSON.stringify(whole(entry), null, '\t')}\n`),
  list: ({ out }, entries, { registry }) => {
    try {
      out(`${listText(entries, registry)}\n`);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new Refusal(`failed to assemble ManifestDescriptor: ${error.message}`);
    }
  },
};

/** The bytes where they are kept: an older client keeps the manifest alone. */
const whole = (entry: Entry): object =>
  entry.Raw === undefined
    ? manifestIn(entry)
    : objectIn(parseJson(Buffer.from(entry.Raw, 'base64').toString('utf8')));

const verbosely: Show = {
  image: ({ out }, entry) => out(`${JSON.stringify(entry, null, '\t')}\n`),
  list: ({ out }, entries) => out(`${JSON.stringify(entries, null, '\t')}\n`),
};
