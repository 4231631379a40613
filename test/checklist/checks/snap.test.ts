import { expect, test } from 'vitest';
import { snap } from '../../../src/checklist/checks/snap.ts';
import { changed, infoCommand, trixie } from '../hosts.ts';
import { type StubMachine, stubLook } from '../stub-look.ts';
import { checked } from './checked.ts';

/** A machine whose docker is a snap, as its own documentation lays it out. */
const ofSnap = (more: StubMachine = {}): StubMachine => ({
  ...trixie,
  env: { PATH: '/usr/bin:/snap/bin' },
  commands: {
    ...trixie.commands,
    [infoCommand]: changed('info-docker-26.1.5-classic', () => ({
      DockerRootDir: '/var/snap/docker/common/var-lib-docker',
    })),
  },
  files: {
    '/usr/bin/docker': null,
    '/snap/bin/docker': { mode: 0o755 },
  },
  ...more,
});

test("a distribution's docker sees every folder", async () => {
  const host = {
    ...trixie,
    env: { PATH: '/usr/bin' },
    files: { '/usr/bin/docker': { mode: 0o755 } },
  };
  expect(await checked(snap, stubLook(host))).toMatchObject({
    status: 'ok',
    evidence: [
      { source: null, text: 'PATH: /usr/bin/docker' },
      { source: infoCommand, text: 'DockerRootDir: /var/lib/docker' },
    ],
  });
});

test('a snap does not see a project outside the home', async () => {
  const finding = await checked(snap, stubLook(ofSnap({ cwd: '/srv/project' })));
  expect(finding).toMatchObject({
    status: 'problem',
    failure: 'docker-snap-confined',
    title: 'docker is a snap, and does not see /srv/project',
    remedies: [{ title: 'Move the project', needs: 'person' }, { needs: 'person' }],
  });
});

test.each([
  ['/home/ada/project', '.', 'ok'],
  ['/home/ada/project', '../../bob/project', 'problem'],
  ['/home/ada/.cache/project', '.', 'problem'],
  ['/home/ada', '/srv', 'problem'],
  ['/home/ada', '.', 'ok'],
] as const)('from %s, the folder %s is %s', async (cwd, context, status) => {
  expect(await checked(snap, stubLook(ofSnap({ cwd })), { context })).toMatchObject({ status });
});

test("another client of a snap's engine sees every folder", async () => {
  const host = ofSnap({ files: { '/usr/bin/docker': { mode: 0o755 }, '/snap/bin/docker': null } });
  expect(await checked(snap, stubLook(host))).toMatchObject({
    status: 'ok',
    title: 'The engine is a snap, and docker is none: it sees every folder',
  });
});

test('without docker there is nothing to see', async () => {
  const host = ofSnap({ files: { '/usr/bin/docker': null, '/snap/bin/docker': null } });
  expect(await checked(snap, stubLook(host))).toMatchObject({ status: 'skipped' });
});
