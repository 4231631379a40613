import { shellQuote } from '../../docker/shell-words.ts';
import type { NoTerminal } from '../../host/terminal.ts';
import { program } from '../../model/program.ts';
import type { CommandLineProblem, CommandName } from '../../model/usage.ts';
import { help } from './help.ts';
import { references } from './references.ts';

type Sentences = {
  readonly [Kind in CommandLineProblem['kind']]: (
    problem: Extract<CommandLineProblem, { readonly kind: Kind }>,
  ) => string;
};

const usage: Sentences = {
  'unknown-flag': ({ flag, meant }) =>
    meant === null
      ? `There is no flag ${flag}; --help lists all there are.`
      : `There is no flag ${flag}; did you mean ${meant}?`,
  'no-value': ({ flag }) => `${flag} has no value: give it one, as the examples in --help do.`,
  'needless-value': ({ flag }) => `${flag} takes no value: leave out what follows the "=".`,
  'not-here': ({ flag, command, where }) =>
    `${flag} is a flag of ${where.map(named).join(', ')}, not of ${named(command)}; ${helpFor(command)} lists those it has.`,
  'one-too-many': ({ word, command }) =>
    `${takes[command]}, and ${word} is another argument: leave it out.`,
  'no-file': ({ command }) =>
    command === 'record'
      ? `record has no file to keep the recording in: name a new one, as in ${program} record /tmp/walk.jsonl.`
      : `replay has no recording to play: name its file, or - for standard input, as in ${program} replay build.jsonl.`,
  platform: ({ word, meant }) =>
    meant === null
      ? `--platform ${word}: there is no such platform; the form is linux/amd64 or linux/arm/v7.`
      : `--platform ${word}: there is no such platform; did you mean ${meant}?`,
  tag: ({ value, code, meant }) =>
    meant === null
      ? `--tag ${value}: ${references[code]}; the form is REGISTRY/NAME:TAG.`
      : `--tag ${value}: ${references[code]}; write ${meant}.`,
  'no-list': () =>
    'assemble has no list to make, and nobody to ask: name its reference with --tag REF.',
  'no-sources': () =>
    'assemble has no images to make a list of, and nobody to ask: name them, as in ghcr.io/me/app:amd64 ghcr.io/me/app:arm64, or as a pattern, ghcr.io/me/app:{arch}.',
  source: ({ value, code, meant }) =>
    meant === null
      ? `${value}: ${references[code]}; the form is REGISTRY/NAME:TAG.`
      : `${value}: ${references[code]}; write ${meant}.`,
  'arch-in-list': ({ value }) =>
    `--tag ${value}: {arch} stands in the images, not in the tag of the list.`,
  'several-tags': () => 'assemble makes one list: give --tag once.',
  arch: ({ word }) =>
    `--arch ${word}: that can't stand in a tag; the form is amd64,arm64,arm-v7, as in the tags.`,
  'without-pattern': () =>
    '--arch says what {arch} in a reference stands for, and no reference has one: write ghcr.io/me/app:{arch}.',
  way: ({ value }) => `--way ${value} is not a way to make a list: it is imagetools or manifest.`,
  annotate: ({ value, reason }) =>
    reason !== null
      ? `--annotate ${value}: ${reason}`
      : `--annotate ${value}: the form is REFERENCE=linux/arm/v7, with one of the images and a platform that docker manifest annotate takes.`,
  'is-there': ({ flag, path }) =>
    `${flag} ${path} is there already, and is not written over: give another name.`,
  output: ({ value }) =>
    `--output ${value} is not a way out of the build: it is push, oci:FILE or oci-dir:DIR.`,
  speed: ({ value, slowest, fastest }) =>
    `--speed ${value} is not a number ${slowest === 0 ? 'above 0 and up' : `from ${slowest}`} to ${fastest}, such as 4 or 0.5.`,
  builder: ({ value }) =>
    `--builder ${value} is not a builder's name: letters, digits, ".", "_", "+" and "-", beginning with a letter or digit.`,
  language: ({ value }) =>
    `--lang ${value}: that language is not spoken here; it is en, English, or zh, simplified Chinese.`,
  'without-fix': ({ flag }) =>
    `${flag} says yes to what --fix proposes: add --fix, or leave it out.`,
  check: ({ value, meant }) =>
    meant === null
      ? `--check ${value}: there is no such check; ${program} doctor --list names them all.`
      : `--check ${value}: there is no such check; did you mean ${meant}?`,
  topic: ({ word, near }) =>
    near.length === 0
      ? `There is no lesson and no known failure ${word}; ${program} explain --list names them all.`
      : `There is no lesson and no known failure ${word}; did you mean ${listed(near)}?`,
  'no-folder': ({ path, meant }) =>
    meant === null
      ? `There is no folder ${path}: name the folder to build from, or leave it out for this one.`
      : `There is no folder ${path}; did you mean the command ${meant}?`,
  'no-dockerfile': ({ path }) =>
    `--file ${path} is not there: name a Dockerfile, its path counted from this folder.`,
  unreadable: ({ path, code }) =>
    `${path} can't be read (${reasons[code] ?? code}): name a file that can.`,
  'not-text': ({ path }) =>
    `${path === '-' ? 'Standard input' : path} is not text: what a build prints is wanted.`,
  compressed: ({ path, unpack, command }) => {
    const again = `${program} ${command}${command === 'replay' ? ' -' : ''}`;
    return path === '-'
      ? `Standard input is compressed: unpack it on its way, as in ${shellQuote(unpack)} FILE | ${again}.`
      : `${path} is compressed: unpack it on its way, as in ${shellQuote([...unpack, path])} | ${again}.`;
  },
  'empty-recording': ({ path }) =>
    `${path === '-' ? 'Standard input' : path} holds no recording of a build: make one with docker buildx build --progress rawjson . 2> build.jsonl.`,
  'empty-log': ({ path }) =>
    path === '-'
      ? `Standard input is empty: builds write to standard error, so pipe both, as in docker buildx build . 2>&1 | ${program} diagnose.`
      : `${path} is empty: name a file that holds the output of a build.`,
  demo: ({ value, meant }) =>
    meant === null
      ? `--demo ${value}: there is no such practice machine; multiarch-wizard --demo lists them, and a file of your own is written ./${value}.`
      : `--demo ${value}: there is no such practice machine; did you mean ${meant}?`,
  'no-demo': ({ command }) =>
    command === 'clinic'
      ? 'clinic takes no --demo: it needs no Docker, and touches nothing of this machine. Leave it out.'
      : 'replay takes no --demo: a recording plays on no machine. Leave it out.',
  'without-demo': ({ flag }) =>
    flag === '--speed'
      ? '--speed is the pace of a practice machine here: add --demo, or leave it out.'
      : '--autoplay walks over a practice machine only: name one, as in --demo fresh-laptop --autoplay.',
  pace: ({ value }) => `--pace ${value} is not slow, normal or fast.`,
  'with-bake': ({ flag }) =>
    `${flag} is what a bake file says for each target: leave it out, or --bake and --bake-target.`,
  'without-autoplay': () => '--pace is how long --autoplay waits: add --autoplay, or leave it out.',
  'nobody-watches': () =>
    '--autoplay needs a terminal to be watched in, and there is none: run it in one.',
  recording: ({ sentence }) => sentence,
  'nothing-piped': () => 'Standard input is a terminal: pipe something in, or name a file.',
};

