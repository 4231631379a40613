import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  manifestUrl,
  nextPage,
  parseChallenge,
  parseRegistryError,
  parseTags,
  parseToken,
  tagsUrl,
  tokenUrl,
} from '../../src/docker/registry-api.ts';

const app = { registry: 'localhost:5000', repository: 'team/app' };

describe("a registry's HTTP API", () => {
  it('is asked at the registry itself, and of Docker Hub at its own host', () => {
    expect(tagsUrl(app, 'http')).toBe('http://localhost:5000/v2/team/app/tags/list?n=1000');
    expect(manifestUrl({ registry: 'docker.io', repository: 'library/alpine' }, 'https', '3')).toBe(
      'https://registry-1.docker.io/v2/library/alpine/manifests/3',
    );
  });

  it('lists tags, none where there are none, and nothing that is no tag', () => {
    expect(parseTags('{"name":"t","tags":["armv6","latest"]}')).toEqual(['armv6', 'latest']);
    expect(parseTags('{"name":"t","tags":null}')).toEqual([]);
    expect(parseTags('{"tags":["ok","a b","../x","\\u001b[2J",7]}')).toEqual(['ok']);
    expect(parseTags('<html>')).toBeNull();
    expect(parseTags('{"errors":[]}')).toBeNull();
  });

  it('says where the next page is, and that page is on the same registry', () => {
    const asked = tagsUrl(app, 'https');
    const link = '</v2/team/app/tags/list?last=x&n=1000>; rel="next"';
    expect(nextPage(link, asked)).toBe(
      'https://localhost:5000/v2/team/app/tags/list?last=x&n=1000',
    );
    expect(nextPage('<http://inside:80/v2/team/app/tags/list?last=x>; rel=next', asked)).toBe(
      'https://localhost:5000/v2/team/app/tags/list?last=x',
    );
    expect(nextPage('</v2/>; rel="prev"', asked)).toBeNull();
    expect(nextPage(undefined, asked)).toBeNull();
  });

  it('asks for a name and password, or for a token from somewhere', () => {
    expect(parseChallenge('Basic realm="lab"')).toEqual({ scheme: 'basic' });
    const header =
      'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/alpine:pull"';
    const challenge = parseChallenge(header);
    expect(challenge).toEqual({
      scheme: 'bearer',
      realm: 'https://auth.docker.io/token',
      service: 'registry.docker.io',
      scope: 'repository:library/alpine:pull',
    });
    expect(challenge?.scheme === 'bearer' && tokenUrl(challenge, 'library/alpine')).toBe(
      'https://auth.docker.io/token?service=registry.docker.io&scope=repository%3Alibrary%2Falpine%3Apull',
    );
    expect(parseChallenge('Bearer realm="file:///etc/passwd"')).toBeNull();
    expect(parseChallenge('Negotiate')).toBeNull();
    expect(parseChallenge(undefined)).toBeNull();
  });

  it('asks for what is needed where the challenge names no scope', () => {
    const challenge = parseChallenge('Bearer realm="https://quay.io/v2/auth",service="quay.io"');
    expect(challenge?.scheme === 'bearer' && tokenUrl(challenge, 'team/app')).toBe(
      'https://quay.io/v2/auth?service=quay.io&scope=repository%3Ateam%2Fapp%3Apull',
    );
  });

  it('gives a token under either name, and only one that a header can hold', () => {
    expect(parseToken('{"token":"abc"}')).toBe('abc');
    expect(parseToken('{"access_token":"abc"}')).toBe('abc');
    expect(parseToken('{"token":"a\\r\\nb"}')).toBeNull();
    expect(parseToken('')).toBeNull();
  });

  it('names the reason of its refusal', () => {
    const body =
      '{"errors":[{"code":"UNAUTHORIZED","message":"authentication required","detail":[]}]}';
    expect(parseRegistryError(body)).toEqual({
      code: 'UNAUTHORIZED',
      message: 'authentication required',
    });
    expect(parseRegistryError('404 page not found')).toBeNull();
  });

  it('is read without an error whatever it says', () => {
    fc.assert(
      fc.property(fc.string(), fc.json(), (text, json) => {
        for (const said of [text, json]) {
          parseTags(said);
          parseToken(said);
          parseRegistryError(said);
          parseChallenge(said);
          nextPage(said, 'https://a/v2/');
        }
      }),
    );
  });
});
