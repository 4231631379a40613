import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { texts } from '../../src/texts/index.ts';
import { catalogue } from '../../src/troubleshooting/catalogue.ts';

vi.mock('../../src/texts/spoken.ts', () => ({
  speak: () => {},
  spoken: () => {
    throw new Error('a text is read before it is known which language is spoken');
  },
}));

/** Files of the program, the texts themselves left out. */
const files = readdirSync('src', { recursive: true })
  .map((path) => String(path).replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('texts/'));

/** Strings in a program, what is put into them as `…`. */
function stringsOf(source: string): readonly string[] {
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    // A pattern may hold a quote.
    .replace(/(?<== )\/.*\/[a-z]*(?=;$)/gm, '');
  const strings = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;
  return [...code.matchAll(strings)]
    .map(([, single, double, template]) => single ?? double ?? template ?? '')
    .map((text) => text.replace(/\$\{[^}]*\}/g, '…').replaceAll('\\n', ' '));
}

/** Two words beside each other, or any Chinese. */
const isSentence = (text: string): boolean =>
  /\p{L}{2,}[,.:;]? \p{L}{2,}|\p{Script=Han}/u.test(text);

/**
 * What no person reads as a sentence of ours: output of tools, which is looked for, and where that
 * is told of; commands; errors that only who changes the program ever sees.
 */
const others: Readonly<Record<string, readonly (string | RegExp)[]>> = {
  // Names of architectures, in one string.
  'docker/platform.ts': [/^[a-z0-9 ]+$/],
  'docker/annotatable.ts': [/^[a-z0-9 ]+$/],
  'docker/proof.ts': [/^FROM scratch COPY/],
  // What stands in a script and in a Makefile, besides their comments.
  'assembly/makefile.ts': [/^export /, /^\.PHONY:/, /^-docker /],
  'assembly/shell-script.ts': [/^export /, /^for (?:arch|image) in /, /^\s*case /],
  // What stands in a file of the machine, whoever reads it there.
  'docker/handlers-unit.ts': [/^Description=/],
  'clinic/answer.ts': ['no answer: …'],
  'clinic/open.ts': ['not in the recording: …'],
  'clinic/recording.ts': ['no recording at …'],
  'clinic/subjects.ts': ['no architecture for …'],
  'clinic/why.ts': ['no binfmt_misc', 'mount binfmt_misc'],
  'docker/engine.ts': ['Podman Engine', 'Docker Desktop'],
  'docker/product.ts': ['Rancher Desktop'],
  'docker/package-owners.ts': ['diversion by '],
  'docker/builders/inspect.ts': ['BuildKit daemon flags', 'BuildKit version', 'Driver Options'],
  'docker/lanes/cancellation.ts': ['context canceled'],
  'docker/progress/plain-reader.ts': ['context canceled'],
  // Lines of a Dockerfile.
  'lessons/topics/emulation.ts': [/^(?:golang:|ARG |RUN )/],
  'wizard/plain-log.ts': ['WARN: ……'],
  'checklist/checks/memory.ts': [/OOMKilled: true$/],
  'checklist/client/inspect.ts': ['requires experimental CLI'],
  'checklist/emulators/install-remedies.ts': ['Cannot write to …: write …: invalid argument'],
  'checklist/machine/judge-engine.ts': ['Server: Podman Engine', 'OSType: windows'],
  'checklist/machine/product-starters.ts': ['quit app "Docker"'],
  'checklist/machine/surroundings.ts': ['/Applications/Rancher Desktop.app'],
  'checklist/machine/judge-versions.ts': ['Docker Desktop …', /^SecurityOptions: name=/],
  // What the kernel and the shell of a practice machine print.
  'practice/proc.ts': [/^(?:Linux version |nodev\\t)/, / rw,nosuid,nodev,noexec,relatime /],
  'practice/products.ts': ['Docker Desktop', 'Alpine Linux v3.20'],
  'practice/process.ts': ['Sudo version 1.9.15p5 ', /: command not found $/],
  'troubleshooting/automaton.ts': ['… states are more than the table can name'],
  'troubleshooting/named.ts': ['building with "'],
  // Patterns, whose quotes look as those of a string.
  'troubleshooting/quoted.ts': [/\n/],
  // What a change of this machine is remembered by.
  'undo/aims/builders.ts': ['selected builder', 'state of …'],
  'undo/aims/engine.ts': ['current context', 'quit app "Docker"', 'engine of …'],
  'undo/aims/files.ts': ['permissions of …'],
  'undo/aims/lists.ts': ['local list …'],
  'undo/aims/kernel.ts': ['switch of …', 'module binfmt_misc'],
};

