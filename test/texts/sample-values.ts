import type { OptionFault } from '../../src/docker/build-options/fault.ts';
import { type CommandLineProblem, commandNames } from '../../src/model/usage.ts';
import { stringsIn } from './every-language.ts';

export type Call = {
  readonly args: readonly unknown[];
  /** What came of it. */
  readonly given: Given;
  /** Those of the values that can be read in it. */
  readonly shown: readonly string[];
};

/** A sentence, or the sentences of a way out. */
type Given = string | object;

type Sentence = (...values: unknown[]) => unknown;

/** Values as the program hands them over, by kind: the first that a sentence can say is its sample. */
const kinds: readonly ((at: number) => unknown)[] = [
  (at) => `sample-${at}`,
  (at) => 41 + at,
  (at) => [`sample-${at}`, `other-${at}`],
  (at) => [{ image: `sample-${at}` }],
  (at) => record(at),
];

/** Values that change a sentence: one of several, and nothing. */
const special: readonly unknown[] = [1, null];

/** An object that has every field, each with its own name as value, but those that are lists or may be nothing. */
function record(at: number): object {
  const fields: Record<string, unknown> = {
    ...{ mirrors: ['mirror-1', 'mirror-2'], ca: ['ca-1'], access: 'http' },
  };
  return new Proxy(fields, {
    get: (known, key) => (typeof key === 'symbol' ? undefined : (known[key] ?? `${key}-${at}`)),
  });
}

/** Calls of a sentence with values that it can say. */
export function callsOf(path: string, text: unknown): readonly Call[] {
  const sentence = text as Sentence;
  const samples = known[path] ?? combinations(sentence.length);
  const calls = samples.flatMap((args) => callOf(sentence, args));
  const [first] = calls;
  if (first === undefined || path in known) return calls;
  const others = first.args.flatMap((_, at) =>
    special.map((value) => first.args.map((arg, other) => (other === at ? value : arg))),
  );
  return [first, ...others.flatMap((args) => callOf(sentence, args))];
}

function callOf(sentence: Sentence, args: readonly unknown[]): readonly Call[] {
  const given = said(sentence, args);
  return given === null ? [] : [{ args, given, shown: valuesIn(given) }];
}

