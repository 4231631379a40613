import type { ManifestFacts } from '../checklist/manifest/facts.ts';
import { rowOfImage, rowsOfList } from '../checklist/manifest/rows.ts';
import type { StoredImage } from '../checklist/manifest/stored-image.ts';
import { manifest } from '../checklist/manifest.ts';
import { isSameMachine, platformText, saysAllOf } from '../docker/image-platform.ts';
import { digestOf, parseManifest, writtenPlatforms } from '../docker/manifest-list.ts';
import { normalisePlatform } from '../docker/platform.ts';
import { noAnswers } from '../model/answers.ts';
import { evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import { texts } from '../texts/index.ts';
import { finding } from './finding.ts';
import type { Entry } from './platforms.ts';

export type ReadBack = {
  readonly facts: ManifestFacts;
  readonly findings: readonly Finding[];
};

export type BackOptions = {
  readonly list: string;
  readonly stored: StoredImage;
  /** The command or the address that reads it. */
  readonly seenBy: string;
  readonly commands: ManifestFacts['commands'];
  /** What was asked for. */
  readonly entries: readonly Entry[];
};

/** What the registry has under the list's reference by now, held against what was asked for. */
export async function readBack(options: BackOptions): Promise<ReadBack> {
  const { list, stored, seenBy, commands, entries } = options;
  const base = { where: list, source: 'registry', seenBy, commands } as const;
  const platforms = [
    ...new Set(
      entries.flatMap(({ platform }) =>
        platform === null ? [] : [normalisePlatform(platformText(platform))],
      ),
    ),
  ];
  const answers = { ...noAnswers, tags: [list], platforms };
  const top = await stored.top();
  const parsed = top.raw === null ? null : parseManifest(top.raw);
  if (top.raw === null || parsed === null) {
    const unreadable = top.error ?? texts().manifest.noManifest;
    const facts = { ...base, digest: null, mediaType: null, rows: [], missing: [], unreadable };
    return { facts, findings: manifest.judge(facts, answers) };
  }
  const digest = digestOf(top.raw);
  const rows =
    parsed.kind === 'list'
      ? await rowsOfList(parsed, stored, [])
      : await rowOfImage(parsed, digest, stored, []);
  const there = new Set(rows.map(({ platform }) => platform));
  const missing = platforms.filter((platform) => !there.has(platform));
  const { mediaType } = parsed;
  const facts = { ...base, digest, mediaType, rows, missing, unreadable: null };
  const asked = judgeAsked(
    entries,
    writtenPlatforms(top.raw),
    rows.map((row) => row.digest),
  );
  return {
    facts,
    findings: [
      ...manifest.judge(facts, answers),
      { ...asked, evidence: [evidence(seenBy, digest), ...asked.evidence] },
    ],
  };
}

/** Every image that was asked for, under its platform, and no other. */
function judgeAsked(
  entries: readonly Entry[],
  written: ReturnType<typeof writtenPlatforms>,
  there: readonly string[],
): Finding {
  const words = assemblyTexts().asked;
  const name = ({ reference, image }: Entry) => `${reference} (${image.digest})`;
  const lacking = entries.filter(({ image }) => !there.includes(image.digest));
  const asked = entries.map(({ image }) => image.digest);
  const more = there.filter((digest) => !asked.includes(digest));
  const otherwise = entries.filter(({ image, platform, isAnnotated }) => {
    const now = written.get(image.digest);
    if (now === undefined || platform === null) return false;
    // imagetools takes no version over from a config.
    return isAnnotated ? !saysAllOf(now, platform) : !isSameMachine(now, platform);
  });
  const told = [
    ...lacking.map((entry) => words.lacking(name(entry))),
    ...more.map(words.more),
    ...otherwise.map((entry) => words.otherwise(name(entry))),
  ];
  const [first, ...others] = told;
  if (first === undefined) return finding('as-asked', 'ok', words.ok(new Set(asked).size));
  return finding('as-asked', 'problem', first, {
    evidence: others.map((text) => evidence(null, text)),
  });
}
