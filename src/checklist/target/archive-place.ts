import { basename, dirname, extname, join, resolve } from 'node:path';
import { archivePath } from '../../docker/archive-output.ts';
import type { Look } from '../../host/look.ts';
import type { Answers, Output } from '../../model/answers.ts';
import { listReceipts } from '../../receipts/list.ts';
import type { Receipt } from '../../receipts/receipt.ts';
import type { ArchivePlace } from './archive-seen.ts';
import { archivesOf } from './destinations.ts';
import type { TargetFacts } from './facts.ts';

export type { ArchivePlace };

type Reading = Pick<Look, 'stat' | 'list' | 'sha256' | 'readText' | 'cwd' | 'env' | 'home'>;
type Building = Pick<Answers, 'output' | 'bake'>;
type Seen = Pick<TargetFacts, 'bake'> | null | undefined;

/** Looks at where each archive would be written; nothing where the build pushes. */
export async function lookAtPlaces(
  look: Reading,
  answers: Building,
  facts: Seen,
): Promise<readonly ArchivePlace[]> {
  const { output } = answers;
  if (output.kind === 'push' || archivePath(output) === '') return [];
  const places = await Promise.all(
    archivesOf(answers, facts).map((typed) => placeOf(look, typed, output.kind)),
  );
  if (places.every(({ state }) => state === 'free')) return places;
  const beside = await nameBeside(look, { ...answers, output }, facts);
  return places.map((place) => ({ ...place, beside }));
}

async function placeOf(look: Reading, typed: string, kind: Output['kind']): Promise<ArchivePlace> {
  const path = resolve(look.cwd, typed);
  const stat = await look.stat(path);
  const seen = { typed, path, names: [], beside: typed };
  if (stat === null) return { ...seen, state: 'free' };
  if (kind === 'oci') return { ...seen, state: await stateOfFile(look, path, stat.kind) };
  return { ...seen, ...(await stateOfFolder(look, path, stat.kind)) };
}

async function stateOfFile(
  look: Reading,
  path: string,
  kind: 'file' | 'folder' | 'other',
): Promise<ArchivePlace['state']> {
  if (kind !== 'file') return kind;
  const written = (await kept(look)).flatMap(({ actions }) =>
    actions.flatMap((action) => ('edit' in action && action.edit === path ? [action.after] : [])),
  );
  // It is read as a whole only where a receipt tells of it.
  const isOurs = written.length > 0 && written.includes((await look.sha256(path)) ?? '');
  return isOurs ? 'ours' : 'file';
}

/** What stands in an OCI layout; `ingest` is what a store keeps beside. Source: image-spec v1.1, image-layout.md. */
const layoutNames = ['blobs', 'index.json', 'ingest', 'oci-layout', 'index.json.lock'];

/** The names in a folder that are none of a layout's; null where it can't be listed. */
export async function foreignNames(
  look: Pick<Look, 'list'>,
  folder: string,
): Promise<readonly string[] | null> {
  const names = await look.list(folder);
  return names?.filter((name) => !layoutNames.includes(name)) ?? null;
}

async function stateOfFolder(
  look: Reading,
  path: string,
  kind: 'file' | 'folder' | 'other',
): Promise<Pick<ArchivePlace, 'state' | 'names'>> {
  if (kind !== 'folder') return { state: 'other', names: [] };
  const names = await look.list(path);
  const foreign = await foreignNames(look, path);
  if (names === null || foreign === null || foreign.length > 0) {
    return { state: 'folder', names: foreign ?? [] };
  }
  if (names.length === 0) return { state: 'free', names };
  const isOurs = (await kept(look)).some((receipt) => isOfFolder(receipt, path));
  return { state: isOurs ? 'ours' : 'layout', names: [] };
}

const kept = async (look: Reading): Promise<readonly Receipt[]> =>
  (await listReceipts(look)).filter(({ undone }) => undone === null);

/** What takes a folder back that a build wrote. */
export const removeFolder = (path: string): readonly string[] => ['rm', '-r', path];

const isOfFolder = ({ reversal }: Receipt, path: string): boolean =>
  reversal.some(
    (action) => 'run' in action && action.run.join('\n') === removeFolder(path).join('\n'),
  );

/** The same output under another name. */
export const named = (output: Output, name: string): Output =>
  output.kind === 'oci-dir' ? { kind: 'oci-dir', dir: name } : { kind: 'oci', file: name };

/** A name for the output under which nothing would be written over. */
async function nameBeside(
  look: Reading,
  answers: Building & { readonly output: Exclude<Output, { readonly kind: 'push' }> },
  facts: Seen,
): Promise<string> {
  const typed = archivePath(answers.output);
  const end = extname(typed);
  for (let count = 2; ; count++) {
    const name = join(dirname(typed), `${basename(typed, end)}-${count}${end}`);
    const paths = archivesOf({ ...answers, output: named(answers.output, name) }, facts);
    const stats = await Promise.all(paths.map((path) => look.stat(resolve(look.cwd, path))));
    if (stats.every((stat) => stat === null)) return name;
  }
}

/** Whether a build has to wait for an answer: what is there is nobody's to write over unasked. */
export function isInTheWay({ state, typed }: ArchivePlace, output: Output): boolean {
  if (state === 'free' || state === 'ours') return false;
  const isAllowed = output.kind !== 'push' && output.replaces?.includes(typed) === true;
  return !(isAllowed && (state === 'file' || state === 'layout'));
}
