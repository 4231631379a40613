import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowsPlainHttp, plainHttpConfig } from '../../src/docker/buildkit-config.ts';

describe('a registry that speaks plain HTTP', () => {
  test('stands in a BuildKit configuration', () => {
    expect(plainHttpConfig('192.168.1.5:5000')).toBe(
      '[registry."192.168.1.5:5000"]\n  http = true\n',
    );
  });

  test.each(['registry', 'Registry.Example.com', 'localhost:5000', '[::1]:5000', '10.0.0.1:443'])(
    'may be %s',
    (registry) => {
      expect(allowsPlainHttp(plainHttpConfig(registry) ?? '', registry)).toBe(true);
    },
  );

  test.each([
    '',
    'a"]\nroot = "/"\n[x."',
    'a"b',
    'a\\b',
    'a b',
    'a\n',
    'a/b',
    'http://a',
    'a:port',
    'a]',
    '-a',
  ])('is never %j', (registry) => {
    expect(plainHttpConfig(registry)).toBeNull();
  });

  test('is found in what buildx 0.29.1 made of a configuration', () => {
    const toml =
      'debug = true\n\n[registry]\n\n  [registry."192.168.1.5:5000"]\n    http = true\n\n  [registry."other:5000"]\n    http = false\n';
    expect(allowsPlainHttp(toml, '192.168.1.5:5000')).toBe(true);
    expect(allowsPlainHttp(toml, 'other:5000')).toBe(false);
    expect(allowsPlainHttp(toml, '192.168.1.5')).toBe(false);
  });

  test('never brings a second line of its own along', () => {
    fc.assert(
      fc.property(fc.string(), (registry) => {
        const toml = plainHttpConfig(registry);
        expect(toml === null || toml.split('\n').length === 3).toBe(true);
        expect(allowsPlainHttp(registry, registry)).toBe(false);
      }),
    );
  });
});
