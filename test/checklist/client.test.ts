import { describe, expect, test } from 'vitest';
import { client } from '../../src/checklist/client.ts';
import { noAnswers } from '../../src/model/answers.ts';
import { why } from '../../src/texts/index.ts';
import { configPath, diffIn, ofVersion, titles, withConfig } from './clients.ts';
import {
  buildxCommand,
  infoCommand,
  recorded,
  sid,
  trixie,
  untouchedClient,
  versionCommand,
} from './hosts.ts';
import { judged } from './judged.ts';
import type { Said, StubMachine } from './stub-look.ts';

describe('a client that is ready', () => {
  test('has nothing to mend, and is one line in the record', async () => {
    const { statuses, summary, findings, facts } = await judged(client, trixie);
    expect(statuses).toEqual({
      'client.config': 'ok',
      'client.experimental': 'ok',
      'client.buildx': 'ok',
    });
    expect(findings.every(({ evidence }) => evidence.length > 0)).toBe(true);
    expect(findings.filter(({ id }) => why(id) === '')).toEqual([]);
    expect(summary).toBe('buildx 0.13.1; experimental is always on');
    expect(facts.hasRawjson).toBe(true);
  });

  test('may be of today', async () => {
    const { findings, summary } = await judged(client, sid);
    expect(findings.every(({ status }) => status === 'ok')).toBe(true);
    expect(summary).toBe('buildx 0.29.1; experimental is always on');
  });

  test('shows what buildx said', async () => {
    const { finding } = await judged(client, trixie);
    expect(finding('client.buildx').evidence).toEqual([
      {
        source: buildxCommand,
        line: null,
        text: 'github.com/docker/buildx 0.13.1+ds1 0.13.1+ds1-3',
      },
    ]);
  });

  test('is asked nothing about installing', async () => {
    const { look } = await judged(client, trixie);
    const asked = [versionCommand, infoCommand, buildxCommand, ...Object.keys(untouchedClient)];
    expect([...look.asked].sort()).toEqual(asked.sort());
  });

  test('may have a buildx that tells no number', async () => {
    const { finding, summary, facts } = await judged(client, {
      ...trixie,
      commands: { ...trixie.commands, [buildxCommand]: 'github.com/docker/buildx devel\n' },
    });
    expect(finding('client.buildx').status).toBe('ok');
    expect(summary).toBe('buildx; experimental is always on');
    expect(facts.hasRawjson).toBe(true);
  });

  test('has its configuration where DOCKER_CONFIG says', async () => {
    const { finding } = await judged(client, {
      ...trixie,
      env: { DOCKER_CONFIG: 'settings', BUILDX_CONFIG: '/home/ada/.docker/buildx' },
      files: { ...trixie.files, '/project/settings/config.json': '{' },
    });
    expect(finding('client.config').evidence[0]?.source).toBe('/project/settings/config.json');
  });
});

