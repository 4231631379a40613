import { registries } from './en/registries.ts';
import type { Same } from './same.ts';
import { spoken } from './spoken.ts';

/** What is said of registries with an authority of their own and of mirrors, apart from all other texts: no first frame needs it. */
export function registryTexts(): Same<typeof registries> {
  return spoken()?.registries ?? registries;
}
