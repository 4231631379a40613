/** A word that a POSIX shell takes as it stands. `~` and `#` are special at the beginning only. */
const plain = /^(?![~#])[\w@%+=:,./~#^-]+$/;

/** One argument as it is typed in a POSIX shell. */
export function shellWord(argument: string): string {
  return plain.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}

/** The words of a command as they are typed in a POSIX shell. */
export function shellWords(argv: readonly string[]): readonly string[] {
  // `A=b` at the front would be an assignment; quoted, it is a command.
  return argv.map((word, index) => (index === 0 ? commandWord(word) : shellWord(word)));
}

/** A command as it is typed in a POSIX shell. For display and copying only: nothing runs through a shell. */
export function shellQuote(argv: readonly string[]): string {
  return shellWords(argv).join(' ');
}

function commandWord(word: string): string {
  return word.includes('=') ? `'${word.replaceAll("'", "'\\''")}'` : shellWord(word);
}

/**
 * The words of a typed command, by the rules of a POSIX shell for blanks, quotes and backslashes
 * (IEEE 1003.1, 2.2); nothing is expanded. Null where a quote is not closed.
 */
export function splitShellWords(text: string): readonly string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  const part = /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|(\s+)|([^\s'"\\]+)/gsy;
  while (part.lastIndex < text.length) {
    const match = part.exec(text);
    if (match === null) return null;
    const [, single, double, escaped, space, bare] = match;
    if (space !== undefined) {
      if (word !== null) words.push(word);
      word = null;
    } else {
      const quoted = double?.replace(/\\([$`"\\\n])/g, '$1');
      word = `${word ?? ''}${single ?? quoted ?? escaped ?? bare ?? ''}`;
    }
  }
  return word === null ? words : [...words, word];
}
