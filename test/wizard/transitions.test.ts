import { describe, expect, it } from 'vitest';
import { noAnswers } from '../../src/model/answers.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Remedy } from '../../src/model/remedy.ts';
import type { StepId } from '../../src/model/step-id.ts';
import type { WizardState } from '../../src/wizard/state.ts';
import {
  exitCodeOf,
  initialState,
  stepAfter,
  stepBefore,
  withChange,
  withStep,
} from '../../src/wizard/transitions.ts';

const start = initialState(null, noAnswers);

function withProblem(state: WizardState, id: StepId): WizardState {
  const finding: Finding = {
    id: `${id}.any`,
    status: 'problem',
    title: 'a problem',
    evidence: [],
    failure: null,
    remedies: [],
  };
  return withStep(state, id, { phase: 'looked', findings: [finding] });
}

describe('the exit code of somebody who leaves', () => {
  it('is 130 where nothing is wrong and nothing was reached', () => {
    expect(exitCodeOf(start)).toBe(130);
  });

  it('is 3 while a prerequisite has a problem', () => {
    expect(exitCodeOf(withProblem(start, 'builder'))).toBe(3);
    expect(exitCodeOf(withProblem(start, 'target'))).toBe(130);
  });

  it('is 5 after a failed build', () => {
    const facts = { phase: 'failed' } as never;
    expect(exitCodeOf(withStep(start, 'build', { facts }))).toBe(5);
  });

  it('is 0 at the manifest list, and 1 when that is not whole', () => {
    const end = withStep({ ...start, current: 'manifest' }, 'manifest', { phase: 'looked' });
    expect(exitCodeOf(end)).toBe(0);
    expect(exitCodeOf(withProblem(end, 'manifest'))).toBe(1);
  });
});

describe('the changes of a run', () => {
  const remedy = (change: Partial<Remedy>): Remedy => ({
    ...{ title: '', needs: 'consent', changes: 'it runs', undo: 'docker stop it', actions: [] },
    ...change,
  });
  const start = remedy({ reversal: [{ run: ['docker', 'stop', 'it'] }] });
  const away = { changes: 'it is gone', undo: 'never', actions: [{ run: ['docker', 'rm', 'it'] }] };

  it('keep what an end of it does not take back', () => {
    const made = withChange(withChange([], start), remedy(away));
    expect(made.map(({ text }) => text)).toEqual(['it runs', 'it is gone']);
  });

  it('forget what has nothing to take back any more', () => {
    const end = remedy({ ...away, settles: [{ run: ['docker', 'stop', 'it'] }] });
    const made = withChange(withChange([], start), end);
    expect(made).toEqual([{ text: 'it is gone', undo: 'never' }]);
  });
});

describe('the order of the steps', () => {
  it('begins with the machine and ends with the manifest list', () => {
    expect(stepBefore('machine')).toBeNull();
    expect(stepAfter('target')).toBe('build');
    expect(stepAfter('manifest')).toBeNull();
  });
});
