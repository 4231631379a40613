export const languages = ['en', 'zh'] as const;

/** English, and Chinese in simplified characters. */
export type Language = (typeof languages)[number];

type Environment = Readonly<Record<string, string | undefined>>;

/** The language that a word names: `zh`, `zh-CN`, `zh_CN.UTF-8`; null for one that is not spoken here. */
export function languageNamed(word: string): Language | null {
  const code = /^[a-z]+(?=$|[-_.@])/i.exec(word)?.[0].toLowerCase();
  return languages.find((language) => language === code) ?? null;
}

/**
 * The language to speak: that of the last `--lang`, else that of the messages of the locale, whose
 * variables stand in the order of POSIX (Base Definitions, 8.2); else English.
 *
 * @param flags the arguments before `--`
 */
export function languageFor(flags: readonly string[], env: Environment): Language {
  const asked = flags.map((flag, at) => (flag === '--lang' ? flags[at + 1] : afterSign(flag)));
  const given = asked.filter((word) => word !== undefined).map(languageNamed);
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return given.at(-1) ?? languageNamed(locale) ?? 'en';
}

const afterSign = (flag: string): string | undefined => /^--lang=(.*)$/s.exec(flag)?.[1];
