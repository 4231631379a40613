/** The flags that a command knows, without dashes; `short` names the long one of a letter. */
export type Spec = {
  readonly values?: readonly string[];
  readonly switches?: readonly string[];
  readonly short?: Readonly<Record<string, string>>;
  /** What comes after the first word that is no flag belongs to that word (`docker run IMAGE …`). */
  readonly stopsAtWord?: boolean;
};

export type Flags = {
  /** The last value of a flag. */
  readonly value: (name: string) => string | null;
  readonly values: (name: string) => readonly string[];
  readonly has: (name: string) => boolean;
  readonly words: readonly string[];
};

/** Thrown for a flag that this version of the command does not have. */
export class UnknownFlag extends Error {
  constructor(flag: string) {
    super(
      flag.startsWith('--')
        ? `unknown flag: ${flag}`
        : `unknown shorthand flag: '${flag[1]}' in ${flag}`,
    );
  }
}

/** Reads arguments as pflag does. @throws UnknownFlag */
export function readFlags(args: readonly string[], spec: Spec): Flags {
  const found = new Map<string, string[]>();
  const words: string[] = [];
  const add = (name: string, value: string) => found.set(name, [...(found.get(name) ?? []), value]);
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    if (word === '--') return flagsOf(found, [...words, ...args.slice(at + 1)]);
    if (!word.startsWith('-') || word === '-') {
      if (spec.stopsAtWord) return flagsOf(found, args.slice(at));
      words.push(word);
      continue;
    }
    const [flag = '', given] = splitAtEquals(word);
    const name = flag.startsWith('--') ? flag.slice(2) : (spec.short?.[flag.slice(1)] ?? '');
    if (spec.switches?.includes(name)) add(name, given ?? 'true');
    else if (spec.values?.includes(name)) add(name, given ?? args[++at] ?? '');
    else throw new UnknownFlag(flag);
  }
  return flagsOf(found, words);
}

function splitAtEquals(word: string): readonly [string, string?] {
  const at = word.indexOf('=');
  return at === -1 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}

const flagsOf = (found: ReadonlyMap<string, readonly string[]>, words: readonly string[]) => ({
  value: (name: string) => found.get(name)?.at(-1) ?? null,
  values: (name: string) => found.get(name) ?? [],
  has: (name: string) => found.has(name) && found.get(name)?.at(-1) !== 'false',
  words,
});
