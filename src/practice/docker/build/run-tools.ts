import { architectureOf } from '../../../docker/architecture.ts';
import { type Distribution, packageVersion } from './distribution.ts';
import type { Ran, Simple } from './shell.ts';

/** Where a RUN runs. */
export type Place = {
  readonly platform: string;
  readonly distribution: Distribution | null;
  /** As `uname -r` prints it. */
  readonly kernel: string;
};

/** What a program prints, or how it ends. */
type Told = readonly string[] | { readonly code: number };
type Tool = (words: readonly string[], place: Place) => Told;

/** What `uname -m` prints. */
export const machineOf = (platform: string): string =>
  architectureOf(platform)?.machines[0] ?? platform;

/** Words that are no flags, from the third one on: `apk add --no-cache figlet`. */
const namesIn = (words: readonly string[]): readonly string[] =>
  words.slice(2).filter((word) => !word.startsWith('-'));

/** Programs that Dockerfiles start, and what they print at least; all others are silent, and end well. */
const tools: Readonly<Record<string, Tool>> = {
  echo: ([, ...words]) => [words.filter((word) => !/^-[ne]+$/.test(word)).join(' ')],
  printf: ([, text = '']) => text.split('\\n').filter((line) => line !== ''),
  uname: ([, flag = '-s'], place) => [unameSays(flag, place)],
  seq: ([, ...words]) => {
    const [first = 1, last = first] = words.length > 1 ? words.map(Number) : [1, Number(words[0])];
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => `${first + at}`);
  },
  false: () => ({ code: 1 }),
  test: ([, ...words]) => tested(words),
  '[': ([, ...words]) => tested(words.slice(0, -1)),
  apk: (words, { platform, distribution }) =>
    words[1] === 'add' ? apkAdd(namesIn(words), platform, distribution) : [],
  'apt-get': (words, place) => aptGet(words, place),
  npm: ([, verb = '', script = '']) => npmSays(verb, script),
  pip: (words) => (words[1] === 'install' ? pipInstall(namesIn(words)) : []),
  cargo: ([, verb, ...flags]) =>
    verb === 'build'
      ? [
          flags.includes('--release')
            ? '    Finished `release` profile [optimized] target(s) in 21.40s'
            : '    Finished `dev` profile [unoptimized + debuginfo] target(s) in 9.12s',
        ]
      : [],
  go: ([, verb = ''], { platform }) =>
    verb === 'version' ? [`go version go1.25.4 ${platform.split('/').slice(0, 2).join('/')}`] : [],
};

const sameAs: Readonly<Record<string, string>> = { pip3: 'pip', apt: 'apt-get' };

/** Runs a program of a container. */
export function runTool({ words }: Simple, place: Place): Ran {
  const [program = ''] = words;
  const name = program.slice(program.lastIndexOf('/') + 1) || program;
  const known = tools[sameAs[name] ?? name];
  const told = known?.(words, place) ?? [];
  return 'code' in told ? { lines: [], code: told.code } : { lines: told, code: 0 };
}

/** How long a program that compiles or installs takes natively, 0 for all others. Milliseconds. */
export function effortOf({ words }: Simple, number: (below: number) => number): number {
  const [program = '', verb = ''] = words;
  const compiles = /^(?:make|gcc|cc|g\+\+|cmake|ninja|rustc|mvn|gradle)$/.test(program);
  if (compiles || (/^(?:cargo|go)$/.test(program) && /^(?:build|install|test)$/.test(verb))) {
    return 5_000 + number(4_000);
  }
  const installs = /^(?:apk|apt-get|apt|npm|pip3?|yarn|pnpm|dnf|yum|composer|bundle)$/;
  return installs.test(program) ? 2_600 + number(2_400) : 0;
}

/** Milliseconds that a program sleeps. */
export const sleepOf = ({ words: [program, time] }: Simple): number =>
  program === 'sleep' ? Number.parseFloat(time ?? '0') * 1000 || 0 : 0;

function unameSays(flag: string, { platform, kernel }: Place): string {
  const machine = machineOf(platform);
  const known: Readonly<Record<string, string>> = {
    ...{ '-m': machine, '-p': machine, '-r': kernel, '-n': sandbox },
    '-a': `Linux ${sandbox} ${kernel} #1 SMP ${machine} Linux`,
  };
  return known[flag] ?? 'Linux';
}

/** What BuildKit calls the machine that a RUN sees: executor/oci/hosts.go. */
const sandbox = 'buildkitsandbox';

/** `A = B`, `A != B`, `-n A`, `-z A`; of files nobody knows, and they are taken to be there. */
function tested(words: readonly string[]): Told {
  const [one = '', sign, other = ''] = words;
  if (sign === '=' || sign === '==') return { code: one === other ? 0 : 1 };
  if (sign === '!=') return { code: one === other ? 1 : 0 };
  if (one === '-n') return { code: sign ? 0 : 1 };
  if (one === '-z') return { code: sign ? 1 : 0 };
  return { code: 0 };
}

/** What Alpine calls the architectures. */
const alpineNames: Readonly<Record<string, string>> = {
  i686: 'x86',
  armv7l: 'armv7',
  armv6l: 'armhf',
};

function apkAdd(
  names: readonly string[],
  platform: string,
  distribution: Distribution | null,
): readonly string[] {
  const machine = machineOf(platform);
  const release = distribution?.release ?? 'edge';
  const own = alpineNames[platform === 'linux/arm/v6' ? 'armv6l' : machine] ?? machine;
  return [
    `fetch https://mirror.example/alpine/${release}/main/${own}/APKINDEX.tar.gz`,
    ...names.map((name, at) => {
      const version = distribution && packageVersion(distribution, name);
      return `(${at + 1}/${names.length}) Installing ${name}${version === null ? '' : ` (${version})`}`;
    }),
    `OK: 8 MiB in ${16 + names.length} packages`,
  ];
}

function aptGet(words: readonly string[], { distribution }: Place): readonly string[] {
  const [, verb] = words.filter((word) => !word.startsWith('-'));
  if (verb === 'update') {
    const { id = 'debian', release = 'stable' } = distribution ?? {};
    return [
      `Get:1 http://mirror.example/${id} ${release} InRelease [140 kB]`,
      'Reading package lists...',
    ];
  }
  if (verb !== 'install') return [];
  const names = words.filter((word) => !word.startsWith('-')).slice(2);
  return [
    ...['Reading package lists...', 'Building dependency tree...'],
    ...['The following NEW packages will be installed:', `  ${names.join(' ')}`],
    ...names.flatMap((name) => {
      const version = distribution && packageVersion(distribution, name);
      return version === null ? [] : [`Setting up ${name} (${version}) ...`];
    }),
  ];
}

function npmSays(verb: string, script: string): readonly string[] {
  if (verb === 'ci' || verb === 'install') {
    return [
      '',
      'added 112 packages, and audited 113 packages in 6s',
      '',
      'found 0 vulnerabilities',
    ];
  }
  if (verb === 'run') return ['', `> ${script}`];
  return verb === 'test' || verb === 'start' ? ['', `> ${verb}`] : [];
}

/** Which version it finds, only a pinned one tells. */
function pipInstall(names: readonly string[]): readonly string[] {
  const pinned = names.filter((name) => name.includes('=='));
  return [
    ...names
      .filter((name) => !/[/.]/.test(name.split('==')[0] ?? ''))
      .map((name) => `Collecting ${name}`),
    ...(pinned.length === 0
      ? []
      : [`Successfully installed ${pinned.map((name) => name.replace('==', '-')).join(' ')}`]),
  ];
}
