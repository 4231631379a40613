import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  credentialFor,
  onlyLogin,
  parseClientConfig,
  withExperimental,
  withoutHelpers,
} from '../../src/docker/client-config.ts';

function configOf(value: unknown) {
  const parsed = parseClientConfig(JSON.stringify(value));
  if (!parsed.ok) throw new Error('not a config');
  return parsed.config;
}

const secret = Buffer.from('ada:s3cret').toString('base64');

describe("the client's config.json", () => {
  it('says which registry has a login, and of whom, and keeps the password to itself', () => {
    const config = configOf({
      auths: { 'https://index.docker.io/v1/': { auth: secret }, 'ghcr.io': {} },
    });
    expect(config.logins).toEqual([
      { registry: 'docker.io', user: 'ada', isStored: true },
      { registry: 'ghcr.io', user: null, isStored: false },
    ]);
    expect(JSON.stringify(config)).not.toMatch(/s3cret/);
    expect(JSON.stringify(config)).not.toContain(secret);
  });

  it('tells a stored login from a helper and from none', () => {
    const auths = { 'ghcr.io': { auth: secret }, 'https://quay.io/v1/': { identitytoken: 'x' } };
    const config = configOf({ auths, credHelpers: { 'gcr.io': 'gcloud' } });
    const registries = ['ghcr.io', 'quay.io', 'gcr.io', 'docker.io'];
    expect(registries.map((registry) => credentialFor(config, registry))).toEqual([
      'stored',
      'stored',
      'helper',
      'none',
    ]);
  });

  it('has no login where only its trace is left, without the store that kept the secret', () => {
    const auths = { 'ghcr.io': {} };
    expect(credentialFor(configOf({ auths, credsStore: 'desktop' }), 'ghcr.io')).toBe('helper');
    expect(credentialFor(configOf({ auths }), 'ghcr.io')).toBe('none');
  });

  it("knows the one login, also behind Docker Hub's several keys", () => {
    const hub = 'https://index.docker.io/v1/';
    const auths = { [hub]: {}, [`${hub}access-token`]: {}, [`${hub}refresh-token`]: {} };
    expect(onlyLogin(configOf({ auths, credsStore: 'desktop' }))?.registry).toBe('docker.io');
    expect(onlyLogin(configOf({ auths: { ...auths, 'ghcr.io': {} } }))).toBeNull();
    expect(onlyLogin(configOf({}))).toBeNull();
  });

  it('may be an empty file', () => {
    expect(parseClientConfig('\n')).toEqual(parseClientConfig('{}'));
  });

  it('says where it stops being JSON', () => {
    expect(parseClientConfig('{\n  "auths": {},\n}')).toEqual({ ok: false, line: 3, column: 1 });
    expect(parseClientConfig('{"a": 1 // why\n}')).toMatchObject({ ok: false, line: 1, column: 9 });
    expect(parseClientConfig('[]')).toEqual({ ok: false, line: null, column: null });
  });

  it('gets experimental without a change to anything else', () => {
    const text = '{\n\t"auths": {\n\t\t"ghcr.io": {}\n\t},\n\t"x-ours": "kept"\n}\n';
    const after = withExperimental(text);
    expect(JSON.parse(after ?? '')).toEqual({ ...JSON.parse(text), experimental: 'enabled' });
    expect(after).toContain('\t"x-ours": "kept"');
    expect(after).toMatch(/\n\t"experimental": "enabled"\n}\n$/);
  });

  it('gets experimental where there is no file, and where it is off', () => {
    expect(JSON.parse(withExperimental('') ?? '')).toEqual({ experimental: 'enabled' });
    expect(withExperimental('{"experimental": "disabled"}')).toBe('{"experimental": "enabled"}');
    expect(withExperimental('{"a": ')).toBeNull();
  });

  it('loses the helpers that are named, and nothing else', () => {
    const text =
      '{\n  "credHelpers": {\n    "gcr.io": "gcloud",\n    "ghcr.io": "pass"\n  },\n  "x": [1,  2],\n  "credsStore": "pass"\n}\n';
    expect(withoutHelpers(text, ['pass'])).toBe(
      '{\n  "credHelpers": {\n    "gcr.io": "gcloud"\n  },\n  "x": [1,  2]\n}\n',
    );
    expect(withoutHelpers(text, ['gcloud', 'pass'])).toBe(
      '{\n  "credHelpers": {\n  },\n  "x": [1,  2]\n}\n',
    );
    expect(withoutHelpers(text, ['none'])).toBe(text);
    expect(withoutHelpers('[', ['pass'])).toBeNull();
  });

  it('can be any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        parseClientConfig(text);
        const after = withExperimental(text);
        if (after !== null) expect(JSON.parse(after).experimental).toBe('enabled');
      }),
    );
  });
});
