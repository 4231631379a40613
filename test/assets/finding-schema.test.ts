import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';

const schema: object = JSON.parse(
  readFileSync(new URL('../../assets/schemas/finding.schema.json', import.meta.url), 'utf8'),
);
const isFinding = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

const remedy = {
  title: 'Mount it',
  needs: 'root',
  changes: 'Mounts binfmt_misc until the next reboot',
  undo: 'sudo umount /proc/sys/fs/binfmt_misc',
  actions: [
    { run: ['sudo', 'tee', 'F'], input: '1\n' },
    { edit: '/root/.docker/config.json', diff: '+"experimental": "enabled"' },
    { do: 'Start Docker Desktop' },
  ],
};
const finding = {
  id: 'machine.mounted',
  status: 'problem',
  title: 'binfmt_misc is not mounted',
  evidence: [{ source: '/proc/mounts', line: null, text: '' }],
  failure: null,
  remedies: [remedy],
};

describe('the schema of a finding', () => {
  test('takes one with every kind of action', () => {
    isFinding(finding);
    expect(isFinding.errors).toBeNull();
  });

  test.each([
    ['a step that there is none of', { ...finding, id: 'kernel.mounted' }],
    ['no evidence', { ...finding, evidence: undefined }],
    ['a word it does not know', { ...finding, why: '' }],
    ['a shell string', { ...finding, remedies: [{ ...remedy, actions: [{ run: 'rm -r x' }] }] }],
    [
      'an action of two kinds',
      { ...finding, remedies: [{ ...remedy, actions: [{ run: ['a'], do: 'b' }] }] },
    ],
  ])('refuses %s', (_, wrong) => {
    expect(isFinding(JSON.parse(JSON.stringify(wrong)))).toBe(false);
  });
});
