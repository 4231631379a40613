import type { Stage } from '../../clinic/stage.ts';
import { loader } from '../../clinic/stage.ts';
import { architectureAt } from '../../clinic/subjects.ts';
import type { ClinicNames } from '../../texts/en/clinic-states.ts';

/** `riscv64`, `arm64`: what everybody calls a platform's processor. */
export const shortName = (platform: string): string => architectureAt(platform).binfmt;

/** Whom the words of the states are about. */
export function namesOf({ subjects, handler, interpreter }: Stage): ClinicNames {
  const { foreign, other } = subjects;
  return { foreign: shortName(foreign), other: shortName(other), handler, interpreter, loader };
}
