import { describe, expect, test } from 'vitest';
import { createPracticeHost } from '../../src/practice/practice-host.ts';
import { createWizard } from '../../src/wizard/engine.ts';
import { noted } from '../../src/wizard/noted.ts';
import { plainMachine } from '../practice/world.ts';
import { until } from './stub-host.ts';

describe('a wizard that is noted', () => {
  test('tells where the person is, what they want, and how it ends', async () => {
    const events: object[] = [];
    const host = createPracticeHost(plainMachine, { label: 'PRACTICE: plain' });
    const wizard = noted(
      createWizard({ host, answers: {}, suspend: (during) => during() }),
      (event) => events.push(event),
    );
    const { store } = wizard;
    const isLooked = (id: 'machine' | 'client') => () =>
      store.getState().current === id && store.getState().steps[id].phase === 'looked';
    wizard.start();
    await until(isLooked('machine'));
    wizard.goOn();
    await until(isLooked('client'));
    wizard.setAnswers({ tags: ['x/y:1'] });
    wizard.setAnswers({ tags: ['x/y:12'] });
    wizard.interrupt();
    await until(() => store.getState().exitCode !== null);
    const told = events.map((event) => ('answers' in event ? 'answers' : event));
    expect(told).toEqual([
      ...['answers', { step: 'machine' }, 'answers', { step: 'client' }],
      ...['answers', { left: 130 }],
    ]);
    expect(events.at(-2)).toMatchObject({ answers: { tags: ['x/y:12'] } });
  });
});
