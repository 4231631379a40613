import { FileError } from '../file-error.ts';
import type { Host } from '../host.ts';
import type { Keeper } from './keeper.ts';

type FileFunctions = Pick<
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

/** The files of a host, each of whose answers is kept. Of what is written, the path alone. */
export function transcribedFiles(host: Host, { event }: Keeper): FileFunctions {
  const changing =
    <Input extends readonly [path: string, ...rest: unknown[]], Value>(
      name: 'wrote' | 'removed',
      change: (...input: Input) => Promise<Value>,
    ) =>
    async (...input: Input): Promise<Value> => {
      try {
        const value = await change(...input);
        event({ [name]: pathOf(input[0]), error: null });
        return value;
      } catch (error) {
        if (error instanceof FileError) event({ [name]: pathOf(input[0]), error: error.code });
        throw error;
      }
    };
  return {
    readText: async (path) => {
      const read = await host.readText(path);
      event({ read: pathOf(path), ...read });
      return read;
    },
    list: async (path, order = 'name') => {
      const names = await host.list(path, order);
      event({ list: path, order, names: names?.map(pathOf) ?? null });
      return names;
    },
    stat: async (path) => {
      const facts = await host.stat(path);
      event({ stat: path, facts });
      return facts;
    },
    space: async (path) => {
      const room = await host.space(path);
      event({ space: path, room });
      return room;
    },
    canRead: async (path) => {
      const isSo = await host.canRead(path);
      event({ canRead: path, isSo });
      return isSo;
    },
    canWrite: async (path) => {
      const isSo = await host.canWrite(path);
      event({ canWrite: path, isSo });
      return isSo;
    },
    sha256: async (path) => {
      const hash = await host.sha256(path);
      event({ sha256: path, hash });
      return hash;
    },
    writeText: changing('wrote', host.writeText),
    remove: changing('removed', host.remove),
    appender: changing('wrote', host.appender),
  };
}

/** The wizard's memory of a folder is named after the folder's path: of a short one that could be guessed. */
const pathOf = (path: string): string =>
  path.replace(/(?<=^|[/\\])[\da-f]{32}\.json$/, 'this-folder.json');