describe('experimental features', () => {
  test.each([
    ['28.5.2', 'Experimental features are always on, without a switch since 23.0'],
    ['23.0.0', 'Experimental features are always on, without a switch since 23.0'],
    ['20.10.24+dfsg1', 'Experimental features are always on since 20.10'],
  ])('of Docker %s need no switch', async (version, title) => {
    const { finding } = await judged(client, ofVersion(version));
    expect(finding('client.experimental')).toMatchObject({ status: 'ok', title, remedies: [] });
  });

  const old = ofVersion('19.03.15', withConfig('{\n\t"auths": {}\n}\n'));

  test('of Docker 19.03 are switched on by the variable or in the file', async () => {
    const { finding, summary } = await judged(client, old);
    const found = finding('client.experimental');
    expect(found).toMatchObject({ status: 'problem', failure: 'cli-experimental-required' });
    const [variable, file] = found.remedies;
    expect(variable).toMatchObject({ needs: 'nothing', sets: { experimental: true }, undo: null });
    expect(variable?.actions).toEqual([
      { do: expect.stringContaining('export DOCKER_CLI_EXPERIMENTAL=enabled') },
    ]);
    expect(variable?.recommended).toBeDefined();
    expect(file).toMatchObject({ needs: 'consent' });
    expect(summary).toBe('buildx 0.13.1; experimental is off');
  });

  test('are written into the file, and all else in it stays', async () => {
    const { finding } = await judged(client, old);
    const file = finding('client.experimental').remedies[1];
    const before = '{\n\t"auths": {}\n}\n';
    const after = '{\n\t"auths": {},\n\t"experimental": "enabled"\n}\n';
    expect(file?.actions).toEqual([{ edit: configPath, before, after, diff: expect.any(String) }]);
    expect(file?.reversal).toEqual([
      { edit: configPath, before: after, after: before, diff: expect.any(String) },
    ]);
    expect(diffIn(file)).toEqual(
      expect.arrayContaining(['-\t"auths": {}', '+\t"auths": {},', '+\t"experimental": "enabled"']),
    );
  });

  test('make a file where there is none', async () => {
    const { finding } = await judged(client, ofVersion('19.03.15'));
    const file = finding('client.experimental').remedies[1];
    expect(file?.actions[0]).toMatchObject({ edit: configPath, before: null });
    const [action] = file?.actions ?? [];
    expect(action && 'after' in action && JSON.parse(action.after)).toEqual({
      experimental: 'enabled',
    });
    expect(file).toMatchObject({
      undo: `rm ${configPath}`,
      reversal: [{ run: ['rm', configPath] }],
    });
  });

  test('never show a login that stands beside them', async () => {
    const text = '{"auths":{"ghcr.io":{"auth":"c2VjcmV0OnBhc3N3b3Jk"}}}';
    const { finding } = await judged(client, ofVersion('19.03.15', withConfig(text)));
    const [action] = finding('client.experimental').remedies[1]?.actions ?? [];
    expect(JSON.stringify(finding('client.experimental').evidence)).not.toContain('c2VjcmV0');
    expect(action && 'diff' in action && action.diff).not.toContain('c2VjcmV0');
    expect(action && 'after' in action && action.after).toContain('c2VjcmV0OnBhc3N3b3Jk');
  });

  test('are on, by the answer, the variable or the file', async () => {
    const byAnswer = await judged(client, old, { ...noAnswers, experimental: true });
    expect(byAnswer.finding('client.experimental').status).toBe('ok');
    expect(byAnswer.summary).toBe('buildx 0.13.1; experimental is on');
    const byVariable = await judged(client, {
      ...old,
      env: { DOCKER_CLI_EXPERIMENTAL: 'enabled' },
    });
    expect(byVariable.finding('client.experimental').status).toBe('ok');
    const byFile = await judged(
      client,
      ofVersion('19.03.15', withConfig('{"experimental":"enabled"}')),
    );
    expect(byFile.finding('client.experimental')).toMatchObject({
      status: 'ok',
      title: `Experimental features are on, by ${configPath}`,
    });
  });

  test('are not written into a file that the variable overrules', async () => {
    for (const [value, failure] of [
      ['disabled', 'cli-experimental-required'],
      ['1', 'cli-experimental-bad-value'],
    ] as const) {
      const { finding } = await judged(client, {
        ...old,
        env: { DOCKER_CLI_EXPERIMENTAL: value },
      });
      const found = finding('client.experimental');
      expect(found).toMatchObject({ status: 'problem', failure });
      expect(titles(found)).toEqual(['Set the variable for this run']);
    }
  });
});

describe('config.json', () => {
  test('that is not JSON is left untouched: a line and a column say where', async () => {
    const { finding } = await judged(client, withConfig('{\n  "auths": {},\n  oops\n}\n'));
    const config = finding('client.config');
    expect(config).toMatchObject({
      status: 'problem',
      evidence: [
        { source: configPath, line: 3, text: 'line 3, column 3: here it stops being JSON' },
      ],
    });
    expect(config.remedies).toHaveLength(1);
    expect(config.remedies[0]).toMatchObject({ needs: 'person' });
    expect(config.remedies[0]?.actions).toEqual([{ do: expect.stringContaining(configPath) }]);
  });

  test('that is not JSON is not written to for experimental features either', async () => {
    const { finding } = await judged(client, ofVersion('19.03.15', withConfig('{ oops')));
    expect(titles(finding('client.experimental'))).toEqual(['Set the variable for this run']);
  });

  test('with a boolean is read by no Docker: seen with 28.2.2', async () => {
    const { finding } = await judged(client, withConfig('{"experimental": true}'));
    const config = finding('client.config');
    expect(config).toMatchObject({ status: 'problem', failure: 'cli-experimental-bad-value' });
    expect(config.remedies[0]?.actions[0]).toMatchObject({
      after: '{"experimental": "enabled"}',
    });
  });

  test("of another account is not Docker's to read", async () => {
    const { finding } = await judged(client, withConfig({ error: 'forbidden' }));
    expect(finding('client.config')).toMatchObject({
      status: 'problem',
      evidence: [{ source: configPath, text: 'permission denied' }],
    });
  });
});

