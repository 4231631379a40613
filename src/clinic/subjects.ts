import { type Architecture, architectureOf } from '../docker/architecture.ts';

/** Whose programs the clinic works with, as platforms. */
export type Subjects = {
  /** What this processor runs by itself. */
  readonly native: string;
  /** Whose programs the handler is for. */
  readonly foreign: string;
  /** Whose programs a mask that is too wide takes as well. */
  readonly other: string;
};

/** Of one class and byte order, so that only `e_machine` tells their programs apart. */
const alike = ['linux/riscv64', 'linux/arm64', 'linux/amd64', 'linux/ppc64le', 'linux/loong64'];

/** The programs for a processor: none of them is its own, and the mask that is too wide spares those. */
export function subjectsFor(native: string): Subjects {
  const [foreign = '', ...others] = alike.filter((platform) => platform !== native);
  const other = others.find((platform) => !takes(foreign, platform, native)) ?? '';
  return { native, foreign, other };
}

/** The bits of `e_machine` in which the programs of two platforms agree. */
export function sharedBits(one: string, other: string): number {
  return ~(machineOf(one) ^ machineOf(other)) & 0xffff;
}

/** Whether a mask of what two platforms share takes the programs of a third one. */
function takes(one: string, other: string, third: string): boolean {
  const bits = sharedBits(one, other);
  return (machineOf(third) & bits) === (machineOf(one) & bits);
}

const machineOf = (platform: string): number => architectureAt(platform).elf.machine;

/** The architecture of a platform that has one for sure. */
export function architectureAt(platform: string): Architecture {
  const architecture = architectureOf(platform);
  if (architecture === null) throw new Error(`no architecture for ${platform}`);
  return architecture;
}
