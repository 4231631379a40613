import { parseArgs } from 'node:util';
import { type CommandName, commandNames, UsageError } from './model/usage.ts';
import { nearest } from './nearest.ts';
import { languageNamed } from './texts/language.ts';

const options = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
  lang: { type: 'string' },
  platform: { type: 'string' },
  tag: { type: 'string', short: 't' },
  builder: { type: 'string' },
  arch: { type: 'string' },
  way: { type: 'string' },
  annotate: { type: 'string' },
  insecure: { type: 'boolean' },
  ca: { type: 'string' },
  'keep-local': { type: 'boolean' },
  script: { type: 'string' },
  makefile: { type: 'string' },
  file: { type: 'string', short: 'f' },
  bake: { type: 'string' },
  'bake-target': { type: 'string' },
  output: { type: 'string', short: 'o' },
  target: { type: 'string' },
  'build-arg': { type: 'string' },
  secret: { type: 'string' },
  annotation: { type: 'string' },
  provenance: { type: 'string' },
  sbom: { type: 'boolean' },
  'cache-from': { type: 'string' },
  'cache-to': { type: 'string' },
  speed: { type: 'string' },
  json: { type: 'boolean' },
  here: { type: 'boolean' },
  check: { type: 'string' },
  list: { type: 'boolean' },
  verbose: { type: 'boolean' },
  strict: { type: 'boolean' },
  fix: { type: 'boolean' },
  yes: { type: 'boolean' },
  'yes-privileged': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  demo: { type: 'string' },
  autoplay: { type: 'boolean' },
  pace: { type: 'string' },
} as const;

type FlagName = keyof typeof options;

/** What every command has. */
const ofAll: readonly FlagName[] = ['help', 'version', 'lang'];

type Shape = {
  /** Whether words follow: the wizard's folder, a file, a file and the folder, images. */
  readonly word: 'one' | 'optional' | 'one-and-optional' | 'many' | 'none';
  /** Besides those that every command has. */
  readonly flags: readonly FlagName[];
};

const ofWizard: readonly FlagName[] = [
  ...(['platform', 'tag', 'builder', 'file', 'bake', 'bake-target', 'output'] as const),
  ...(['target', 'build-arg', 'secret', 'annotation', 'provenance', 'sbom'] as const),
  ...(['cache-from', 'cache-to'] as const),
  ...(['demo', 'speed', 'autoplay', 'pace'] as const),
];

const shapes: { readonly [Name in CommandName]: Shape } = {
  wizard: { word: 'optional', flags: ofWizard },
  assemble: {
    word: 'many',
    flags: [
      ...(['tag', 'arch', 'way', 'builder', 'annotate', 'ca', 'insecure', 'keep-local'] as const),
      ...(['script', 'makefile', 'yes', 'demo'] as const),
    ],
  },
  doctor: {
    word: 'none',
    flags: [
      ...(['platform', 'tag', 'builder', 'check', 'list', 'verbose', 'json', 'strict'] as const),
      ...(['fix', 'yes', 'yes-privileged', 'demo'] as const),
    ],
  },
  diagnose: { word: 'optional', flags: ['here', 'json', 'demo'] },
  undo: { word: 'none', flags: ['dry-run', 'yes', 'yes-privileged', 'demo'] },
  clinic: { word: 'none', flags: [] },
  explain: { word: 'optional', flags: ['list', 'demo'] },
  replay: { word: 'one', flags: ['speed', 'json'] },
  record: { word: 'one-and-optional', flags: ofWizard },
};

/** Every value given to a flag, in order; none for a flag that takes none. */
export type FlagValues = ReadonlyMap<string, readonly string[]>;

/** What is asked for on the command line, besides help and version. What the values mean is for those to read who need them. */
export type Command = {
  readonly kind: CommandName;
  /** The wizard's folder, or a file; `-` is standard input. */
  readonly word: string | undefined;
  /** All words where several may follow. */
  readonly words: readonly string[];
  readonly values: FlagValues;
};

