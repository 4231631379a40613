import { describe, expect, it } from 'vitest';
import {
  imagetoolsCreate,
  manifestAnnotate,
  manifestCreate,
  manifestInspect,
  manifestPush,
  manifestRemove,
} from '../../src/docker/list-commands.ts';
import { shellQuote } from '../../src/docker/shell-words.ts';

const list = 'localhost:5000/app:1';
const sources = ['localhost:5000/app:amd64', 'localhost:5000/app:arm64'];

describe('the commands that make a list', () => {
  it('are one with imagetools, which names the builder that knows the registry', () => {
    expect(shellQuote(imagetoolsCreate(list, sources, null))).toBe(
      'docker buildx imagetools create --tag localhost:5000/app:1 localhost:5000/app:amd64 localhost:5000/app:arm64',
    );
    expect(shellQuote(imagetoolsCreate(list, ['a/b'], 'mybuilder'))).toBe(
      'docker buildx imagetools create --builder mybuilder --tag localhost:5000/app:1 a/b',
    );
  });

  it('are those of the article with docker manifest', () => {
    const how = { isInsecure: false };
    expect(
      [
        manifestCreate(list, sources, how),
        manifestAnnotate(list, 'localhost:5000/app:arm64', {
          os: 'linux',
          architecture: 'arm64',
          variant: null,
        }),
        manifestPush(list, how),
        manifestRemove(list),
      ].map(shellQuote),
    ).toEqual([
      'docker manifest create localhost:5000/app:1 localhost:5000/app:amd64 localhost:5000/app:arm64',
      'docker manifest annotate --os linux --arch arm64 localhost:5000/app:1 localhost:5000/app:arm64',
      'docker manifest push --purge localhost:5000/app:1',
      'docker manifest rm localhost:5000/app:1',
    ]);
  });

  it('say --insecure where a registry is asked, and nowhere else', () => {
    const how = { isInsecure: true };
    const variant = { os: 'linux', architecture: 'arm', variant: 'v7' };
    expect(manifestCreate(list, sources, how)).toContain('--insecure');
    expect(manifestPush(list, how)).toContain('--insecure');
    expect(manifestInspect(list, how)).toContain('--insecure');
    expect(shellQuote(manifestAnnotate(list, 'a/b', variant))).toBe(
      'docker manifest annotate --os linux --arch arm --variant v7 localhost:5000/app:1 a/b',
    );
  });

  it('say of Windows its version and features, which choose among its images', () => {
    const platform = {
      ...{ os: 'windows', architecture: 'amd64', variant: null },
      ...{ osVersion: '10.0.20348.2113', osFeatures: ['win32k', 'other'] },
    };
    expect(shellQuote(manifestAnnotate(list, 'a/b', platform))).toBe(
      'docker manifest annotate --os windows --arch amd64 --os-version 10.0.20348.2113 --os-features win32k,other localhost:5000/app:1 a/b',
    );
  });

  it('keep the local copy only where that is asked for', () => {
    expect(manifestPush(list, { isInsecure: false, isKept: true })).not.toContain('--purge');
  });
});
