import { describe, expect, test } from 'vitest';
import { lookAt } from '../../src/host/look.ts';
import { type Answers, noAnswers } from '../../src/model/answers.ts';
import { noBakeChoice } from '../../src/model/bake-choice.ts';
import { emptyProject } from '../../src/wizard/empty-project.ts';
import { stubHost } from './stub-host.ts';

const seen = (names: readonly string[], answers: Partial<Answers> = {}) => {
  const host = stubHost();
  const files = Object.fromEntries(names.map((name) => [`${host.cwd}/${name}`, 'FROM alpine\n']));
  return emptyProject(lookAt(stubHost({ files })), { ...noAnswers, ...answers });
};

describe('a project', () => {
  test('in which nothing could be built is named by its context', async () => {
    expect(await seen(['README.md', 'app/main.go'])).toBe('.');
    expect(await seen(['README.md', 'app/main.go'], { context: 'app' })).toBe('app');
  });

  test.each([
    ['Dockerfile'],
    ['Dockerfile.release'],
    ['Containerfile'],
    ['docker-bake.hcl'],
    ['docker-bake.override.json'],
    ['compose.yaml'],
    ['docker-compose.yml'],
  ])('with a %s has something', async (name) => {
    expect(await seen(['README.md', name])).toBeNull();
  });

  test('of which a file was named is looked at later', async () => {
    expect(await seen(['README.md'], { file: 'docker/Dockerfile' })).toBeNull();
    expect(await seen(['README.md'], { bake: { ...noBakeChoice, files: ['x.hcl'] } })).toBeNull();
  });

  test('that is not there is told elsewhere', async () => {
    expect(await seen(['README.md'], { context: 'gone' })).toBeNull();
  });
});
