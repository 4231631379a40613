import { expect, test } from 'vitest';
import { loginRemedy } from '../../src/checklist/target/login-remedy.ts';
import type { Finding } from '../../src/model/finding.ts';
import { failureTexts } from '../../src/texts/failures.ts';
import { type DiagnosingOptions, diagnose } from '../../src/wizard/diagnosing.ts';
import { remedyOf, walk } from './walk.ts';

const remedy = remedyOf(['mend']);

const problem = (name: string, failure: string): Finding => ({
  ...{ id: `emulators.${name}`, status: 'problem', title: name, evidence: [] },
  ...{ failure, remedies: [{ ...remedy, title: name }] },
});

/** Diagnoses a build that said this, on a machine whose emulators show these findings. */
async function diagnosed(
  line: string,
  { first, closer }: Record<'first' | 'closer', readonly Finding[]>,
) {
  const asked: string[] = [];
  const emulators = {
    inspect: async () => {
      asked.push('look');
      return first;
    },
    lookCloser: async () => {
      asked.push('closer look');
      return [...first, ...closer];
    },
    judge: (facts: readonly Finding[]) => facts,
  };
  const options = {
    look: {},
    state: walk().state(),
    steps: { emulators, target: emulators },
    rights: { uid: 0, hasSudo: false },
  } as unknown as DiagnosingOptions;
  const snapshot = { culprit: { lines: [line], message: '' }, toolError: null, toolLines: [] };
  const diagnoses = await diagnose(snapshot as unknown as Parameters<typeof diagnose>[0], options);
  return {
    told: diagnoses.map((one) => [one.failure, one.remedy?.title ?? null]),
    evidence: diagnoses.map((one) => one.evidence),
    remedies: diagnoses.map((one) => one.remedy),
    asked,
  };
}

const format = 'exec /bin/sh: exec format error';

test('of causes that share a text, the one that the machine shows is told, after one look', async () => {
  const disabled = [problem('enabled', 'binfmt-disabled')];
  expect(await diagnosed(format, { first: disabled, closer: [] })).toMatchObject({
    told: [['binfmt-disabled', 'enabled']],
    asked: ['look'],
  });
});

test('what the machine shows of it comes before what the output says', async () => {
  const evidence = [
    { source: '/proc/sys/fs/binfmt_misc', line: null, text: 'holds no qemu-aarch64;\nnow' },
  ];
  const lost = { ...problem('handlers', 'qemu-lost-after-reboot'), evidence };
  const { evidence: told } = await diagnosed(format, { first: [lost], closer: [] });
  expect(told).toEqual([['/proc/sys/fs/binfmt_misc holds no qemu-aarch64; now', format]]);
});

test('a closer look is taken once for all of them, where the first one shows none', async () => {
  const dynamic = [problem('proof', 'qemu-dynamic-with-F')];
  const line = 'exec /bin/sh: no such file or directory';
  expect(await diagnosed(line, { first: [], closer: dynamic })).toMatchObject({
    told: [['qemu-dynamic-with-F', 'proof']],
    asked: ['look', 'closer look'],
  });
});

test('where the machine shows none of them, the likeliest one is told', async () => {
  const { told } = await diagnosed(format, { first: [], closer: [] });
  expect(told.map(([failure]) => failure)).toEqual(['exec-format-error-run']);
});

test('a failure that no check mends is mended in the way that is known', async () => {
  const line = "qemu-riscv64: unable to find CPU model 'max'";
  const { told } = await diagnosed(line, { first: [], closer: [] });
  expect(told).toEqual([
    ['qemu-riscv64-cpu-max', failureTexts()['qemu-riscv64-cpu-max']?.ways[0]?.title],
  ]);
});

test('a way of the catalogue is only shown: it knows nothing of this machine', async () => {
  const line = 'failed to set xattr "security.selinux" on /tmp/buildkit-qemu-emulator: x';
  const { told, remedies } = await diagnosed(line, { first: [], closer: [] });
  expect(told.map(([failure]) => failure)).toEqual(['selinux-xattr']);
  expect(remedies[0]).toMatchObject({ needs: 'person' });
  expect(remedies[0]).not.toHaveProperty('reversal');
  expect(remedies[0]?.actions.some((action) => 'run' in action)).toBe(true);
});

test('where its check finds nothing wrong, what only a person can do comes first', async () => {
  const fine = { ...problem('handlers', ''), status: 'ok', failure: null, remedies: [] } as const;
  const ways = failureTexts()['exec-format-error-run']?.ways ?? [];
  const refuted = await diagnosed(format, { first: [fine], closer: [] });
  expect(refuted.told).toEqual([['exec-format-error-run', ways[1]?.title]]);
  expect(refuted.remedies[0]?.actions.every((action) => 'do' in action)).toBe(true);
  const unseen = await diagnosed(format, { first: [{ ...fine, status: 'skipped' }], closer: [] });
  expect(unseen.told).toEqual([['exec-format-error-run', ways[0]?.title]]);
});

test('of causes that share a text, one that its check can miss is told before those it rules out', async () => {
  const fine = ['flags', 'interpreter', 'proof', 'handlers'].map(
    (name) => ({ ...problem(name, ''), status: 'ok', failure: null, remedies: [] }) as const,
  );
  const line = 'exec /bin/sh: no such file or directory';
  const { told } = await diagnosed(line, { first: fine, closer: [] });
  expect(told.map(([failure]) => failure)).toEqual(['exec-bin-sh-not-found']);
});

test('a login that is there, and is refused, is mended by another one', async () => {
  const login = loginRemedy('ghcr.io', { file: 'config.json', store: null, helpers: {} });
  const stored: Finding = {
    ...{ id: 'target.credentials', status: 'ok', title: 'stored', evidence: [] },
    ...{ failure: null, remedies: [login] },
  };
  const line = 'unexpected status from POST request to https://ghcr.io/v2/x/: 401 Unauthorized';
  const { told, remedies } = await diagnosed(line, { first: [stored], closer: [] });
  expect(told).toEqual([['push-401', login.title]]);
  expect(remedies[0]).toMatchObject({ needs: 'consent', reversal: login.reversal });
});

test('a registry that refuses the list of a build gets one without attestations, by an answer of our own', async () => {
  const line =
    'ERROR: failed to push localhost:5000/demo:1: unexpected status: 400 Bad Request: MANIFEST_INVALID: manifest invalid';
  const { told, remedies } = await diagnosed(line, { first: [], closer: [] });
  expect(told[0]?.[0]).toBe('push-400-manifest-invalid');
  expect(remedies[0]).toMatchObject({
    ...{ needs: 'nothing', actions: [] },
    sets: { provenance: 'off', sbom: false },
  });
});
