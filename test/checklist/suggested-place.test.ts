import { expect, test } from 'vitest';
import { suggestedPlace } from '../../src/checklist/manifest/suggested-place.ts';
import type { Found } from '../../src/checklist/step.ts';
import { type Answers, noAnswers, type PushedArchive } from '../../src/model/answers.ts';

const archive: Answers = {
  ...noAnswers,
  ...{ registry: '', output: { kind: 'oci', file: 'app.tar' } },
};
const own = (status: string) =>
  ({ own: { container: { isOurs: true, port: 5002, status } } }) as unknown as Found['builder'];
const foundWith = (builder?: Found['builder'], suggestion = 'app:2026-11-26') =>
  ({ target: { suggestion }, ...(builder && { builder }) }) as Found;

const place = (given: Partial<Answers>, found = foundWith(), target: string | null = null) =>
  suggestedPlace({ ...archive, ...given }, found, target);

test('a name with a place is what an archive is pushed under', () => {
  expect(place({ tags: ['ghcr.io/ada/app:1'], pushedTo: 'quay.io/team' })).toBe(
    'ghcr.io/ada/app:1',
  );
  expect(place({}, foundWith(undefined, 'ada/app:1'))).toBe('ada/app:1');
});

test('one without is given that of the last push, with or without a namespace', () => {
  expect(place({ pushedTo: 'quay.io/team' })).toBe('quay.io/team/app:2026-11-26');
  expect(place({ tags: ['foo'], pushedTo: 'localhost:5000' })).toBe('localhost:5000/foo');
});

test('or the registry that was started here, while it runs', () => {
  expect(place({}, foundWith(own('running')))).toBe('localhost:5002/app:2026-11-26');
  expect(place({}, foundWith(own('exited')))).toBe('');
});

test('or nothing: a name that nobody may push to is no answer to begin with', () => {
  expect(place({})).toBe('');
  expect(place({ tags: ['foo'] })).toBe('');
});

test('an archive of a bake has the name of its target, and goes where the one before it went', () => {
  const app: PushedArchive = {
    ...{ reference: 'registry.lab:5000/team/app:1', access: null },
    archive: { kind: 'oci', where: 'image-app.tar', digest: '', images: {}, by: 'copy' },
  };
  const output = { kind: 'oci', file: 'image.tar', pushed: { app } } as const;
  expect(place({ output, pushedTo: 'quay.io/team' }, foundWith(), 'web')).toBe(
    'registry.lab:5000/team/web:2026-11-26',
  );
});
