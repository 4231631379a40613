import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEngineSettings } from '../../src/docker/engine-settings.ts';

const recorded = (name: string): string =>
  readFileSync(new URL(`./recordings/${name}.json`, import.meta.url), 'utf8');

const nothing = {
  memory: null,
  root: null,
  proxies: { http: null, https: null, none: null },
  insecureRegistries: [],
  insecureNetworks: [],
  mirrors: [],
};

describe("an engine's settings", () => {
  test.each(['20.10.24', '26.1.5', '28.5.2'])(
    'are what Docker %s tells of a fresh one',
    (version) => {
      const settings = parseEngineSettings(recorded(`info-docker-${version}-classic`));
      expect(settings).toEqual({
        ...nothing,
        memory: 25276514304,
        root: '/var/lib/docker',
        insecureNetworks: expect.arrayContaining(['127.0.0.0/8']),
      });
    },
  );

  test('may name registries, mirrors and proxies', () => {
    const info = {
      ...JSON.parse(recorded('info-docker-28.5.2-classic')),
      HttpProxy: 'http://ada:xxxxx@proxy:3128',
      NoProxy: 'localhost',
      RegistryConfig: {
        IndexConfigs: {
          'docker.io': { Secure: true },
          'registry.lab:5000': { Name: 'registry.lab:5000', Secure: false },
        },
        InsecureRegistryCIDRs: ['10.0.0.0/8'],
        Mirrors: ['https://mirror.lab/'],
      },
    };
    expect(parseEngineSettings(JSON.stringify(info))).toMatchObject({
      proxies: { http: 'http://ada:xxxxx@proxy:3128', https: null, none: 'localhost' },
      insecureRegistries: ['registry.lab:5000'],
      insecureNetworks: ['10.0.0.0/8'],
      mirrors: ['https://mirror.lab/'],
    });
  });

  test('are unknown where no engine answers', () => {
    expect(parseEngineSettings(recorded('info-docker-28.2.2-no-engine'))).toEqual(nothing);
  });

  test('are read from any text without an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(Object.keys(parseEngineSettings(text))).toEqual(Object.keys(nothing));
      }),
    );
  });
});
