import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  buildkitConfig,
  hasSettings,
  mergedConfig,
  type RegistryAccess,
  registrySettings,
  rehomed,
  settingsFor,
  tableOf,
} from '../../src/docker/buildkit-config.ts';

const only = (registry: string, access: RegistryAccess) =>
  buildkitConfig(settingsFor({ registry, access, mirrors: [] }));

describe('a registry without trusted TLS', () => {
  test('gets a section of its own', () => {
    expect(only('192.168.1.5:5000', 'http')).toBe('[registry."192.168.1.5:5000"]\n  http = true\n');
    expect(only('own.example', 'insecure')).toBe('[registry."own.example"]\n  insecure = true\n');
    expect(only('own.example', { ca: '/etc/own/ca.crt' })).toBe(
      '[registry."own.example"]\n  ca = ["/etc/own/ca.crt"]\n',
    );
  });

  test.each(['Registry.Example.com', 'localhost:5000', '[::1]:5000', '10.0.0.1:443'])(
    'may be %s',
    (registry) => {
      expect(only(registry, 'http')).toContain(`."${registry}"]`);
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
    expect(only(registry, 'http')).toBeNull();
  });

  test('is found in what buildx 0.29.1 made of a configuration', () => {
    const printed =
      'debug = true\n\n[registry]\n\n  [registry."192.168.1.5:5000"]\n    http = true\n\n  [registry."other:5000"]\n    http = false\n';
    expect(registrySettings(printed)).toEqual([
      { registry: '192.168.1.5:5000', access: 'http', mirrors: [], ca: [] },
      { registry: 'other:5000', access: null, mirrors: [], ca: [] },
    ]);
  });

  test('is found in what a person wrote', () => {
    const written = [
      "[registry.'own.example'] # ours",
      'insecure=true',
      '[registry."both.example"]',
      'http = true',
      'insecure = true',
      '[worker.oci]',
      'http = true',
      '# http = true',
    ].join('\r\n');
    expect(registrySettings(written).map(({ registry, access }) => [registry, access])).toEqual([
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

describe('mirrors of Docker Hub', () => {
  const mirrors = [
    { host: 'mirror.lan:5000', access: 'http' },
    { host: 'mirror.example', access: { ca: '/etc/m.crt' } },
    { host: 'mirror.gcr.io', access: null },
  ] as const;

  test('are named in its table, and have one where they are not trusted by everybody', () => {
    expect(buildkitConfig(settingsFor({ registry: null, access: null, mirrors }))).toBe(
      [
        '[registry."docker.io"]',
        '  mirrors = ["mirror.lan:5000", "mirror.example", "mirror.gcr.io"]',
        '',
        '[registry."mirror.lan:5000"]',
        '  http = true',
        '',
        '[registry."mirror.example"]',
        '  ca = ["/etc/m.crt"]',
        '',
      ].join('\n'),
    );
  });

  test('may be the registry that the image goes to: it has one table', () => {
    const settings = settingsFor({
      registry: 'mirror.lan:5000',
      access: 'http',
      mirrors: mirrors.slice(0, 1),
    });
    expect(settings.map(({ registry }) => registry)).toEqual(['docker.io', 'mirror.lan:5000']);
  });

  test('are the registry of the image, too, where that is Docker Hub', () => {
    const settings = settingsFor({ registry: 'docker.io', access: null, mirrors });
    expect(settings[0]?.mirrors).toEqual(['mirror.lan:5000', 'mirror.example', 'mirror.gcr.io']);
  });
});

describe('what a builder was told', () => {
  const told = '[registry."own:1"]\n  ca = ["/etc/buildkit/certs/own_1/ca.crt"]\n';
  const wanted = (access: RegistryAccess) =>
    settingsFor({ registry: 'own:1', access, mirrors: [] });

  test('is enough for an authority, whatever its file is called there', () => {
    expect(hasSettings(told, wanted({ ca: '/home/ada/ca.crt' }))).toBe(true);
    expect(hasSettings(told, wanted('http'))).toBe(false);
    expect(hasSettings('[registry."own:1"]\n  http = true\n', wanted({ ca: '/a' }))).toBe(false);
  });

  test('is enough where nothing has to be told', () => {
    expect(hasSettings('', settingsFor({ registry: 'a.io', access: null, mirrors: [] }))).toBe(
      true,
    );
  });
});

describe('a configuration that is there', () => {
  const had = [
    'debug = true',
    '',
    '[registry]',
    '',
    '  [registry."own:1"]',
    '    http = true',
    '    mirrors = ["kept:5000"]',
    '',
    '[worker]',
    '  [worker.oci]',
    '    max-parallelism = 4',
    '',
  ].join('\n');
  const merged = (config: string, access: RegistryAccess, registry = 'own:1') =>
    mergedConfig(config, settingsFor({ registry, access, mirrors: [] }), tableOf);

  test('keeps all that is not about the registry', () => {
    const text = merged(had, { ca: '/ca.crt' }) ?? '';
    expect(text).toContain('debug = true');
    expect(text).toContain('max-parallelism = 4');
    expect(text).toContain('mirrors = ["kept:5000"]');
    expect(text).not.toContain('http = true');
    expect(registrySettings(text)).toEqual([
      { registry: 'own:1', access: null, mirrors: ['kept:5000'], ca: ['/ca.crt'] },
    ]);
  });

  test('gets a table for a registry that it does not name', () => {
    const text = merged(had, 'insecure', 'new:2') ?? '';
    expect(registrySettings(text)).toMatchObject([
      { registry: 'own:1', access: 'http' },
      { registry: 'new:2', access: 'insecure' },
    ]);
  });

  test.each(['registry = {}', 'registry."a.io".http = true', 'a = """\n[registry."own:1"]\n"""'])(
    'is left alone where it says so in another way: %j',
    (config) => {
      expect(merged(config, 'http')).toBeNull();
    },
  );

  const named = '[registry."a.io"]\n  ca = ["/etc/buildkit/certs/a.io/ca.crt"]\n';

  test('brings its certificates along', () => {
    const files = { 'buildkitd.toml': named, 'certs/a.io/ca.crt': 'PEM' };
    expect(rehomed(named, files, '/state/far')).toEqual({
      config: '[registry."a.io"]\n  ca = ["/state/far/certs/a.io/ca.crt"]\n',
      files: [['/state/far/certs/a.io/ca.crt', 'PEM']],
    });
  });

  test.each([
    ['a key', { 'certs/a.io/ca.crt': 'PEM', 'certs/a.io/key.pem': '-----BEGIN PRIVATE KEY-----' }],
    ['a file of another kind', { 'certs/a.io/ca.crt': 'PEM', 'provenance.d/a.json': '{}' }],
    ['a way out of the folder', { 'certs/../../ca.crt': 'PEM' }],
    ['a certificate that is not told', {}],
  ])('is left alone with %s', (_, files) => {
    expect(rehomed(named, files, '/state/far')).toBeNull();
  });
});

test('whatever is given, the file holds that registry or is not written', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.domain()), (text) => {
      registrySettings(text);
      const config = only(text, 'http');
      if (config !== null) {
        expect(registrySettings(config)).toMatchObject([{ registry: text, access: 'http' }]);
      }
    }),
  );
});

test('whatever path is given, the file holds that path or is not written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (ca) => {
      const config = only('own.example', { ca });
      if (config !== null) expect(registrySettings(config)[0]?.ca).toEqual([ca]);
    }),
  );
});
