import type { HandlerEntry } from './binfmt.ts';

/** A handler as a file of this machine describes it, for whoever registers it at boot. */
export type HandlerRule = {
  readonly name: string;
  readonly interpreter: string;
  /** Letters as they stand there, in any order; C means O, too. */
  readonly flags: string;
};

/**
 * Reads a file of `binfmt.d`: one rule a line, as it is written to the kernel.
 *
 * Source: binfmt.d(5) of systemd 262; Linux v6.12, fs/binfmt_misc.c, `create_entry`.
 */
export function parseBinfmtRules(text: string): readonly HandlerRule[] {
  return text.split('\n').flatMap((line) => {
    const rule = line.trim();
    if (rule === '' || rule.startsWith('#') || rule.startsWith(';')) return [];
    // The first character is whatever stands between the fields.
    const [, name = '', , , , , interpreter = '', flags = ''] = rule.split(rule[0] ?? ':');
    return name === '' || interpreter === '' ? [] : [{ name, interpreter, flags }];
  });
}

/**
 * Reads a file of binfmt-support's own table, `/var/lib/binfmts/NAME`.
 *
 * Source: binfmt-support 2.2.2, src/format.c, `binfmt_write`: package, type, offset, magic, mask,
 * interpreter, detector, credentials, preserve, fix_binary, each on a line.
 *
 * @returns Null for what is no such file.
 */
export function parseBinfmtSupport(
  name: string,
  text: string,
): (HandlerRule & { readonly package: string }) | null {
  const lines = text.split('\n');
  const [owner = '', type, , , , interpreter = '', , credentials, preserve, fixBinary] = lines;
  if ((type !== 'magic' && type !== 'extension') || !interpreter.startsWith('/')) return null;
  const flags = [
    preserve === 'yes' ? 'P' : '',
    credentials === 'yes' ? 'C' : '',
    fixBinary === 'yes' ? 'F' : '',
  ];
  return { name, interpreter, flags: flags.join(''), package: owner };
}

/** Whether an entry of the kernel's table is what a rule makes of it. */
export function isMadeBy(entry: HandlerEntry, rule: HandlerRule): boolean {
  return (
    entry.name === rule.name &&
    entry.interpreter === rule.interpreter &&
    lettersOf(entry.flags) === lettersOf(rule.flags)
  );
}

/** C means O: the kernel shows both. */
const lettersOf = (flags: string): string =>
  [...new Set(flags.includes('C') ? `${flags}O` : flags)].sort().join('');
