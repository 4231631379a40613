export const languages = ['en', 'zh'] as const;

/** English, and Chinese in simplified characters. */
export type Language = (typeof languages)[number];

type Environment = Readonly<Record<string, string | undefined>>;

/** The language that a word names: `zh`, `zh-CN`, `zh_CN.UTF-8`; null for one that is not spoken here. */
export function languageNamed(word: string): Language | null {
  const [code = ''] = /^[a-z]+(?=$|[-_.@])/i.exec(word) ?? [];
  return languages.find((language) => language === code.toLowerCase()) ?? null;
}

/**
 * The language to speak: that of the last `--lang`, else that of the messages of the locale, whose
 * variables stand in the order of POSIX (Base Definitions, 8.2); else English. A Node that is too
 * old for the program runs this, too.
 *
 * @param args the arguments after the program's name
 */
export function languageFor(args: readonly string[], env: Environment): Language {
  const end = args.indexOf('--');
  const flags = end === -1 ? args : args.slice(0, end);
  let asked: Language | null = null;
  flags.forEach((flag, at) => {
    const word = flag === '--lang' ? flags[at + 1] : /^--lang=(.*)$/s.exec(flag)?.[1];
    if (word !== undefined) asked = languageNamed(word);
  });
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return asked ?? languageNamed(locale) ?? 'en';
}
