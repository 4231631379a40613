import type { Answers } from '../model/answers.ts';

/** Where nobody said what is wanted: what a machine has to be able to build. */
const least = ['linux/amd64', 'linux/arm64'];

/** And what is offered: the article's platforms, and RISC-V. */
const usual = [...least, 'linux/arm/v7', 'linux/riscv64'];

/** Platforms whose absence is a problem: those of the flags or the last run, else the least. */
export function requiredPlatforms({ platforms }: Pick<Answers, 'platforms'>): readonly string[] {
  return platforms.length > 0 ? platforms : least;
}

/** Platforms that are worth preparing: those of the flags or the last run, else the usual ones. */
export function wantedPlatforms({ platforms }: Pick<Answers, 'platforms'>): readonly string[] {
  return platforms.length > 0 ? platforms : usual;
}
