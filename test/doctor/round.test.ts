import { expect, test } from 'vitest';
import { startRound } from '../../src/doctor/round.ts';
import { noAnswers } from '../../src/model/answers.ts';
import { doctorHost } from './doctor-host.ts';

test('a round asks many things at once, and Node warns of nothing', async () => {
  const warnings: string[] = [];
  const warned = ({ name }: Error) => warnings.push(name);
  process.on('warning', warned);
  const { signal } = new AbortController();
  const host = doctorHost();
  const look = startRound({ host, answers: noAnswers, signal });
  const questions = Array.from({ length: 40 }, (_, at) => ['docker', 'inspect', `${at}`]);
  await Promise.all(questions.map((argv) => look.run(argv)));
  // Node warns in a turn of its own.
  await new Promise(setImmediate);
  process.off('warning', warned);
  expect(warnings).toEqual([]);
  expect(host.ran).toHaveLength(questions.length);
});
