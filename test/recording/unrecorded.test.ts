import { describe, expect, test } from 'vitest';
import { hereArgv, runHere } from '../../src/checklist/emulators/here.ts';
import { noProofs, type Proofs, proofArgv, prove } from '../../src/checklist/proof.ts';
import { expectedProofLine, proofDockerfile } from '../../src/docker/proof.ts';
import { installedPrograms } from '../../src/host/assets.ts';
import { lookAt } from '../../src/host/look.ts';
import { createKeeper } from '../../src/host/transcript/keeper.ts';
import { createMasking } from '../../src/host/transcript/masking.ts';
import { createRecordedHost } from '../../src/practice/recording/recorded-host.ts';
import { readRecording } from '../../src/practice/recording/recording.ts';
import { recordTexts } from '../../src/texts/record.ts';

const when = '2026-11-26T08:00:00.000Z';
const host = {
  ...{ label: null, platform: 'linux', release: '6.12.0', uid: 1000, gid: 1000, groups: [1000] },
  ...{ home: '/home/you', cwd: '/home/you/app', env: {} },
};
const ended = { exitCode: 0, failed: null, ms: 1 };

/** A recording of a real machine, as it is kept there: our programs lie in a folder of its own. */
function kept(...events: readonly object[]): string {
  const lines: string[] = [];
  const file = {
    add: (line: string) => void lines.push(`${line}\n`),
    ...{ error: () => null, size: () => 0, close: () => {} },
  };
  const keeper = createKeeper(file, createMasking(null));
  keeper.event({ recording: 1, version: '0.1.0', when, host, terminal: {} });
  for (const event of events) keeper.event(event);
  return lines.join('');
}

function played(text: string) {
  const { recording } = readRecording(text);
  if (recording === null) throw new Error('It can’t be played.');
  return createRecordedHost(recording, 'PRACTICE: recording', 20);
}

const proof = {
  ran: proofArgv('default', 'linux/arm64'),
  input: proofDockerfile('linux/arm64'),
  ...{ ...ended, stdout: '', stderr: `#6 0.1 ${expectedProofLine('linux/arm64')}\n` },
};
const tried = {
  ran: hereArgv('linux/amd64', 'linux/arm64'),
  ...{ ...ended, stdout: 'proof arm64 3 [/x/proof/linux-arm64] [a] [b]\n', stderr: '' },
};
const { signal } = new AbortController();
const both = ['linux/arm64', 'linux/riscv64'];

describe('the recording of a real machine', () => {
  const text = kept(proof, tried);

  test('names the one place of our programs, and not where they lie', () => {
    expect(text).toContain(`"${installedPrograms}/proof"`);
    expect(text).toContain(`"${installedPrograms}/execve/linux-amd64"`);
    expect(text).not.toContain(import.meta.dirname.replace(/\/test\/recording$/, ''));
  });

  test('answers a proof; one that nobody ran stays untried, with what says so', async () => {
    let seen: Proofs = noProofs;
    const tell = (proofs: Proofs) => {
      seen = proofs;
    };
    await prove(lookAt(played(text)), 'default', both, tell, signal);
    expect(seen).toMatchObject({
      proofs: { 'linux/arm64': 'passed', 'linux/riscv64': 'untried' },
      unrecorded: { 'linux/riscv64': recordTexts().unrecorded },
    });
    expect(Object.keys(seen.verdicts)).toEqual(['linux/arm64']);
  });

  test('says nothing of a program that nobody started', async () => {
    expect(await runHere(lookAt(played(text)), 'linux/amd64', both, signal)).toEqual({
      'linux/arm64': { errno: null, line: 'proof arm64 3 [/proof] [a] [b]' },
    });
  });

  test('ends a build that nobody ran at once, and says so', async () => {
    const running = played(text).start(['docker', 'buildx', 'build', '.'], {
      env: { BUILDKIT_PROGRESS: 'rawjson' },
    });
    let said = '';
    running.onOutput((stream, chunk) => {
      if (stream === 'stderr') said += Buffer.from(chunk).toString('utf8');
    });
    expect(await running.ended).toMatchObject({ exitCode: 127, failed: null });
    expect(said).toBe(`docker buildx build .\n${recordTexts().unrecorded}\n`);
  });
});