describe('what else keeps buildx from working', () => {
  describe("files that docker under sudo left in buildx's own folder", () => {
    const folder = '/home/ada/.docker/buildx';
    const ofRoot = { uid: 0, gid: 0 };
    const own = { text: '' };
    const isFolder = { kind: 'folder' } as const;
    /** What buildx 0.29.1 keeps there. */
    const kept = (files: NonNullable<StubMachine['files']>, at = folder): StubMachine => ({
      ...trixie,
      folders: {
        [at]: ['activity', 'current', 'instances', 'refs'],
        [`${at}/activity`]: ['default', 'multi'],
        [`${at}/instances`]: ['multi'],
        [`${at}/refs`]: ['multi'],
        [`${at}/refs/multi`]: ['multi0'],
      },
      files: {
        ...trixie.files,
        [at]: isFolder,
        ...Object.fromEntries(
          ['activity/default', 'activity/multi', 'current', 'instances/multi'].map((name) => [
            `${at}/${name}`,
            own,
          ]),
        ),
        [`${at}/refs/multi/multi0`]: isFolder,
        ...files,
      },
    });

    test('are none, where all of it is their own', async () => {
      const { findings } = await judged(client, kept({}));
      expect(findings.filter(({ id }) => id === 'client.folder')).toEqual([]);
    });

    test.each([
      ['activity/default', ofRoot],
      ['instances/multi', ofRoot],
      ['current', ofRoot],
      ['refs/multi/multi0', { ...ofRoot, kind: 'folder' } as const],
    ])('are given back to the account: %s', async (name, file) => {
      const { finding } = await judged(client, kept({ [`${folder}/${name}`]: file }));
      expect(finding('client.folder')).toMatchObject({
        status: 'problem',
        failure: 'buildx-sudo-split',
        evidence: [{ source: `${folder}/${name}` }],
        remedies: [{ needs: 'root', actions: [{ run: ['chown', '-R', '1000:1000', folder] }] }],
      });
    });

    test('are found where the variable says that the folder is', async () => {
      const at = '/srv/buildx';
      const machine = kept({ [`${at}/activity/multi`]: ofRoot }, at);
      const { finding } = await judged(client, { ...machine, env: { BUILDX_CONFIG: at } });
      expect(finding('client.folder').evidence[0]?.source).toBe(`${at}/activity/multi`);
    });

    test('are nothing to root', async () => {
      const machine = kept({ [`${folder}/current`]: ofRoot });
      const { findings } = await judged(client, { ...machine, uid: 0 });
      expect(findings.filter(({ id }) => id === 'client.folder')).toEqual([]);
    });
  });

  test('there is no client of Docker at all', async () => {
    const gone: Said = { failed: 'missing' };
    const { statuses, summary } = await judged(client, {
      ...trixie,
      commands: { [versionCommand]: gone, [infoCommand]: gone, [buildxCommand]: gone },
    });
    expect(statuses).toEqual({
      'client.config': 'ok',
      'client.experimental': 'skipped',
      'client.buildx': 'skipped',
    });
    expect(summary).toBe('there is no docker');
  });

  test("podman's own buildx is none", async () => {
    const stderr = 'Emulate Docker CLI using podman. Create /etc/containers/nodocker to quiet msg.';
    const { finding } = await judged(client, {
      ...trixie,
      commands: {
        [versionCommand]: { stdout: recorded('version-podman-5.4.2'), stderr },
        [infoCommand]: { stdout: recorded('info-podman-5.4.2'), stderr },
        [buildxCommand]: { stdout: 'buildah 1.39.3\n', stderr },
      },
    });
    expect(finding('client.buildx').status).toBe('skipped');
  });
});
