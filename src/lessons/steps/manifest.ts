import type { ManifestRow } from '../../checklist/manifest/facts.ts';
import { inspectRaw } from '../../docker/image-commands.ts';
import { texts } from '../../texts/index.ts';
import { lessonTexts } from '../../texts/lessons.ts';
import { apart } from '../apart.ts';
import type { Known } from '../known.ts';
import { type LessonPage, text } from '../lesson.ts';
import { type Branch, tree } from '../lines.ts';
import { page } from '../page.ts';
import { foreignIn, platformsIn, referenceIn } from '../subjects.ts';
import { times } from '../times.ts';
import type { Values } from '../values.ts';

export function manifestPages(known: Known): readonly LessonPage[] {
  const words = lessonTexts().manifest;
  return [
    page(words.title, (values) => [
      ...words.about.map(text),
      tree(listBranch(known, values)),
      text(words.pulled(foreignIn(known, values))),
    ]),
    page(words.commandTitle, (values) => [
      apart(inspectRaw(nameOf(known, values), known.answers.builder), words.command),
      text(words.digest),
      times(words),
    ]),
  ];
}

const whereOf = (known: Known, values: Values): string =>
  known.facts.manifest?.where ?? referenceIn(known, values);

/** A name that a registry can be asked for: an archive has none. */
function nameOf(known: Known, values: Values): string {
  const { manifest } = known.facts;
  return manifest?.source === 'registry' ? manifest.where : referenceIn(known, values);
}

/** The list that is in the registry, else one as it will be. */
function listBranch(known: Known, values: Values): Branch {
  const words = lessonTexts().manifest;
  const { manifest } = known.facts;
  const digest = values.of(manifest?.digest, exampleDigests[0]);
  const rows = manifest?.rows ?? [];
  return {
    row: [whereOf(known, values)],
    below: [
      {
        row: [words.list(shortDigest(digest))],
        below: rows.length > 0 ? rows.slice(0, mostRows).map(rowOf) : exampleRows(known, values),
      },
    ],
  };
}

const mostRows = 5;
/** Of the texts 0, 1 and 2. */
const exampleDigests = [
  'sha256:5feceb66ffc8',
  'sha256:6b86b273ff34',
  'sha256:d4735e3a265e',
] as const;

/** As Docker shortens them. */
export const shortDigest = (digest: string): string =>
  digest.replace(/^(sha256:[0-9a-f]{12})[0-9a-f]+$/, '$1');

function rowOf({ platform, digest, size, layers, attestations }: ManifestRow): Branch {
  const words = lessonTexts().manifest;
  const amount =
    size === null || layers === null ? '' : words.layers(String(layers), megabytes(size));
  const more =
    attestations.length === 0 ? '' : words.attests(attestations.join(texts().joined.comma));
  return { row: [platform, shortDigest(digest), [amount, more].filter(Boolean).join('   ')] };
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

const exampleRows = (known: Known, values: Values): readonly Branch[] =>
  platformsIn(known, values)
    .slice(0, mostRows)
    .map((platform, index) => ({
      row: [platform, values.of(null, exampleDigests[1 + (index % 2)] ?? '')],
    }));
