import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isBareName,
  isLocalRegistry,
  parseReference,
  type ReferenceProblem,
  registryOf,
  suggestReference,
} from '../../src/docker/reference.ts';

const sha = `sha256:${'0123456789abcdef'.repeat(4)}`;

describe('a reference means', () => {
  test.each([
    ['alpine', 'docker.io', 'library/alpine', null, null, 'alpine'],
    ['alpine:3.20', 'docker.io', 'library/alpine', '3.20', null, 'alpine:3.20'],
    ['team/app:1', 'docker.io', 'team/app', '1', null, 'team/app:1'],
    ['docker.io/alpine', 'docker.io', 'library/alpine', null, null, 'alpine'],
    ['index.docker.io/team/app', 'docker.io', 'team/app', null, null, 'team/app'],
    ['docker.io/library/a/b', 'docker.io', 'library/a/b', null, null, 'library/a/b'],
    ['localhost/app', 'localhost', 'app', null, null, 'localhost/app'],
    ['localhost:5000/demo:1', 'localhost:5000', 'demo', '1', null, 'localhost:5000/demo:1'],
    ['host:5000/a/b', 'host:5000', 'a/b', null, null, 'host:5000/a/b'],
    ['[::1]:5000/a', '[::1]:5000', 'a', null, null, '[::1]:5000/a'],
    ['Ghcr.IO/a/b_c__d.e--f', 'Ghcr.IO', 'a/b_c__d.e--f', null, null, 'Ghcr.IO/a/b_c__d.e--f'],
    [`quay.io/a/b@${sha}`, 'quay.io', 'a/b', null, sha, `quay.io/a/b@${sha}`],
    [`a/b:T.-_9@${sha}`, 'docker.io', 'a/b', 'T.-_9', sha, `a/b:T.-_9@${sha}`],
    ['host:5000', 'docker.io', 'library/host', '5000', null, 'host:5000'],
  ])('%s', (text, registry, repository, tag, digest, familiar) => {
    const name = `${registry}/${repository}`;
    expect(parseReference(text)).toEqual({
      ok: true,
      registry,
      repository,
      tag,
      digest,
      name,
      familiar,
    });
  });
});

describe('someone who types a reference sees where it is wrong', () => {
  // The mark stands under the first wrong character.
  const cases: readonly (readonly [string, ReferenceProblem, string, string | null])[] = [
    ['', 'empty', '^', null],
    ['Demo', 'capitals', '^', 'demo'],
    ['team/MyApp:1', 'capitals', '     ^', 'team/myapp:1'],
    ['Team/app', 'capitals', '^', 'team/app'],
    ['ghcr.io/Me/app', 'capitals', '        ^', 'ghcr.io/me/app'],
    ['my app', 'bad-character', '  ^', 'my-app'],
    [' demo', 'bad-character', '^', 'demo'],
    ['tëam/app', 'bad-character', ' ^', 't-am/app'],
    ['team//app', 'bad-separator', '     ^', 'team/app'],
    ['team/app/', 'bad-separator', '         ^', 'team/app'],
    ['team/-app', 'bad-separator', '     ^', 'team/app'],
    ['team/app-', 'bad-separator', '        ^', 'team/app'],
    ['a..b', 'bad-separator', '  ^', 'a.b'],
    ['a___b', 'bad-separator', '  ^', 'a_b'],
    ['a-_b', 'bad-separator', '  ^', 'a-b'],
    ['demo:', 'bad-tag', '     ^', 'demo'],
    ['demo:-1', 'bad-tag', '     ^', 'demo:1'],
    ['demo:a b', 'bad-tag', '      ^', 'demo:a-b'],
    ['demo:1:2', 'bad-tag', '      ^', 'demo:1-2'],
    ['host:port/app', 'bad-registry', '     ^', null],
    ['-host.io/app', 'bad-registry', '^', null],
    ['my_host.io/app', 'bad-registry', '  ^', null],
    ['host:/app', 'bad-registry', '     ^', null],
    ['demo@sha256:abc', 'bad-digest', '               ^', 'demo'],
    ['demo@md5:abc', 'bad-digest', '     ^', 'demo'],
    ['https://ghcr.io/a/b:1', 'scheme', '^', 'ghcr.io/a/b:1'],
    ['0123456789abcdef'.repeat(4), 'image-id', '^', null],
  ];
  test.each(cases)('%j: %s', (text, code, mark, suggestion) => {
    expect(parseReference(text)).toEqual({ ok: false, code, at: mark.length - 1, suggestion });
  });

  test('a name beyond 255 characters and a tag beyond 128 are too long from there on', () => {
    expect(parseReference(`q.io/${'a'.repeat(250)}`).ok).toBe(true);
    expect(parseReference(`q.io/${'a'.repeat(251)}`)).toMatchObject({ code: 'too-long', at: 255 });
    expect(parseReference(`a:${'b'.repeat(128)}`).ok).toBe(true);
    expect(parseReference(`a:${'b'.repeat(129)}`)).toMatchObject({ code: 'too-long', at: 130 });
  });
});

