import { describe, expect, it } from 'vitest';
import { localFolders, parseLocalManifest } from '../../src/docker/local-manifests.ts';
import { recorded } from './recorded.ts';

const text = (name: string) => recorded(name).toString();

describe("the client's own copy of a list", () => {
  it('is a folder that is named after the whole reference', () => {
    expect(localFolders('localhost:5000/t')).toEqual([
      'localhost-5000_t-latest',
      'localhost%5000#t%latest',
    ]);
    expect(localFolders('kofj/multi-demo:1')?.[0]).toBe('docker.io_kofj_multi-demo-1');
    expect(localFolders('alpine')?.[0]).toBe('docker.io_library_alpine-latest');
    expect(localFolders('https://x')).toBeNull();
  });

  it('names the digest that will be pushed, and the platform', () => {
    const platform = { os: 'linux', architecture: 'arm', variant: 'v7' };
    expect(parseLocalManifest(text('local-manifest-docker-20.10.24.json'))).toEqual({
      reference: 'localhost:5000/t:armv7',
      digest: 'sha256:af15e2c872a53bc50ee297b8d56adfc9456a4eaa8f8750dd1fb7188cb16db04d',
      platform,
    });
    expect(parseLocalManifest(text('local-manifest-docker-28.5.2.json'))).toMatchObject({
      reference: 'localhost:5000/t:armv7',
      platform,
    });
  });

  it('is read as older clients wrote it, too', () => {
    const old =
      '{"Ref":"docker.io/a/b:1","Digest":"sha256:00","Platform":{"architecture":"arm64","os":"linux"}}';
    expect(parseLocalManifest(old)).toEqual({
      reference: 'docker.io/a/b:1',
      digest: 'sha256:00',
      platform: { os: 'linux', architecture: 'arm64', variant: null },
    });
    expect(parseLocalManifest('{}')).toBeNull();
    expect(parseLocalManifest('[')).toBeNull();
  });
});
