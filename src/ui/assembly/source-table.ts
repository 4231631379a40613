import type { Wanted } from '../../assembly/assembly.ts';
import { annotationOf } from '../../assembly/platforms.ts';
import type { SourceImage, SourceRow } from '../../assembly/source.ts';
import {
  contradicts,
  type ImagePlatform,
  isSamePlatform,
  lacksVariant,
  platformText,
} from '../../docker/image-platform.ts';
import type { Status } from '../../model/finding.ts';
import { routeTexts } from '../../texts/route.ts';
import { size } from '../amounts.ts';
import { type Line, muted, type Page, span } from '../line.ts';
import { type Cell, table } from '../parts/table.ts';
import { mark, statusTone } from '../theme.ts';

/** Below this width the table leaves out the sizes. */
const narrow = 76;

/** What is said of a source or of an image in it; null for what is not known yet. */
type Verdict = {
  readonly status: Status | null;
  readonly text: string;
  /** It is fine, and worth a look all the same. */
  readonly isNoted?: true;
};

/** A row of the table: a source, or an image of one that is a list. */
type Told = {
  readonly name: string;
  readonly platform: string;
  readonly digest: string;
  readonly size: string;
  readonly verdict: Verdict;
};

/** The sources as the registry has them, and what the person says of them; at most `most` rows. */
export function sourceTable(
  page: Page,
  { rows, wanted }: { readonly rows: readonly SourceRow[]; readonly wanted: Wanted },
  most: number,
): Line[] {
  const { table: words } = routeTexts();
  if (rows.length === 0) return [];
  const told = toldOf(rows, wanted);
  const shown = firstToSee(told, Math.max(1, most));
  const isNarrow = page.columns < narrow;
  // How many there are costs no row of its own.
  const verdict =
    shown.length < told.length ? words.verdictOf(shown.length, told.length) : words.verdict;
  const common = repositoryOf(rows);
  const columns = [
    { title: common ?? words.image, keepsEnd: true },
    { title: words.platform },
    { title: words.digest },
    ...(isNarrow ? [] : [{ title: words.size, isRight: true }]),
    { title: verdict },
  ];
  const cut = (name: string) => (common === null ? name : name.slice(common.length));
  const cells = shown.map((row): readonly Cell[] => [
    { text: cut(row.name) },
    { text: row.platform, isBold: true },
    muted(row.digest),
    ...(isNarrow ? [] : [{ text: row.size }]),
    verdictCell(page, row.verdict),
  ]);
  return table(page, columns, cells, 2);
}

function verdictCell({ theme }: Page, { status, text }: Verdict): Cell {
  if (status === null) return muted(`${theme.glyphs.more} ${text}`);
  return span(`${mark(theme, status)} ${text}`, statusTone[status]);
}

/** What all sources have in front of their tags, with the colon; null where they differ. */
function repositoryOf(rows: readonly SourceRow[]): string | null {
  const [first = ''] = rows.map(({ reference }) => reference);
  const common = /^(.+:)[^:/@]+$/.exec(first)?.[1];
  if (common === undefined || rows.length < 2) return null;
  const isCommon = rows.every(
    ({ reference }) =>
      reference.startsWith(common) && !/[/:@]/.test(reference.slice(common.length)),
  );
  return isCommon ? common : null;
}

/** In their order; what is wrong, and what is worth a look, is among them where there is no room for all. */
function firstToSee(rows: readonly Told[], most: number): readonly Told[] {
  if (rows.length <= most) return rows;
  const isWrong = ({ verdict }: Told) =>
    verdict.status === 'problem' || verdict.status === 'warning';
  const isNoted = ({ verdict }: Told) => verdict.isNoted === true;
  const first = [...rows.filter(isWrong), ...rows.filter(isNoted), ...rows];
  const chosen = new Set([...new Set(first)].slice(0, most));
  return rows.filter((row) => chosen.has(row));
}

function toldOf(rows: readonly SourceRow[], wanted: Wanted): readonly Told[] {
  const { table: words } = routeTexts();
  const seen: SourceImage[] = [];
  return rows.flatMap((row): readonly Told[] => {
    const { reference: name, read } = row;
    const empty = { name, platform: '', digest: '', size: '' };
    if (read.state !== 'there') {
      const status = read.state === 'reading' ? null : 'problem';
      return [{ ...empty, verdict: { status, text: words[read.state] } }];
    }
    const digest = short(read.digest);
    if (read.kind !== 'list') {
      const [image] = read.images;
      const said = annotationOf(row.reference, wanted) ?? null;
      const verdict = verdictOf(row, image, said, seen);
      const listed = image && { ...image, platform: said ?? image.platform };
      if (listed !== undefined) seen.push(listed);
      return [{ ...empty, ...(listed ? about(listed) : {}), digest, verdict }];
    }
    // Two images of one list are not each other's doubles.
    const ofList = read.images.map((image) => {
      return { ...about(image), name: '', verdict: inList(image, seen) };
    });
    seen.push(...read.images);
    const status = read.images.length === 0 ? 'problem' : 'ok';
    const text = `${words.list}: ${words.platforms(read.images.length)}`;
    return [{ ...empty, digest, verdict: changedSince(row) ?? { status, text } }, ...ofList];
  });
}

const about = (image: SourceImage): Omit<Told, 'name' | 'verdict'> => ({
  platform: image.platform === null ? '' : platformText(image.platform),
  digest: short(image.digest),
  size: image.size === null ? '' : size(image.size),
});

const short = (digest: string): string => digest.replace(/^sha256:/, '').slice(0, 12);

/** What is most to be said of a single image. */
function verdictOf(
  row: SourceRow,
  image: SourceImage | undefined,
  said: ImagePlatform | null,
  seen: readonly SourceImage[],
): Verdict {
  const { table: words } = routeTexts();
  if (image !== undefined && said !== null) {
    return isDoubled({ ...image, platform: said }, seen)
      ? { status: 'problem', text: words.doubled }
      : { status: 'ok', text: words.asSaid, isNoted: true };
  }
  const platform = image?.platform ?? null;
  if (image === undefined || platform === null)
    return { status: 'problem', text: words.noPlatform };
  if (row.named !== null && contradicts(platform, row.named)) {
    return { status: 'problem', text: words.contradicts(platformText(row.named)) };
  }
  if (isDoubled(image, seen)) return { status: 'problem', text: words.doubled };
  if (lacksVariant(platform)) return { status: 'warning', text: words.noVariant };
  const text = image.isAttested ? words.attested : words.image1;
  return changedSince(row) ?? { status: 'ok', text };
}

function inList(image: SourceImage, seen: readonly SourceImage[]): Verdict {
  const { table: words } = routeTexts();
  return isDoubled(image, seen)
    ? { status: 'problem', text: words.doubled }
    : { status: 'ok', text: words.ofList };
}

const isDoubled = ({ platform }: SourceImage, seen: readonly SourceImage[]): boolean =>
  platform !== null &&
  seen.some((other) => other.platform !== null && isSamePlatform(other.platform, platform));

/** The tag names another image than when this list was made the last time: that is what a new list is for. */
function changedSince({ before, read }: SourceRow): Verdict | null {
  if (before === null || read.state !== 'there' || read.digest === before) return null;
  return { status: 'ok', text: routeTexts().table.changed, isNoted: true };
}
