import { expect, test } from 'vitest';
import { groundFor } from '../../src/assembly/looking.ts';
import { nothingWanted } from '../../src/assembly/nothing-wanted.ts';
import { buildxVersion, dockerVersion } from '../../src/docker/commands.ts';
import { shellQuote } from '../../src/docker/shell-words.ts';
import type { HttpAnswer, HttpRequest } from '../../src/host/host.ts';
import { stubHost } from '../wizard/stub-host.ts';

test('only the registry of the list is asked past its certificate, for only of it that was said', async () => {
  const asked: HttpRequest[] = [];
  const commands = { [shellQuote(dockerVersion)]: '', [shellQuote(buildxVersion)]: '' };
  const host = {
    ...stubHost({ commands }),
    request: async (one: HttpRequest): Promise<HttpAnswer> => {
      asked.push(one);
      return { error: 'untrusted', detail: 'DEPTH_ZERO_SELF_SIGNED_CERT' };
    },
  };
  const wanted = {
    ...{ ...nothingWanted, list: 'own.lan/app:1', isInsecure: true },
    sources: ['own.lan/app:arm64', 'other.lan/app:amd64'],
  };
  const { door } = await groundFor(host, wanted, new AbortController().signal);
  asked.length = 0;
  await door.tags({ registry: 'own.lan', repository: 'app' });
  await door.tags({ registry: 'other.lan', repository: 'app' });
  expect(asked.map(({ url, anyCertificate }) => [new URL(url).host, anyCertificate])).toEqual([
    ['own.lan', true],
    ['other.lan', undefined],
  ]);
});
