import { afterAll, describe, expect, test } from 'vitest';
import type { Clinic } from '../../src/clinic/open.ts';
import {
  type Recording,
  readRecording,
  recordingFile,
  recordingText,
} from '../../src/clinic/recording.ts';
import { everyScene } from '../../src/clinic/scenes.ts';
import { stageFor } from '../../src/clinic/stage.ts';
import type { Outcome } from '../../src/clinic/step.ts';
import { subjectsFor } from '../../src/clinic/subjects.ts';
import { liveClinic } from './live.ts';

const path = `../../assets/${recordingFile}`;
const recorded = await readRecording().catch(() => null);

test('the recording has an answer to every step of every scene, and no other scene', () => {
  const scenes = everyScene(stageFor(subjectsFor(recorded?.native ?? '')));
  expect(Object.keys(recorded?.outcomes ?? {}).sort()).toEqual(scenes.map(({ id }) => id).sort());
  for (const { id, steps } of scenes) {
    expect([id, recorded?.outcomes[id]?.answers.length]).toEqual([id, steps.length]);
  }
});

const clinic = await liveClinic();
afterAll(() => clinic?.close());

/** What this kernel answers; the day stays, as long as nothing else is new. */
async function record({ stage, kernel, perform }: Clinic): Promise<Recording> {
  const outcomes: Record<string, Outcome> = {};
  for (const scene of everyScene(stage)) outcomes[scene.id] = await perform(scene);
  const isSame = JSON.stringify(outcomes) === JSON.stringify(recorded?.outcomes);
  if (isSame && recorded !== null) return { ...recorded, outcomes };
  const on = new Date().toISOString().slice(0, 10);
  return { kernel, on, native: stage.subjects.native, outcomes };
}

// It is made on one architecture: the programs differ on others. After a change: npm run recording
const canCompare = clinic !== null && clinic.stage.subjects.native === 'linux/amd64';
describe.runIf(canCompare)('this kernel', () => {
  test('answers as the recording says', async () => {
    const now = await record(clinic as Clinic);
    await expect(recordingText(now)).toMatchFileSnapshot(path);
  });
});
