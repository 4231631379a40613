import type { archive } from './en/archive.ts';
import type { assembly } from './en/assembly.ts';
import type { buildOptions } from './en/build-options.ts';
import type { checks } from './en/checks.ts';
import type { cli } from './en/cli.ts';
import type { clinic } from './en/clinic.ts';
import type { days } from './en/days.ts';
import type { diagnose } from './en/diagnose.ts';
import type { FailureWords } from './en/failures/words.ts';
import type { en } from './en/index.ts';
import type { lessons } from './en/lessons/index.ts';
import type { mend } from './en/mend.ts';
import type { practice } from './en/practice.ts';
import type { products } from './en/products.ts';
import type { record } from './en/record.ts';
import type { registries } from './en/registries.ts';
import type { route } from './en/route.ts';
import type { Language } from './language.ts';
import type { Same } from './same.ts';

/** All that a person reads, in another language than English: it is loaded at once, before the first text is read. */
export type Spoken = {
  readonly language: Exclude<Language, 'en'>;
  readonly texts: Same<typeof en>;
  readonly archive: Same<typeof archive>;
  readonly assembly: Same<typeof assembly>;
  readonly buildOptions: Same<typeof buildOptions>;
  readonly cli: Same<typeof cli>;
  readonly checks: Same<typeof checks>;
  readonly clinic: Same<typeof clinic>;
  readonly diagnose: Same<typeof diagnose>;
  readonly failures: Readonly<Record<string, FailureWords>>;
  readonly lessons: Same<typeof lessons>;
  readonly practice: Same<typeof practice>;
  readonly products: Same<typeof products>;
  readonly record: Same<typeof record>;
  readonly registries: Same<typeof registries>;
  readonly route: Same<typeof route>;
  readonly mend: Same<typeof mend>;
  readonly days: Same<typeof days>;
};

let other: Spoken | null = null;

/** From now on all texts are in that language; null for English. */
export function speak(language: Spoken | null): void {
  other = language;
}

/** The language that is spoken. */
export const language = (): Language => other?.language ?? 'en';

/** The language that is spoken instead of English, null for English. */
export const spoken = (): Spoken | null => other;
