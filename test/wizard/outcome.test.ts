import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { judgeOutcome } from '../../src/wizard/outcome.ts';
import { remedyOf } from './walk.ts';

const group = remedyOf(['usermod'], { title: 'Join the group' });
const logIn = remedyOf([], { title: 'Log in again', needs: 'person' });
const shut = (remedies: Finding['remedies']): Finding => ({
  ...{ id: 'machine.engine', status: 'problem', title: 'The socket is shut' },
  ...{ evidence: [], failure: null, remedies },
});

describe('a remedy whose command ended with 0', () => {
  test('changed nothing where the finding and its ways out are as before', () => {
    expect(judgeOutcome(group, shut([group]), [shut([group])]).kind).toBe('unchanged');
  });

  test('did its part where another way out is left', () => {
    expect(judgeOutcome(group, shut([group]), [shut([logIn])])).toEqual({
      kind: 'left',
      status: 'problem',
      text: 'Join the group: carried out. What is left: The socket is shut',
    });
  });
});
