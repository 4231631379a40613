import { describe, expect, test } from 'vitest';
import { registries } from '../../../src/checklist/checks/registries.ts';
import type { Look } from '../../../src/host/look.ts';
import { type Answers, noAnswers } from '../../../src/model/answers.ts';
import type { Finding } from '../../../src/model/finding.ts';
import {
  caPlaces,
  type DockerMachine,
  dockerMachine,
  type ListedBuilder,
  recorded,
} from '../docker-machine.ts';
import { commandsOf } from '../judged.ts';
import { checked, seenBy } from './checked.ts';

const state = '/home/ada/.local/state/multiarch-wizard/buildkit';

/** What the engine tells of its registries; the first two networks are always there. */
const insecure = (names: readonly string[], networks: readonly string[] = []) => ({
  RegistryConfig: {
    IndexConfigs: Object.fromEntries([
      ['docker.io', { Mirrors: [], Name: 'docker.io', Official: true, Secure: true }],
      ...names.map((Name) => [Name, { Mirrors: [], Name, Official: false, Secure: false }]),
    ]),
    InsecureRegistryCIDRs: ['::1/128', '127.0.0.0/8', ...networks],
    Mirrors: ['https://mirror.corp/'],
  },
});

const machine = (info: object, multi: Partial<ListedBuilder> = {}, more: DockerMachine = {}) =>
  dockerMachine({
    builders: [
      { name: 'default', driver: 'docker' },
      { name: 'multi', ...multi },
    ],
    selected: 'multi',
    info: info as Record<string, unknown>,
    ...more,
    files: {
      [`${state}/registry.corp-5000.toml`]: null,
      [`${state}/192.168.1.5-5000.toml`]: null,
      [`${state}/docker.io.toml`]: null,
      [`${state}/localhost-5000.toml`]: null,
      [`${state}/ghcr.io.toml`]: null,
      [`${state}/192.169.1.5-5000.toml`]: null,
      ...caPlaces('registry.corp:5000', '192.168.1.5:5000', 'ghcr.io', '192.169.1.5:5000'),
      ...more.files,
    },
  });

const reach =
  'docker buildx build --builder multi --no-cache --progress plain --output type=cacheonly -';

/** What the check says after its closer look. */
async function lookedCloser(look: Look, answers: Partial<Answers>): Promise<Finding> {
  const all = { ...noAnswers, ...answers };
  const { signal } = new AbortController();
  const first = await registries.inspect(look, all, {});
  const closer = await registries.lookCloser?.(look, first, all, signal);
  const [finding] = registries.judge(closer ?? first, all);
  if (finding === undefined) throw new Error('no finding');
  return finding;
}

const corp = insecure(['registry.corp:5000']);

