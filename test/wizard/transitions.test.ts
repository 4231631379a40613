import { describe, expect, it } from 'vitest';
import { noAnswers } from '../../src/model/answers.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { StepId } from '../../src/model/step-id.ts';
import type { WizardState } from '../../src/wizard/state.ts';
import {
  exitCodeOf,
  initialState,
  stepAfter,
  stepBefore,
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

describe('the order of the steps', () => {
  it('begins with the machine and ends with the manifest list', () => {
    expect(stepBefore('machine')).toBeNull();
    expect(stepAfter('target')).toBe('build');
    expect(stepAfter('manifest')).toBeNull();
  });
});
