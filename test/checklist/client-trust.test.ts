import { describe, expect, test } from 'vitest';
import { commandOf } from '../../src/checklist/build/command.ts';
import { build } from '../../src/checklist/build.ts';
import { type TargetFacts, target } from '../../src/checklist/target.ts';
import type { Platform } from '../../src/docker/platform.ts';
import { shellQuote } from '../../src/docker/shell-words.ts';
import { apart } from '../../src/lessons/apart.ts';
import { type Answers, noAnswers } from '../../src/model/answers.ts';
import { noBakeChoice } from '../../src/model/bake-choice.ts';
import { lessonTexts } from '../../src/texts/lessons.ts';
import { stubLook } from './stub-look.ts';

const ca = '/home/ada/ca.crt';
const platforms: readonly Platform[] = ['linux/amd64', 'linux/arm64'];
const answers: Answers = {
  ...{ ...noAnswers, builder: 'far', registry: 'own.lan:5000', access: { ca }, platforms },
  tags: ['own.lan:5000/app:1'],
};

async function commandOn(platform: string, more: Partial<Answers> = {}) {
  const all = { ...answers, ...more };
  const look = stubLook({
    ...{ platform, folders: { '/project': ['Dockerfile'] } },
    files: {
      ...{ '/project/Dockerfile': 'FROM scratch\n', '/home/ada/.docker/config.json': null },
      '/project/a.tar': null,
    },
  });
  const facts: TargetFacts = await target.inspect(look, all, {});
  return (await build.inspect(look, all, { target: facts })).command;
}

describe('a build for a registry with an authority of its own', () => {
  test('gives the client the certificate, too, since it asks for the token', async () => {
    const command = await commandOn('linux');
    expect(shellQuote(command)).toBe(
      `env SSL_CERT_FILE=${ca} docker buildx build --builder far --platform linux/amd64,linux/arm64 --tag own.lan:5000/app:1 --push .`,
    );
  });

  test('gives it to a bake, too', () => {
    const facts = { bake: null, trust: { SSL_CERT_FILE: ca } };
    expect(shellQuote(commandOf({ ...answers, bake: noBakeChoice }, facts))).toMatch(
      new RegExp(`^env SSL_CERT_FILE=${ca} docker buildx bake --builder far .*--push$`),
    );
  });

  test.each([
    ['on macOS, where no variable counts', 'darwin', {}],
    ['on Windows', 'win32', {}],
    ['for a registry that any certificate will do for', 'linux', { access: 'insecure' }],
    ['for an archive', 'linux', { output: { kind: 'oci', file: 'a.tar' } }],
  ] as const)('gives it nothing %s', async (_, platform, more) => {
    expect((await commandOn(platform, more)).slice(0, 3)).toEqual(['docker', 'buildx', 'build']);
  });

  test('is taken apart with the variable before it', async () => {
    const shown = apart(await commandOn('linux'), lessonTexts().build.command);
    if (shown.kind !== 'apart') throw new Error('it is not taken apart');
    expect(shown.parts.slice(0, 2).map(({ text }) => text)).toEqual([
      ...[`env SSL_CERT_FILE=${ca}`, 'docker buildx build'],
    ]);
    for (const { about } of shown.parts) expect(about).not.toBe('');
  });
});