describe('what a builder knows of registries', () => {
  test('is shown, with what the engine knows', async () => {
    const toml =
      '[registry]\n\n  [registry."docker.io"]\n    mirrors = ["mirror.corp"]\n\n  [registry."registry.corp:5000"]\n    ca = ["/etc/ca.pem"]\n    http = true\n';
    const finding = await checked(registries, machine(corp, { toml }));
    expect(finding).toMatchObject({
      status: 'ok',
      title: 'multi knows what it needs of registries',
    });
    expect(seenBy(finding)).toEqual([
      "docker info --format '{{json .}}': insecure registries: registry.corp:5000",
      "docker info --format '{{json .}}': mirrors: https://mirror.corp/",
      'docker buildx inspect multi: docker.io, mirrors mirror.corp\nregistry.corp:5000, plain http, ca /etc/ca.pem',
    ]);
  });

  test('lacks a registry that the engine speaks to without TLS', async () => {
    const finding = await checked(registries, machine(corp), { registry: 'registry.corp:5000' });
    expect(finding).toMatchObject({
      status: 'warning',
      failure: 'push-http-registry',
      title: 'The engine takes registry.corp:5000 without trusted TLS, and multi does not know',
    });
    expect(seenBy(finding)).toContain('docker buildx inspect multi: no setting of any registry');
    expect(finding.remedies.map(({ title }) => title)).toEqual([
      'Make a builder that speaks plain http to registry.corp:5000',
      'Make a builder that takes any certificate of registry.corp:5000',
      'Make multi anew, with plain http',
      'Make multi anew, so that it takes any certificate',
    ]);
    const [make, , again] = finding.remedies;
    expect(make?.actions[0]).toMatchObject({
      edit: `${state}/registry.corp-5000.toml`,
      after: '[registry."registry.corp:5000"]\n  http = true\n',
    });
    expect(commandsOf(again ?? { actions: [] })[0]).toEqual([
      'docker',
      'buildx',
      'rm',
      '--keep-state',
      'multi',
    ]);
  });

  test.each([
    ['x509-docker-28.5.2-buildx-0.29.1', 'push-x509', 'insecure', 'takes any certificate of'],
    ['http-for-https-docker-26.1.5-buildx-0.13.1', 'push-http-registry', 'http', 'speaks plain'],
  ])('and how it answers says which way leads to it: %s', async (log, failure, access, words) => {
    const registry = 'registry.corp:5000';
    const stderr = recorded(`registry-${log}.log`);
    const finding = await lookedCloser(machine(corp, {}, { commands: { [reach]: { stderr } } }), {
      registry,
    });
    expect(finding).toMatchObject({ status: 'warning', failure });
    expect(finding.remedies).toHaveLength(2);
    expect(finding.remedies[0]).toMatchObject({
      title: expect.stringContaining(words),
      actions: [{ after: `[registry."${registry}"]\n  ${access} = true\n` }, {}, {}],
    });
    expect(finding.evidence.at(-1)).toMatchObject({ source: reach });
  });

  test('is enough where the registry answers over TLS that the builder trusts', async () => {
    const stderr = recorded('registry-not-found-docker-28.5.2-buildx-0.29.1.log');
    const look = machine(corp, {}, { commands: { [reach]: { stderr } } });
    expect(await lookedCloser(look, { registry: 'registry.corp:5000' })).toMatchObject({
      status: 'ok',
    });
  });

  test('lacks one that nobody has named here yet', async () => {
    const finding = await checked(registries, machine(corp));
    expect(finding).toMatchObject({ status: 'warning', failure: 'push-http-registry' });
    expect(finding.remedies[0]?.actions[0]).toMatchObject({
      edit: `${state}/registry.corp-5000.toml`,
    });
  });

  test('lacks one in a network that the engine takes without TLS', async () => {
    const info = insecure([], ['192.168.0.0/16', 'nonsense', '10.0.0.0/99']);
    const tags = ['192.168.1.5:5000/ada/app:1'];
    expect(await checked(registries, machine(info), { tags })).toMatchObject({
      status: 'warning',
      failure: 'push-http-registry',
    });
    expect(
      await checked(registries, machine(info), { registry: '192.169.1.5:5000' }),
    ).toMatchObject({
      status: 'ok',
    });
  });

  test.each([
    ['the image goes elsewhere', { registry: 'ghcr.io' }],
    ['the registry is on this machine', { registry: 'localhost:5000' }],
    [
      'it goes to an archive',
      { registry: 'registry.corp:5000', output: { kind: 'oci', file: 'a.tar' } },
    ],
    ['no registry is asked', { registry: '' }],
  ] as const)('is enough where %s', async (_, answers) => {
    expect(await checked(registries, machine(corp), answers)).toMatchObject({ status: 'ok' });
  });

  test('counts for nothing where the engine itself builds', async () => {
    const more = { selected: 'default', docker: '28.5.2', store: 'containerd' } as const;
    const finding = await checked(registries, machine(corp, {}, more), {
      registry: 'registry.corp:5000',
    });
    expect(finding).toMatchObject({ status: 'ok' });
    expect(finding.title).toContain('default is the engine itself');
  });

  test('is not looked at where there is no builder', async () => {
    expect(await checked(registries, machine(corp, {}, { builders: null }))).toMatchObject({
      status: 'skipped',
      failure: null,
    });
  });
});
