import { resolve } from 'node:path';
import { digestOf, parseManifest } from '../docker/manifest-list.ts';
import { registryOf } from '../docker/reference.ts';
import type { Look } from '../host/look.ts';
import type { Answers } from '../model/answers.ts';
import { evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { texts } from '../texts/index.ts';
import {
  hasGone,
  isMissing,
  listsOf,
  type ManifestFacts,
  type RunProof,
} from './manifest/facts.ts';
import { pushedFinding } from './manifest/judge-pushed.ts';
import { ownRegistryFinding, ownRegistryOf } from './manifest/own-registry.ts';
import { pushingOf } from './manifest/pushing.ts';
import { rowOfImage, rowsOfList } from './manifest/rows.ts';
import { runsFinding } from './manifest/run-remedy.ts';
import {
  inArchive,
  inFolder,
  type RawManifest,
  repositoryOf,
  type StoredImage,
  type StoredLayout,
} from './manifest/stored-image.ts';
import { furtherTags, tagFindings } from './manifest/tags.ts';
import { type WantedList, wantedLists } from './manifest/wanted-lists.ts';
import { readReference } from './registry/read-reference.ts';
import type { Found, Step } from './step.ts';
import { tagsPushed } from './target/destinations.ts';

export type { ManifestFacts, ManifestRow, OtherTag, RunProof } from './manifest/facts.ts';

/** Reads back what the build made, from the registry or the archive: that is the proof. */
export const manifest: Step<ManifestFacts> = {
  id: 'manifest',
  inspect,
  judge: (facts, answers) => [
    ...listsOf(facts).flatMap((list) => [
      readFinding(list),
      ...platformsFinding(list),
      ...tagFindings(list),
    ]),
    ...pushedFinding(facts, answers),
    ...runsFinding(facts, answers),
    ...ownRegistryFinding(facts),
  ],
  summary: (facts) =>
    listsOf(facts)
      .map((list) =>
        hasGone(list)
          ? texts().ownRegistry.gone(list.where)
          : texts().manifest.summary(
              list.where,
              list.rows.map(({ platform }) => platform),
            ),
      )
      .join(texts().joined.between),
};

async function inspect(look: Look, answers: Answers, found: Found): Promise<ManifestFacts> {
  const tags = tagsPushed(answers, found.target);
  const wanted = wantedLists(answers, found);
  const inRegistries = wanted.filter(({ output }) => output.kind === 'push');
  const references = inRegistries.flatMap((list) => list.tags);
  const own = await ownRegistryOf(look, references, found);
  const lists = await Promise.all(
    wanted.map((one) =>
      readWanted((list) => readList(look, answers, found, list), own, one, found),
    ),
  );
  const [first, ...others] = lists;
  if (first === undefined) {
    const { platforms, output } = answers;
    return readList(look, answers, found, { target: null, tags, platforms, output });
  }
  const read = { ...first, ...(own && { own }) };
  return others.length === 0 ? read : { ...read, others };
}

/** What was copied to a registry that is gone, or empty by now, is in its archive still: it can be pushed from there again. */
async function readWanted(
  read: (list: WantedList) => Promise<ManifestFacts>,
  own: Awaited<ReturnType<typeof ownRegistryOf>>,
  one: WantedList,
  found: Found,
): Promise<ManifestFacts> {
  const { target, platforms, tags, archived } = one;
  const archive = archived && { target, platforms, ...archived };
  if (own?.isGone === true && registryOf(tags[0] ?? '') === own.registry && archive) {
    const left = await read(archive);
    return left.unreadable === null ? left : (asItWas(own, one, found) ?? left);
  }
  const list = asItWas(own, one, found) ?? (await read(one));
  return archive && isMissing(list) ? { ...list, archived: await read(archive) } : list;
}

/** Nobody can read what went with its registry: it was read before. Null for what can be read. */
function asItWas(
  own: Awaited<ReturnType<typeof ownRegistryOf>>,
  { tags: [tag = ''], output }: WantedList,
  { manifest: before }: Found,
): ManifestFacts | null {
  if (own?.isGone !== true || output.kind !== 'push' || before === undefined) return null;
  const read = listsOf(before).find(({ where }) => where === tag);
  if (read === undefined) return null;
  const { others: _, ...list } = { ...read, own, commands: [] };
  return hasGone(list) ? list : null;
}

/** One list, from the registry or the archive. */
async function readList(
  look: Look,
  answers: Answers,
  found: Found,
  { target, tags, platforms, output, spoken }: WantedList,
): Promise<ManifestFacts> {
  const [place, alsoAs] = await Promise.all([
    placeOf(look, { ...answers, ...spoken, tags, output }),
    furtherTags(look, answers, tags),
  ]);
  const { top } = place;
  const nothing = { digest: null, mediaType: null, rows: [], missing: [] };
  const named = {
    ...{ ...place.facts, ...(target !== null && { target }) },
    ...(alsoAs.length > 0 && { alsoAs }),
  };
  const empty = { ...named, ...nothing };
  if (top.raw === null) return { ...empty, unreadable: top.error };
  const parsed = parseManifest(top.raw);
  if (parsed === null) return { ...empty, unreadable: texts().manifest.noManifest };
  const digest = digestOf(top.raw);
  const built = found.build?.snapshot?.lanes ?? [];
  const lanes = target === null ? built : built.filter((lane) => lane.target === target);
  const rows =
    parsed.kind === 'list'
      ? await rowsOfList(parsed, place.stored, lanes)
      : await rowOfImage(parsed, digest, place.stored, lanes);
  const there = new Set(rows.map(({ platform }) => platform));
  const missing = platforms.filter((platform) => !there.has(platform));
  const { layout } = place;
  const pushing =
    layout === null ? null : await pushingOf(look, layout, { ...answers, tags }, found, target);
  return {
    ...{ ...named, digest, mediaType: parsed.mediaType, missing, unreadable: null },
    ...(pushing !== null && { pushing }),
    // What was run once under this digest is the same image now.
    rows: rows.map((row) => ({ ...row, run: proofOf(found, named.where, row.digest) })),
  };
}

function proofOf({ manifest: before }: Found, where: string, digest: string): RunProof | null {
  const lists = before === undefined ? [] : listsOf(before);
  const same = lists.filter((list) => repositoryOf(list.where) === repositoryOf(where));
  return same.flatMap(({ rows }) => rows).find((row) => row.digest === digest)?.run ?? null;
}

type Place = {
  readonly stored: StoredImage;
  readonly top: RawManifest;
  /** The same, where it is an archive. */
  readonly layout: StoredLayout | null;
  readonly facts: Pick<ManifestFacts, 'where' | 'source' | 'seenBy' | 'commands'>;
};

async function placeOf(look: Look, answers: Answers): Promise<Place> {
  const { output, tags } = answers;
  switch (output.kind) {
    case 'push': {
      const where = tags[0] ?? '';
      const { stored, top, seenBy, ...read } = await readReference(look, answers, where);
      const commands = [['docker', 'pull', where], ...read.commands];
      return { stored, top, layout: null, facts: { where, source: 'registry', seenBy, commands } };
    }
    case 'oci': {
      const stored = inArchive(look, resolve(look.cwd, output.file));
      return inFile(stored, 'oci', output.file, ['tar', '-tf', asTyped(output.file)]);
    }
    case 'oci-dir': {
      const stored = inFolder(look, resolve(look.cwd, output.dir));
      return inFile(stored, 'oci-dir', output.dir, ['cat', `${asTyped(output.dir)}/index.json`]);
    }
  }
}

/** A path that begins as a flag does is none with this before it, and to tar one with a colon no other machine. */
const asTyped = (path: string): string => (/^-|^[^/]*:/.test(path) ? `./${path}` : path);

async function inFile(
  stored: StoredLayout,
  source: 'oci' | 'oci-dir',
  where: string,
  command: readonly string[],
): Promise<Place> {
  const facts = { where, source, seenBy: where, commands: [command] };
  return { stored, top: await stored.top(), layout: stored, facts };
}

function readFinding(facts: ManifestFacts): Finding {
  const { where, unreadable, digest, seenBy } = facts;
  const isRead = unreadable === null;
  return {
    id: 'manifest.read',
    status: isRead ? 'ok' : 'problem',
    title: hasGone(facts)
      ? texts().ownRegistry.gone(where)
      : isRead
        ? texts().manifest.read(where)
        : texts().manifest.unreadable(where),
    evidence: [evidence(seenBy, unreadable ?? digest ?? '')],
    failure: isMissing(facts) ? 'manifest-not-found-yet' : null,
    remedies: [],
  };
}

function platformsFinding(facts: ManifestFacts): readonly Finding[] {
  const { target, missing, unreadable, rows, mediaType, seenBy } = facts;
  if (unreadable !== null) return [];
  const { complete, missing: lacking, notAList } = texts().manifest;
  const isWhole = missing.length === 0;
  const title = isWhole ? complete : lacking(missing);
  const isSingle = !isWhole && /\.manifest\.v\d\+json$/.test(mediaType ?? '');
  const seen = evidence(seenBy, rows.map(({ platform }) => platform).join(', '));
  return [
    {
      id: 'manifest.platforms',
      status: isWhole ? 'ok' : 'problem',
      title: target === undefined ? title : texts().bake.ofTarget(target, title),
      evidence: isSingle ? [seen, evidence(null, notAList)] : [seen],
      failure: isWhole ? null : 'manifest-missing-platform',
      remedies: [],
    },
  ];
}