/** What a person types. */
const isCommand = (text: string): boolean =>
  /^(?:docker|multiarch-wizard|npm|npx|sudo|systemctl) /.test(text);

/** The programs of a practice machine: what they print is a tool's, and they read none of our texts. */
const programs = /^practice\/(?:docker|tools)\//;

/** As a text and as a pattern it is the same. */
const plain = (text: string): string => text.replaceAll('\\', '').toLowerCase();

/** What the catalogue looks for in the output of tools, and where that was read: everything else in it would be ours. */
const lookedFor = catalogue
  .flatMap(({ patterns, source }) => [
    source,
    ...patterns.flatMap(({ part, line, near }) => [part, line?.source ?? '', near?.source ?? '']),
  ])
  .map(plain);

/** Whether all of a string, what is put into it left out, is part of what the catalogue looks for. */
const isLookedFor = (text: string): boolean =>
  text
    .split('…')
    .map(plain)
    .every((piece) => lookedFor.some((one) => one.includes(piece)));

describe('the sentences of the program', () => {
  test('are in the files of the languages, and nowhere else', () => {
    const found = files
      .filter((file) => !programs.test(file))
      .flatMap((file) =>
        stringsOf(readFileSync(`src/${file}`, 'utf8'))
          .filter((text) => isSentence(text) && !isCommand(text))
          .filter((text) => !file.startsWith('troubleshooting/') || !isLookedFor(text))
          .filter((text) => !others[file]?.some((other) => isLike(text, other)))
          .map((text) => `${file}: ${text}`),
      );
    expect(found).toEqual([]);
  });

  test('would be found elsewhere', () => {
    const source =
      "// A note.\nconst a = 'The engine runs.'; const b = `引擎在 ${x}`; const c = 'ok';";
    expect(stringsOf(source).filter(isSentence)).toEqual(['The engine runs.', '引擎在 …']);
  });

  test('are in no program of a practice machine: none of them reads a text of ours', () => {
    const readers = files.filter(
      (file) => programs.test(file) && /\/texts\//.test(readFileSync(`src/${file}`, 'utf8')),
    );
    expect(files.filter((file) => programs.test(file)).length).toBeGreaterThan(50);
    expect(readers).toEqual([]);
  });

  test('would be found in the catalogue, too', () => {
    expect(isLookedFor('cannot connect to the docker daemon')).toBe(true);
    expect(isLookedFor('The engine runs.')).toBe(false);
  });

  test('are looked for in files that are there', () => {
    expect(Object.keys(others).filter((file) => !files.includes(file))).toEqual([]);
  });

  test('are not read while files are loaded: which language is spoken is known later', async () => {
    expect(() => texts()).toThrow('a text is read');
    // The command line runs as soon as it is loaded.
    const loaded = files
      .filter((file) => file !== 'cli.ts')
      .map((file) => import(/* @vite-ignore */ pathToFileURL(`src/${file}`).href));
    const failed = (await Promise.allSettled(loaded)).filter(({ status }) => status === 'rejected');
    expect(failed).toEqual([]);
  }, 60_000);
});

const isLike = (text: string, other: string | RegExp): boolean =>
  typeof other === 'string' ? text === other : other.test(text);