/** `a, b or c` */
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

const named = (command: CommandName): string => (command === 'wizard' ? 'the wizard' : command);

const helpFor = (command: CommandName): string =>
  command === 'wizard' ? '--help' : `${command} --help`;

const takes: { readonly [Name in CommandName]: string } = {
  wizard: 'The wizard builds one folder',
  assemble: 'assemble takes any number of images',
  doctor: 'doctor takes flags only',
  diagnose: 'diagnose reads one log',
  undo: 'undo takes flags only',
  clinic: 'clinic takes no arguments',
  explain: 'explain takes one name',
  replay: 'replay plays one recording',
  record: 'record takes a file and one folder',
};

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EISDIR: 'it is a folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
};

const noTerminal: { readonly [Reason in NoTerminal]: (command: string) => string } = {
  'no-output': (command) =>
    `The screen needs a terminal, and standard output is none. Without one, run: ${command}`,
  'no-keys': (command) =>
    `The screen needs a terminal to read keys from, and there is none. Without one, run: ${command}`,
  dumb: (command) =>
    `The screen needs a terminal that can redraw its lines, and TERM=dumb says that this one can't. In another one it works; here, run: ${command}`,
};

/** What the command line says. */
export const cli = {
  usage: (problem: CommandLineProblem): string =>
    (usage[problem.kind] as (problem: CommandLineProblem) => string)(problem),
  noTerminal,
  crashed: (message: string, details: string | null) =>
    details === null
      ? `multiarch-wizard stopped because of an error of its own: ${message}`
      : `multiarch-wizard stopped because of an error of its own: ${message} (details: ${details})`,
  help,
} as const;
