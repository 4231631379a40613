import { describe, expect, test } from 'vitest';
import { credentialHelpers } from '../../../src/checklist/checks/credential-helpers.ts';
import { configPath, diffIn } from '../clients.ts';
import { remedyOf } from '../judged.ts';
import { type Said, type StubFile, stubLook } from '../stub-look.ts';
import { checked, seenBy } from './checked.ts';

/** What Docker Desktop leaves behind, with a login of somebody's own and a setting nobody knows. */
const ofDesktop = `{
\t"auths": {
\t\t"https://index.docker.io/v1/": {},
\t\t"ghcr.io": { "auth": "YWRhOnNlY3JldA==" }
\t},
\t"credsStore": "desktop",
\t"x-ours": [1,   2]
}
`;

type Machine = {
  readonly config: StubFile;
  readonly programs?: Readonly<Record<string, StubFile>>;
  readonly commands?: Readonly<Record<string, Said>>;
};

const machine = ({ config, programs = {}, commands = {} }: Machine) =>
  stubLook({
    env: { PATH: '/usr/local/bin:/usr/bin' },
    commands,
    files: {
      [configPath]: config,
      ...{ '/usr/local/bin/docker': null, '/usr/bin/docker': null },
      ...Object.fromEntries(
        ['desktop', 'pass', 'ecr-login', 'gcloud'].flatMap((name) =>
          ['/usr/local/bin', '/usr/bin'].map((folder) => {
            const path = `${folder}/docker-credential-${name}`;
            return [path, programs[path] ?? null];
          }),
        ),
      ),
    },
  });

const passProgram = { '/usr/bin/docker-credential-pass': { mode: 0o755 } };

describe('credential helpers that nobody named', () => {
  test.each([
    ['no file', null],
    ['no line', '{"auths": {}}'],
    ['an empty name', '{"credsStore": ""}'],
  ])('are none to look for: %s', async (_, config) => {
    expect(await checked(credentialHelpers, machine({ config }))).toMatchObject({
      id: 'client.credential-helpers',
      status: 'ok',
      title: 'Docker asks no credential helper: logins stand in config.json',
      evidence: [{ source: configPath }],
    });
  });

  test.each([
    ['no JSON', '{'],
    ['a file of somebody else', { error: 'forbidden' } as const],
  ])('cannot be known: %s', async (_, config) => {
    expect(await checked(credentialHelpers, machine({ config }))).toMatchObject({
      status: 'skipped',
      failure: null,
    });
  });
});

describe('a credential helper', () => {
  test('that is there and answers is fine, and what it lists is not told', async () => {
    const finding = await checked(
      credentialHelpers,
      machine({
        config: '{"credsStore": "pass"}',
        programs: passProgram,
        commands: { 'docker-credential-pass list': '{"https://registry.lab": "ada"}' },
      }),
    );
    expect(finding).toMatchObject({ status: 'ok', failure: null });
    expect(seenBy(finding)).toEqual([
      `${configPath}: "credsStore": "pass"`,
      'docker-credential-pass list: exit code 0',
    ]);
    expect(JSON.stringify(finding)).not.toContain('registry.lab');
  });

  test('that is not there is taken out of the file, and nothing else', async () => {
    const finding = await checked(credentialHelpers, machine({ config: ofDesktop }));
    expect(finding).toMatchObject({
      status: 'problem',
      failure: 'credential-helper-missing',
      title: 'config.json names credential helpers that are not there: desktop',
    });
    const edit = remedyOf(finding, 'Take desktop out of config.json');
    expect(edit).toMatchObject({ needs: 'consent', recommended: expect.any(String) });
    expect(edit.actions).toMatchObject([
      {
        edit: configPath,
        before: ofDesktop,
        after: ofDesktop.replace('\t"credsStore": "desktop",\n', ''),
      },
    ]);
    expect(edit.reversal).toMatchObject([{ edit: configPath, after: ofDesktop }]);
    const diff = diffIn(edit);
    expect(diff.filter((line) => /^[+-](?![+-])/.test(line))).toEqual([
      '-\t"credsStore": "desktop",',
    ]);
    expect(diff.join('\n')).not.toContain('YWRhOnNlY3JldA==');
    expect(remedyOf(finding, 'Install docker-credential-desktop').needs).toBe('person');
  });

  test('that is there and does not answer may want to be unlocked', async () => {
    const failing = { stderr: 'pass not initialized', exitCode: 1 };
    const finding = await checked(
      credentialHelpers,
      machine({
        config: '{"credsStore": "pass"}',
        programs: passProgram,
        commands: { 'docker-credential-pass list': failing },
      }),
    );
    expect(finding).toMatchObject({ status: 'problem', failure: 'credential-helper-missing' });
    expect(seenBy(finding)).toContain('docker-credential-pass list: exit code 1');
    expect(remedyOf(finding, 'Unlock').needs).toBe('person');
    expect(remedyOf(finding, 'Take pass out').recommended).toBeUndefined();
  });

  test('that hangs is told', async () => {
    const finding = await checked(
      credentialHelpers,
      machine({
        config: '{"credsStore": "pass"}',
        programs: passProgram,
        commands: { 'docker-credential-pass list': { failed: 'timeout' } },
      }),
    );
    expect(seenBy(finding)).toContain('docker-credential-pass list: no answer within 5 s');
    expect(finding.status).toBe('problem');
  });

  test('that nobody may run is not there', async () => {
    const programs = { '/usr/bin/docker-credential-pass': { mode: 0o644 } };
    const finding = await checked(
      credentialHelpers,
      machine({ config: '{"credsStore": "pass"}', programs }),
    );
    expect(finding.title).toContain('that are not there: pass');
  });

  test('of one registry is a problem for that registry only', async () => {
    const config =
      '{"credHelpers": {"gcr.io": "gcloud", "1.dkr.ecr.eu.amazonaws.com": "ecr-login"}}';
    const elsewhere = await checked(credentialHelpers, machine({ config }), {
      tags: ['ghcr.io/ada/app:1'],
    });
    expect(elsewhere).toMatchObject({ status: 'warning' });
    for (const answers of [{ registry: 'gcr.io' }, { tags: ['gcr.io/ada/app:1'] }]) {
      const finding = await checked(credentialHelpers, machine({ config }), answers);
      expect(finding.status).toBe('problem');
      expect(remedyOf(finding, 'Take gcloud, ecr-login out').actions).toMatchObject([
        { after: '{"credHelpers": {}}' },
      ]);
    }
  });

  test.each(['../../tmp/x', 'a b', '$(x)', ''])(
    'whose name is no name is not run: %s',
    async (name) => {
      const config = JSON.stringify({ credHelpers: { 'ghcr.io': name } });
      const look = machine({ config });
      expect(await checked(credentialHelpers, look)).toMatchObject({ status: 'warning' });
      expect(look.asked.filter((one) => one.includes('docker-credential'))).toEqual([]);
      expect(look.asked).toContain(configPath);
    },
  );
});
