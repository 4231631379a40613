import type { ExecutableTarget } from '../../docker/executable.ts';
import { plainWords } from '../../docker/terminal-text.ts';
import { texts } from '../../texts/index.ts';
import { type Binary, unfitness } from './binary.ts';
import type { Installing } from './installing.ts';

/** Why a file is not made the plugin, in a sentence; null where it may be. */
export function refusal(
  binary: Binary,
  { client, target }: Pick<Installing, 'client' | 'target'>,
): string | null {
  const words = texts().client.refused;
  const path = plainWords(binary.path);
  if (binary.path === target) return words.itself(path);
  const why = unfitness(binary, client);
  switch (why) {
    case null:
      return null;
    case 'wrong-machine':
      return words.wrongMachine(path, machine(binary.target), machine(client));
    case 'wrong-checksum':
      return words.wrongChecksum({
        sha256: binary.sha256 ?? '',
        published: binary.published?.sha256 ?? '',
        list: binary.published?.list ?? '',
      });
    default:
      return words.file[why](path);
  }
}

const machine = (target: ExecutableTarget | null): string =>
  target?.architecture ? `${target.system}/${target.architecture}` : (target?.system ?? '');
