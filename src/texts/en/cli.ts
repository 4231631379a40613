import type { ReferenceProblem } from '../../docker/reference.ts';
import type { NoTerminal } from '../../terminal.ts';
import type { UsageProblem } from '../../usage.ts';

type Sentences = {
  readonly [Kind in UsageProblem['kind']]: (
    problem: Extract<UsageProblem, { readonly kind: Kind }>,
  ) => string;
};

const usage: Sentences = {
  'unknown-flag': ({ flag, meant }) =>
    meant === null
      ? `There is no flag ${flag}; --help lists all there are.`
      : `There is no flag ${flag}; did you mean ${meant}?`,
  'no-value': ({ flag }) => `${flag} has no value: give it one, as the examples in --help do.`,
  'needless-value': ({ flag }) => `${flag} takes no value: leave out what follows the "=".`,
  'not-here': ({ flag, command }) =>
    command === 'replay'
      ? `${flag} is a flag of the wizard: replay takes --speed and --json only.`
      : `${flag} is a flag of replay: multiarch-wizard replay FILE ${flag}.`,
  'one-too-many': ({ word, command }) =>
    command === 'replay'
      ? `replay plays one recording, and ${word} is another argument: leave it out.`
      : `The wizard builds one folder, and ${word} is another argument: leave it out.`,
  'no-file': () =>
    'replay has no recording to play: name its file, or - for standard input, as in multiarch-wizard replay build.jsonl.',
  platform: ({ word, meant }) =>
    meant === null
      ? `--platform ${word}: there is no such platform; the form is linux/amd64 or linux/arm/v7.`
      : `--platform ${word}: there is no such platform; did you mean ${meant}?`,
  tag: ({ value, code, meant }) =>
    meant === null
      ? `--tag ${value}: ${references[code]}; the form is REGISTRY/NAME:TAG.`
      : `--tag ${value}: ${references[code]}; write ${meant}.`,
  output: ({ value }) =>
    `--output ${value} is not a way out of the build: it is push, oci:FILE or oci-dir:DIR.`,
  speed: ({ value }) =>
    `--speed ${value} is not a number above 0 and up to 1000, such as 4 or 0.5.`,
  builder: ({ value }) =>
    `--builder ${value} is not a builder's name: letters, digits, ".", "_", "+" and "-", beginning with a letter or digit.`,
  'no-folder': ({ path, meant }) =>
    meant === null
      ? `There is no folder ${path}: name the folder to build from, or leave it out for this one.`
      : `There is no folder ${path}; did you mean the command ${meant}?`,
  'no-dockerfile': ({ path }) =>
    `--file ${path} is not there: name a Dockerfile, its path counted from this folder.`,
  unreadable: ({ path, code }) =>
    `${path} can't be read (${reasons[code] ?? code}): name a recording.`,
  'empty-recording': ({ path }) =>
    `${path === '-' ? 'Standard input' : path} holds no recording of a build: make one with docker buildx build --progress rawjson . 2> build.jsonl.`,
  'nothing-piped': () =>
    'Standard input is a terminal, not a recording: pipe one in, or name its file.',
};

const references: { readonly [Code in ReferenceProblem | 'has-digest']: string } = {
  empty: 'there is no reference',
  scheme: 'a reference has no https:// in front',
  capitals: 'capitals are not allowed in a repository name',
  'bad-character': 'a character in it is not allowed in a reference',
  'bad-separator': '".", "_", "-" and "/" stand between letters and digits only',
  'bad-registry': "its first part is not a registry's host and port",
  'bad-tag': 'a tag has up to 128 letters, digits, ".", "_" and "-"',
  'bad-digest': 'what follows the "@" is not a digest',
  'too-long': 'registry and repository have 255 characters at most',
  'image-id': '64 hexadecimal digits are the id of an image, not a name',
  'has-digest': 'the digest is known after the build only',
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

const help = `multiarch-wizard takes you from a Dockerfile to an image for several
architectures, one step at a time, and proves what it did.

Examples
  multiarch-wizard
      asks everything, and builds this folder
  multiarch-wizard app --platform linux/amd64,linux/arm64 --tag ghcr.io/me/app
      fills in what you know already
  multiarch-wizard --output oci:app.tar
      builds an archive, which needs no registry
  multiarch-wizard replay build.jsonl --speed 4
      plays a recorded build
  multiarch-wizard replay - --json < build.jsonl
      says what came of it

Commands
  multiarch-wizard [FLAGS] [CONTEXT]
      the wizard; CONTEXT is the folder to build from, this one if left out
  multiarch-wizard replay FILE [FLAGS]
      a recorded build; FILE is - for standard input
  A folder that has a command's name is written ./replay.

Flags of the wizard: answers that you can still change
      --platform A,B    platforms, such as linux/amd64,linux/arm64
  -t, --tag REF         the image's reference; repeat it for several
      --builder NAME    the buildx builder
  -f, --file FILE       the Dockerfile, CONTEXT/Dockerfile if left out
  -o, --output WHERE    push, oci:FILE or oci-dir:DIR; push if left out

Flags of replay
      --speed N         times as fast as it was recorded, 1 if left out
      --json            prints one JSON object and shows no screen

Flags of both
  -h, --help            this text
  -v, --version         the version

Exit codes
  0    the end was reached
  1    a step failed
  2    wrong usage, an unreadable file, or no terminal
  3    left while the machine, the client, the emulators or the builder has
       a problem
  5    left after a failed build
  130  left otherwise

Environment
  NO_COLOR              no colours
  TERM                  dumb: no screen, only what to run instead
  LC_ALL, LANG          without UTF-8: ASCII only
  XDG_STATE_HOME        where answers, receipts and logs are kept, in the
                        folder multiarch-wizard; ~/.local/state if not set
  DOCKER_CONFIG         the folder of the Docker client; ~/.docker if not set
  DOCKER_HOST, DOCKER_CONTEXT
                        the engine, as for docker itself`;

/** What the command line says. */
export const cli = {
  usage: (problem: UsageProblem): string =>
    (usage[problem.kind] as (problem: UsageProblem) => string)(problem),
  noTerminal,
  crashed: (message: string, details: string | null) =>
    details === null
      ? `multiarch-wizard stopped because of an error of its own: ${message}`
      : `multiarch-wizard stopped because of an error of its own: ${message} (details: ${details})`,
  help,
} as const;
