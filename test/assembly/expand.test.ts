import { describe, expect, it } from 'vitest';
import { expand } from '../../src/assembly/expand.ts';
import type { RegistryDoor } from '../../src/checklist/registry/door.ts';

/** A registry whose repositories all have these tags; `asked` are those that were asked for. */
function registryOf(tags: readonly string[]) {
  const asked: string[] = [];
  const door: RegistryDoor = {
    tags: async ({ repository }) => {
      asked.push(repository);
      return { ok: true, value: tags };
    },
    manifest: () => Promise.reject(new Error('not asked for')),
    config: () => Promise.reject(new Error('not asked for')),
    isOpen: () => true,
  };
  return { door, asked };
}

describe('the references that patterns give', () => {
  it('are none where a word makes them something else', async () => {
    const { door } = registryOf([]);
    const architectures = ['amd64', 'amd64;x', '--help'];
    const { named, empty } = await expand(
      { sources: ['me/app:{arch}', '{arch}'], architectures },
      door,
    );
    expect(named.map(({ reference }) => reference)).toEqual(['me/app:amd64', 'amd64']);
    expect(empty).toEqual(
      ['me/app:amd64;x', 'me/app:--help', 'amd64;x', '--help'].map((pattern) => ({
        ...{ pattern, error: null, isNoReference: true },
      })),
    );
  });

  it('are asked of the registry only for a mark in the tag', async () => {
    const { door, asked } = registryOf(['amd64', '1']);
    const tags = await expand({ sources: ['me/app:{arch}'], architectures: [] }, door);
    expect(tags.named.map(({ reference }) => reference)).toEqual(['me/app:amd64']);
    const folders = await expand({ sources: ['{arch}/app:1'], architectures: [] }, door);
    expect(folders).toEqual({ named: [], empty: [{ pattern: '{arch}/app:1', error: null }] });
    expect(asked).toEqual(['me/app']);
  });
});
