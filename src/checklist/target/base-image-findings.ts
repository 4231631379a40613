import { platformsOf } from '../../docker/bake/platforms.ts';
import { argsIn } from '../../docker/build-options/words.ts';
import { type FixedPlatform, fixedPlatform } from '../../docker/dockerfile.ts';
import { normalisePlatform } from '../../docker/platform.ts';
import type { Answers } from '../../model/answers.ts';
import type { Finding } from '../../model/finding.ts';
import { texts } from '../../texts/index.ts';
import { builtOf } from './bake-sources.ts';
import type { BaseImage, Coverage, TargetFacts } from './facts.ts';
import { choosing, finding } from './finding.ts';

/** Whether each base image is there for the platforms that are built from it. */
export function baseImageFindings(facts: TargetFacts, answers: Answers): readonly Finding[] {
  const { platforms } = answers;
  const chosen = answers.bake === null ? [] : platformsOf(facts.bake?.chosen ?? [], platforms);
  return facts.baseImages.map((base) => {
    const own = chosen.filter(({ target }) => base.within?.targets.includes(target));
    const needed = platforms.filter((one) => own.some((of) => of.platforms.includes(one)));
    return baseImageFinding(base, answers.bake === null ? platforms : needed, platforms);
  });
}

function baseImageFinding(
  base: BaseImage,
  needed: readonly string[],
  platforms: readonly string[],
): Finding {
  const words = texts().target;
  const are = (coverage: Coverage) =>
    needed.filter((platform) => base.coverage[platform] === coverage);
  const lacking = are('no');
  if (lacking.length > 0) {
    return finding('base-images', 'problem', words.lacks(base.image, lacking), {
      text: lineOf(base.within?.file, base.line),
      failure: 'base-image-no-platform',
      remedies: lacking.length < platforms.length ? [leaveOut(platforms, lacking)] : [],
    });
  }
  if (are('looking').length > 0) return finding('base-images', 'skipped', words.asked(base.image));
  if (are('unknown').length > 0) {
    const text = base.unknown ?? words.undecided;
    return finding('base-images', 'warning', words.unknown(base.image), { text });
  }
  return finding('base-images', 'ok', words.covers(base.image));
}

const lineOf = (file: string | null | undefined, line: number): string =>
  file == null ? texts().target.line(line) : texts().bake.lineOf(file, line);

/** The build ends well, and the list says of an image what it is not. */
export function fixedFindings(facts: TargetFacts, answers: Answers): readonly Finding[] {
  const { platforms } = answers;
  if (answers.bake === null) return fixedFinding(facts.fixed, platforms, platforms);
  const chosen = facts.bake?.chosen ?? [];
  return platformsOf(chosen, platforms).flatMap(({ target, platforms: own }) => {
    const source = facts.bake?.sources.find((one) => one.target === target);
    const options = { stage: answers.target, args: argsIn(answers.buildArgs, {}) };
    const built = builtOf(
      chosen.find(({ name }) => name === target),
      options,
    );
    const fixed = fixedPlatform(source?.text ?? '', ...built);
    return fixedFinding(fixed, own, platforms, source?.file);
  });
}

function fixedFinding(
  fixed: FixedPlatform | null,
  own: readonly string[],
  platforms: readonly string[],
  file?: string | null,
): readonly Finding[] {
  if (fixed === null) return [];
  const words = texts().target;
  const others = own.filter((one) => one !== normalisePlatform(fixed.platform));
  if (others.length === 0) return [];
  return [
    finding('base-images', 'warning', words.fixed(fixed.platform, others), {
      text: lineOf(file, fixed.line),
      failure: 'wrong-arch-in-manifest',
      remedies: others.length < platforms.length ? [leaveOut(platforms, others)] : [],
    }),
  ];
}

/** The same choice without some platforms. */
export const leaveOut = (platforms: readonly string[], some: readonly string[]) =>
  choosing(texts().target.leaveOut(some), {
    platforms: platforms.filter((platform) => !some.includes(platform)),
  });