/** What is made of the values; null where they are not what the sentence is about. */
function said(sentence: Sentence, args: readonly unknown[]): Given | null {
  try {
    const given = sentence(...args);
    if (!isGiven(given)) return null;
    const all = stringsIn(given);
    const isWell = all.every((one) => !/undefined|null|NaN|\[object|function/.test(one));
    return isWell ? given : null;
  } catch {
    return null;
  }
}

const isGiven = (given: unknown): given is Given =>
  typeof given === 'string' ||
  (typeof given === 'object' && given !== null && Object.values(given).every(isGiven));

const combinations = (length: number): readonly (readonly unknown[])[] =>
  Array.from({ length }, (_, at) => at).reduce<readonly (readonly unknown[])[]>(
    (rows, at) => rows.flatMap((row) => kinds.map((kind) => [...row, kind(at)])),
    [[]],
  );

/** Values of ours in what was said: `sample-0`, `registry-1`, 42. */
const valuesIn = (given: Given): readonly string[] =>
  stringsIn(given).flatMap((one) => one.match(/\b(?:[a-z]\w*-\d|4[12345])\b/g) ?? []);

const faults: readonly OptionFault[] = [
  ...(['target', 'build-arg', 'annotation', 'provenance'] as const).map((code) => ({ code })),
  ...(['secret-value', 'secret-id', 'secret-place', 'secret-places'] as const).map((code) => ({
    code,
  })),
  { code: 'secret-type' },
  { code: 'csv' },
  { code: 'annotation-type', word: 'word-1' },
  { code: 'cache-type', word: 'word-1' },
  { code: 'cache-type', word: '' },
  { code: 'cache-field', word: 'word-1' },
  { code: 'cache-reference', problem: 'capitals', meant: 'meant-1' },
  { code: 'cache-reference', problem: 'bad-tag', meant: null },
];

const problems: { readonly [Kind in CommandLineProblem['kind']]: readonly object[] } = {
  'unknown-flag': [
    { flag: 'flag-1', meant: null },
    { flag: 'flag-1', meant: 'meant-1' },
  ],
  'no-value': [{ flag: 'flag-1' }],
  'needless-value': [{ flag: 'flag-1' }],
  'not-here': [
    { flag: 'flag-1', command: 'wizard', where: ['doctor', 'undo'] },
    { flag: 'flag-1', command: 'doctor', where: ['wizard'] },
  ],
  'one-too-many': commandNames.map((command) => ({ word: 'word-1', command })),
  'no-file': [{ command: 'replay' }, { command: 'record' }],
  recording: [{ sentence: 'sentence-1' }],
  platform: [
    { word: 'word-1', meant: null },
    { word: 'word-1', meant: 'meant-1' },
  ],
  tag: [
    { value: 'value-1', code: 'has-digest', meant: null },
    { value: 'value-1', code: 'capitals', meant: 'meant-1' },
  ],
  'no-list': [{}],
  'no-sources': [{}],
  source: [
    { value: 'value-1', code: 'bad-tag', meant: null },
    { value: 'value-1', code: 'capitals', meant: 'meant-1' },
  ],
  'several-tags': [{}],
  'arch-in-list': [{ value: 'value-1' }],
  arch: [{ word: 'word-1' }],
  'without-pattern': [{}],
  way: [{ value: 'value-1' }],
  annotate: [{ value: 'value-1' }],
  'is-there': [{ flag: 'flag-1', path: 'path-1' }],
  output: [{ value: 'value-1' }],
  speed: [
    { value: 'value-1', slowest: 0, fastest: 44 },
    { value: 'value-1', slowest: 41, fastest: 44 },
  ],
  language: [{ value: 'value-1' }],
  builder: [{ value: 'value-1' }],
  topic: [
    { word: 'word-1', near: [] },
    { word: 'word-1', near: ['near-1', 'near-2', 'near-3'] },
  ],
  'no-folder': [
    { path: 'path-1', meant: null },
    { path: 'path-1', meant: 'meant-1' },
  ],
  'no-dockerfile': [{ path: 'path-1' }],
  unreadable: [
    { path: 'path-1', code: 'ENOENT' },
    { path: 'path-1', code: 'EIO' },
  ],
  'without-fix': [{ flag: 'flag-1' }],
  check: [
    { value: 'value-1', meant: null },
    { value: 'value-1', meant: 'meant-1' },
  ],
  'not-text': [{ path: '-' }, { path: 'path-1' }],
  compressed: [
    { path: '-', unpack: ['unpack-1'], command: 'replay' },
    { path: 'path-1', unpack: ['unpack-1'], command: 'diagnose' },
  ],
  'empty-recording': [{ path: '-' }, { path: 'path-1' }],
  'empty-log': [{ path: '-' }, { path: 'path-1' }],
  demo: [
    { value: 'value-1', meant: null },
    { value: 'value-1', meant: 'meant-1' },
  ],
  'no-demo': [{ command: 'clinic' }, { command: 'replay' }],
  'without-demo': [{ flag: '--speed' }, { flag: '--autoplay' }],
  pace: [{ value: 'value-1' }],
  'with-bake': [{ flag: '--file' }, { flag: '--tag' }],
  'without-autoplay': [{}],
  'nobody-watches': [{}],
  'nothing-piped': [{}],
};

const usage = Object.entries(problems).flatMap(([kind, samples]) =>
  samples.map((sample) => [{ kind, ...sample }]),
);

/** Where only some values can be said, what they are. */
const known: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'buildOptions.fault': faults.map((fault) => [fault]),
  'buildOptions.complaint': faults.map((fault) => [{ flag: 'flag-1', value: 'value-1', fault }]),
  'cli.usage': usage,
  'texts.cli.usage': usage,
};
