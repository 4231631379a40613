import type { Answers } from '../model/answers.ts';

/** Where nobody said what is wanted: what a machine has to be able to build. */
const least = ['linux/amd64', 'linux/arm64'];

/** And what is offered: what the article makes an image for, where nobody says otherwise. */
export const articlePlatforms = [...least, 'linux/riscv64'];

/** Platforms whose absence is a problem: those of the flags or the last run, else the least. */
export function requiredPlatforms({ platforms }: Pick<Answers, 'platforms'>): readonly string[] {
  return platforms.length > 0 ? platforms : least;
}

/** Platforms that are worth preparing: those of the flags or the last run, else the article's. */
export function wantedPlatforms({ platforms }: Pick<Answers, 'platforms'>): readonly string[] {
  return platforms.length > 0 ? platforms : articlePlatforms;
}
