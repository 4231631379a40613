import { createHash } from 'node:crypto';
import { isObject, type JsonObject, textIn, textsIn } from '../../docker/json.ts';
import { FileError, type WriteError } from '../../host/file-error.ts';
import type { FileFacts, Host, ReadError, Space } from '../../host/host.ts';
import { answersInOrder } from './answers-in-order.ts';
import { questions } from './recording.ts';

type Files = Pick<
  Host,
  | 'readText'
  | 'list'
  | 'stat'
  | 'space'
  | 'canRead'
  | 'canWrite'
  | 'sha256'
  | 'writeText'
  | 'remove'
  | 'appender'
>;

/**
 * The files of a recording: each is as it was then. What is written while it plays is there, too,
 * in memory alone; what nobody asked for then is not there.
 */
export function recordedFiles(events: readonly JsonObject[]): Files {
  const answers = answersInOrder<JsonObject>();
  for (const event of events) {
    const name = questions.find((question) => question in event) ?? '';
    answers.add(keyOf(name, `${event[name]}`, event['order']), event);
  }
  /** Null where it was removed. */
  const written = new Map<string, string | null>();
  const answer = (name: string, path: string, order?: string): JsonObject =>
    answers.next(keyOf(name, path, order)) ?? {};
  const change = (name: string, path: string, text: string | null) => {
    const error = textIn(answer(name, path)['error']);
    if (error !== null) throw new FileError(error as WriteError, path);
    written.set(path, text);
  };
  const readText = async (path: string) => {
    const text = written.get(path);
    const { text: recorded, error } = answer('read', path);
    if (typeof text === 'string') return { text, error: null };
    if (text === undefined && typeof recorded === 'string') return { text: recorded, error: null };
    return {
      text: null,
      error: text === null ? missing : ((textIn(error) ?? missing) as ReadError),
    };
  };
  return {
    readText,
    list: async (path, order = 'name') => {
      const { names } = answer('list', path, order);
      const own = namesIn(written, path);
      if (!Array.isArray(names) && own.length === 0) return null;
      const all = [...new Set([...textsIn(names), ...own])];
      return order === 'name' ? all.sort() : all;
    },
    stat: async (path) => {
      const { facts } = answer('stat', path);
      const text = written.get(path);
      if (text === null) return null;
      if (text !== undefined && !isObject(facts)) {
        return { kind: 'file', mode: 0o600, uid: 0, gid: 0, size: text.length };
      }
      return isObject(facts) ? (facts as FileFacts) : null;
    },
    space: async (path) => {
      const { room } = answer('space', path);
      return isObject(room) ? (room as Space) : null;
    },
    canRead: async (path) => answer('canRead', path)['isSo'] === true,
    canWrite: async (path) => answer('canWrite', path)['isSo'] === true,
    sha256: async (path) => {
      const text = written.get(path);
      if (typeof text === 'string') return createHash('sha256').update(text).digest('hex');
      return text === null ? null : textIn(answer('sha256', path)['hash']);
    },
    writeText: async (path, text, { backup }) => {
      const { text: before } = await readText(path);
      change('wrote', path, text);
      if (backup !== undefined && before !== null) written.set(backup, before);
    },
    remove: async (path) => change('removed', path, null),
    appender: async (path) => {
      change('wrote', path, written.get(path) ?? '');
      return {
        append: (chunk) => {
          const more = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
          written.set(path, `${written.get(path) ?? ''}${more}`);
        },
        error: () => null,
        close: async () => {},
      };
    },
  };
}

const missing: ReadError = 'missing';

const keyOf = (name: string, path: string, order?: unknown): string =>
  JSON.stringify([name, path.replace(/[\da-f]{32}\.json$/, 'this-folder.json'), order ?? null]);

/** Names of what was written in a folder. */
function namesIn(written: ReadonlyMap<string, string | null>, folder: string): readonly string[] {
  return [...written].flatMap(([path, text]) => {
    const name = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : '';
    return text === null || name === '' || name.includes('/') ? [] : [name];
  });
}