/**
 * Reads the arguments after the program's name.
 *
 * @throws UsageError for the first thing that is wrong with them
 */
export function readCommand(args: readonly string[]): Command {
  const { tokens } = parseArgs({
    args: withValues(args),
    options: { ...options },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = tokens.filter((token) => token.kind === 'option');
  const terminator = tokens.find((token) => token.kind === 'option-terminator');
  const words = tokens.filter((token) => token.kind === 'positional');
  const [first = '', ...rest] = words.map(({ value }) => value);
  // After `--` nothing is a command: `-- replay` is the folder of that name.
  const canBeCommand =
    words[0] !== undefined && words[0].index < (terminator?.index ?? args.length);
  const isNamed = canBeCommand && isCommand(first);
  const kind = isNamed ? first : 'wizard';
  const own = isNamed ? rest : words.map(({ value }) => value);
  return { kind, word: readWord(kind, own), words: own, values: readFlags(given, kind) };
}

/** `--demo` stands alone, too: where a flag follows, or nothing, its value is empty. */
function withValues(args: readonly string[]): string[] {
  const end = args.indexOf('--');
  return args.map((arg, index) => {
    const isFlag = arg === '--demo' && (end === -1 || index < end);
    const next = args[index + 1];
    return isFlag && (next === undefined || next.startsWith('-')) ? '--demo=' : arg;
  });
}

/** The wizard is what runs without a command's name. */
const isCommand = (word: string): word is Exclude<CommandName, 'wizard'> =>
  word !== 'wizard' && Object.hasOwn(shapes, word);

/** How many words may follow. */
const mostWords: Readonly<Record<Shape['word'], number>> = {
  none: 0,
  one: 1,
  optional: 1,
  'one-and-optional': 2,
  many: Number.POSITIVE_INFINITY,
};

function readWord(command: CommandName, words: readonly string[]): string | undefined {
  const { word } = shapes[command];
  const most = mostWords[word];
  const [first] = words;
  const isMissing = first === undefined && (word === 'one' || word === 'one-and-optional');
  if (isMissing) throw new UsageError({ kind: 'no-file', command });
  const extra = words[most];
  if (extra !== undefined) throw new UsageError({ kind: 'one-too-many', word: extra, command });
  return first;
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
    if (name === 'demo' && (command === 'clinic' || command === 'replay')) {
      throw new UsageError({ kind: 'no-demo', command });
    }
    if (!isFlagOf(command, name)) {
      throw new UsageError({ kind: 'not-here', flag, command, where: commandsWith(name) });
    }
    if (options[name].type === 'boolean') {
      if (value !== undefined) throw new UsageError({ kind: 'needless-value', flag });
      values.set(name, []);
    } else {
      // `--tag --file x`: the next flag is no value.
      const isLone = name === 'demo' && value === '';
      const isNone =
        (!value && !isLone) || (!inlineValue && value.startsWith('-') && value !== '-');
      if (isNone) throw new UsageError({ kind: 'no-value', flag });
      if (name === 'lang') checkLanguage(value ?? '');
      values.set(name, [...(values.get(name) ?? []), value ?? '']);
    }
  }
  return values;
}

/** Which one is spoken was read before: what is said of this line is in it. */
function checkLanguage(value: string): void {
  if (languageNamed(value) === null) throw new UsageError({ kind: 'language', value });
}

const isFlag = (name: string): name is FlagName => Object.hasOwn(options, name);

const isFlagOf = (command: CommandName, name: FlagName): boolean =>
  ofAll.includes(name) || shapes[command].flags.includes(name);

const commandsWith = (name: FlagName): readonly CommandName[] =>
  commandNames.filter((command) => shapes[command].flags.includes(name));

function meant(name: string): string | null {
  const flag = nearest(name, Object.keys(options));
  return flag === null ? null : `--${flag}`;
}