test('a bare name would be pushed to the official images, and is no place for a push', () => {
  const isBare = (text: string) => {
    const reference = parseReference(text);
    return reference.ok && isBareName(reference);
  };
  expect(['demo', 'demo:1', 'docker.io/demo', 'library/demo'].every(isBare)).toBe(true);
  expect(['me/demo', 'localhost/demo', 'ghcr.io/demo', 'library/a/b'].some(isBare)).toBe(false);
});

test('the registry is known before the reference is complete', () => {
  expect(registryOf('localhost:5000/')).toBe('localhost:5000');
  expect(registryOf('Team/')).toBe('docker.io');
  expect(registryOf('')).toBe('docker.io');
});

test('localhost is the builder itself, under each of its names', () => {
  const local = ['localhost', 'localhost:5000', '127.0.0.1', '127.1.2.3:80', '[::1]:5000', '::1'];
  expect(local.every(isLocalRegistry)).toBe(true);
  const others = [
    'docker.io',
    '192.168.1.5:5000',
    '127.0.0.256',
    '127.0.0.1.nip.io',
    'localhost.x',
  ];
  expect([...others, '', 'host.docker.internal:5000'].some(isLocalRegistry)).toBe(false);
});

describe('the suggestion', () => {
  const date = new Date(2026, 10, 4, 23, 30);
  const suggest = (
    folder: string,
    registry: string | null = null,
    namespace: string | null = null,
  ) => suggestReference({ folder, date, registry, namespace });

  test('is the folder and the day, where it will go', () => {
    expect(suggest('/home/me/My App (2)/')).toBe('my-app-2:2026-11-04');
    expect(suggest('demo', 'docker.io', 'me')).toBe('me/demo:2026-11-04');
    expect(suggest('demo', 'localhost:5000')).toBe('localhost:5000/demo:2026-11-04');
    expect(suggest('Crème', 'ghcr.io', 'team')).toBe('ghcr.io/team/creme:2026-11-04');
  });

  test('leaves out what would make it invalid', () => {
    expect(suggest('日本')).toBe('app:2026-11-04');
    expect(suggest('demo', 'docker.io', 'Not A Namespace')).toBe('demo:2026-11-04');
  });

  test('is valid for any folder', () => {
    const anywhere = fc.option(fc.string());
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        anywhere,
        anywhere,
        (folder, registry, namespace) => {
          expect(parseReference(suggest(folder, registry, namespace)).ok).toBe(true);
        },
      ),
    );
  });
});

test('any text is a reference or is wrong somewhere in it', () => {
  const texts = fc.oneof(fc.string(), fc.stringMatching(/^[a-z0-9A-Z._/:@-]*$/));
  fc.assert(
    fc.property(texts, (text) => {
      const reference = parseReference(text);
      if (reference.ok) {
        expect(parseReference(reference.familiar)).toEqual(reference);
        return;
      }
      expect(reference.at).toBeGreaterThanOrEqual(0);
      expect(reference.at).toBeLessThanOrEqual(text.length);
      if (reference.suggestion !== null) expect(parseReference(reference.suggestion).ok).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
