import { createHash } from 'node:crypto';
import { shellQuote } from '../../src/docker/shell-words.ts';
import type { Ran, Space } from '../../src/host/host.ts';
import type { Look } from '../../src/host/look.ts';

/** What a command says: its standard output with exit code 0, or how else it ended. */
export type Said = string | Partial<Ran>;

/** A file: its text, null where there is none, or more than its text. */
export type StubFile =
  | string
  | null
  | {
      readonly text?: string;
      readonly error?: 'forbidden' | 'not-a-file' | 'unreadable';
      readonly mode?: number;
      readonly uid?: number;
      readonly gid?: number;
      readonly size?: number;
      readonly kind?: 'file' | 'folder' | 'other';
      readonly canWrite?: boolean;
    };

/** A machine of a test: all that a step may ask of it. */
export type StubMachine = Partial<Omit<Look, 'run' | 'readText' | 'list' | 'stat' | 'space'>> & {
  /** By the command as it is typed in a shell: `docker info --format '{{json .}}'`. */
  readonly commands?: Readonly<Record<string, Said>>;
  readonly files?: Readonly<Record<string, StubFile>>;
  /** Names in a folder; null where there is no such folder. */
  readonly folders?: Readonly<Record<string, readonly string[] | null>>;
  /** Room on the file system that a path is on. */
  readonly spaces?: Readonly<Record<string, Space | null>>;
};

/** A look that also knows what it was asked. */
export type StubLook = Look & {
  /** Commands and files, in the order in which they were first asked for. */
  readonly asked: readonly string[];
};

/**
 * A look at a machine that exists in a table only: Linux on amd64, an ordinary user called by
 * nobody's name, in /project. What the table does not hold fails the test: a step asks for nothing
 * that its test does not know of.
 */
export function stubLook(machine: StubMachine): StubLook {
  const { commands = {}, files = {}, folders = {}, spaces = {}, ...facts } = machine;
  const asked = new Set<string>();

  const known = <Value>(table: Readonly<Record<string, Value>>, question: string): Value => {
    asked.add(question);
    if (!Object.hasOwn(table, question)) {
      throw new Error(`The test does not know what this machine answers to: ${question}`);
    }
    return table[question] as Value;
  };
  const fileAt = (path: string): StubFile =>
    Object.hasOwn(folders, path) && !Object.hasOwn(files, path)
      ? folderFile(known(folders, path))
      : known(files, path);

  return {
    label: null,
    platform: 'linux',
    release: '6.12.48+deb13-amd64',
    uid: 1000,
    gid: 1000,
    groups: [1000],
    home: '/home/ada',
    cwd: '/project',
    env: {},
    now: () => new Date('2026-11-24T09:00:00Z'),
    canRead: async (path) => textOf(fileAt(path)) !== null,
    canWrite: async (path) => canWrite(fileAt(path)),
    sha256: async (path) => {
      const text = textOf(fileAt(path));
      return text === null ? null : createHash('sha256').update(text).digest('hex');
    },
    request: async () => ({ error: 'refused', detail: 'ECONNREFUSED' }),
    ...facts,
    get asked() {
      return [...asked];
    },
    run: async (argv) => ran(argv, known(commands, shellQuote(argv))),
    readText: async (path) => {
      const file = fileAt(path);
      const text = textOf(file);
      if (text !== null) return { text, error: null };
      return { text: null, error: errorOf(file) };
    },
    list: async (path) => known(folders, path),
    space: async (path) => known(spaces, path),
    stat: async (path) => {
      const file = fileAt(path);
      if (file === null) return null;
      const more = typeof file === 'string' ? {} : file;
      return {
        kind: more.kind ?? 'file',
        mode: more.mode ?? 0o644,
        uid: more.uid ?? 1000,
        gid: more.gid ?? 1000,
        size: more.size ?? textOf(file)?.length ?? 0,
      };
    },
  };
}

function ran(argv: readonly string[], said: Said): Ran {
  const more = typeof said === 'string' ? { stdout: said } : said;
  const exitCode = more.failed ? null : 0;
  return { argv, exitCode, stdout: '', stderr: '', failed: null, ms: 10, ...more };
}

const folderFile = (names: readonly string[] | null): StubFile =>
  names === null ? null : { kind: 'folder', mode: 0o755, canWrite: true };

const textOf = (file: StubFile): string | null =>
  typeof file === 'string' ? file : (file?.text ?? null);

function errorOf(file: StubFile) {
  if (file === null) return 'missing';
  if (typeof file === 'string') return 'unreadable';
  return file.error ?? (file.kind === 'folder' ? 'not-a-file' : 'unreadable');
}

const canWrite = (file: StubFile): boolean =>
  typeof file === 'string' || (file !== null && file.canWrite !== false);
