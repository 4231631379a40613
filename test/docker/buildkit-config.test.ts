import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  buildkitConfig,
  registriesIn,
  registrySettings,
} from '../../src/docker/buildkit-config.ts';

describe('a registry without trusted TLS', () => {
  test('gets a section of its own', () => {
    expect(buildkitConfig('192.168.1.5:5000', 'http')).toBe(
      '[registry."192.168.1.5:5000"]\n  http = true\n',
    );
    expect(buildkitConfig('own.example', 'insecure')).toBe(
      '[registry."own.example"]\n  insecure = true\n',
    );
  });

  test.each(['Registry.Example.com', 'localhost:5000', '[::1]:5000', '10.0.0.1:443'])(
    'may be %s',
    (registry) => {
      expect(buildkitConfig(registry, 'http')).toContain(`."${registry}"]`);
    },
  );

  test.each([
    '',
    'a.io"]\nroot = "/"\n[x."',
    'a.io"b',
    'a.io\\b',
    'a.io b',
    'a.io\n',
    'a.io/b',
    'http://a.io',
    'a:port',
    'a.io]',
    '-a.io',
  ])('is never %j', (registry) => {
    expect(buildkitConfig(registry, 'http')).toBeNull();
  });

  test('is found in what buildx 0.29.1 made of a configuration', () => {
    const printed =
      'debug = true\n\n[registry]\n\n  [registry."192.168.1.5:5000"]\n    http = true\n\n  [registry."other:5000"]\n    http = false\n';
    expect([...registriesIn(printed)]).toEqual([['192.168.1.5:5000', 'http']]);
  });

  test('is found in what a person wrote', () => {
    const written = [
      "[registry.'own.example'] # ours",
      'insecure=true',
      '[registry."both.example"]',
      'http = true',
      'insecure = true',
      '[registry."docker.io"]',
      'mirrors = ["mirror.example"]',
      '[worker.oci]',
      'http = true',
      '# http = true',
    ].join('\r\n');
    expect([...registriesIn(written)]).toEqual([
      ['own.example', 'insecure'],
      ['both.example', 'http'],
    ]);
  });
});

test('mirrors and certificates are read, over several lines, too', () => {
  const written = [
    '[registry."docker.io"]',
    '  mirrors = ["mirror.gcr.io", \'other:5000\']',
    '[registry."own.example"]',
    '  ca = [',
    '    "/etc/a.pem", # ours',
    '    "/etc/b.pem",',
    '  ]',
    '  [[registry."own.example".keypair]]',
    '    key = "/etc/key.pem"',
    '[registry.bare]',
    '  insecure = true',
    '[dns]',
    '  ca = ["/no"]',
  ].join('\n');
  expect(registrySettings(written)).toEqual([
    { registry: 'docker.io', access: null, mirrors: ['mirror.gcr.io', 'other:5000'], ca: [] },
    { registry: 'own.example', access: null, mirrors: [], ca: ['/etc/a.pem', '/etc/b.pem'] },
    { registry: 'bare', access: 'insecure', mirrors: [], ca: [] },
  ]);
});

test('whatever is given, the file holds that registry or is not written', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.domain()), (text) => {
      registriesIn(text);
      const config = buildkitConfig(text, 'http');
      if (config !== null) expect([...registriesIn(config)]).toEqual([[text, 'http']]);
    }),
  );
});
