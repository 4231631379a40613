import { parseArgs } from 'node:util';
import { nearest } from './nearest.ts';
import { type CommandName, UsageError } from './usage.ts';

const options = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
  platform: { type: 'string' },
  tag: { type: 'string', short: 't' },
  builder: { type: 'string' },
  file: { type: 'string', short: 'f' },
  output: { type: 'string', short: 'o' },
  speed: { type: 'string' },
  json: { type: 'boolean' },
} as const;

type FlagName = keyof typeof options;

const flagsOf: { readonly [Name in CommandName]: readonly FlagName[] } = {
  wizard: ['help', 'version', 'platform', 'tag', 'builder', 'file', 'output'],
  replay: ['help', 'version', 'speed', 'json'],
};

/** Every value given to a flag, in order; none for a flag that takes none. */
export type FlagValues = ReadonlyMap<string, readonly string[]>;

/** What is asked for on the command line, besides help and version. What the values mean is for those to read who need them. */
export type Command =
  | { readonly kind: 'wizard'; readonly context: string | undefined; readonly values: FlagValues }
  /** `-` is standard input. */
  | { readonly kind: 'replay'; readonly file: string; readonly values: FlagValues };

/**
 * Reads the arguments after the program's name.
 *
 * @throws UsageError for the first thing that is wrong with them
 */
export function readCommand(args: readonly string[]): Command {
  const { tokens } = parseArgs({
    args: [...args],
    options: { ...options },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = tokens.filter((token) => token.kind === 'option');
  const terminator = tokens.find((token) => token.kind === 'option-terminator');
  const words = tokens.filter((token) => token.kind === 'positional');
  const values = words.map((word) => word.value);
  // After `--` nothing is a command: `-- replay` is the folder of that name.
  const isCommand = words[0] !== undefined && words[0].index < (terminator?.index ?? args.length);
  return isCommand && values[0] === 'replay'
    ? readReplay(values.slice(1), readFlags(given, 'replay'))
    : readWizard(values, readFlags(given, 'wizard'));
}

type OptionToken = {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
};

function readFlags(given: readonly OptionToken[], command: CommandName): FlagValues {
  const values = new Map<string, readonly string[]>();
  for (const { name, rawName: flag, value, inlineValue } of given) {
    if (!isFlag(name)) throw new UsageError({ kind: 'unknown-flag', flag, meant: meant(name) });
    if (!flagsOf[command].includes(name)) throw new UsageError({ kind: 'not-here', flag, command });
    if (options[name].type === 'boolean') {
      if (value !== undefined) throw new UsageError({ kind: 'needless-value', flag });
      values.set(name, []);
    } else {
      // `--tag --file x`: the next flag is no value.
      const isNone = !value || (!inlineValue && value.startsWith('-') && value !== '-');
      if (isNone) throw new UsageError({ kind: 'no-value', flag });
      values.set(name, [...(values.get(name) ?? []), value]);
    }
  }
  return values;
}

const isFlag = (name: string): name is FlagName => Object.hasOwn(options, name);

function meant(name: string): string | null {
  const flag = nearest(name, Object.keys(options));
  return flag === null ? null : `--${flag}`;
}

function readWizard(words: readonly string[], values: FlagValues): Command {
  const [context, extra] = words;
  if (extra !== undefined) {
    throw new UsageError({ kind: 'one-too-many', word: extra, command: 'wizard' });
  }
  return { kind: 'wizard', context, values };
}

function readReplay(words: readonly string[], values: FlagValues): Command {
  const [file, extra] = words;
  if (file === undefined) throw new UsageError({ kind: 'no-file', command: 'replay' });
  if (extra !== undefined) {
    throw new UsageError({ kind: 'one-too-many', word: extra, command: 'replay' });
  }
  return { kind: 'replay', file, values };
}
