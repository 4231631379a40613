import { expect, test } from 'vitest';
import { program, programIn } from '../../src/model/program.ts';

test.each([
  ['installed', {}, 'multiarch-wizard'],
  ['by npx', { npm_command: 'exec', npm_lifecycle_event: 'npx' }, 'npx multiarch-wizard'],
  ['by a script of another project', { npm_command: 'run-script' }, 'multiarch-wizard'],
  [
    'by npm start in a clone',
    {
      ...{ npm_command: 'start', npm_lifecycle_event: 'start' },
      npm_package_name: 'multiarch-wizard',
    },
    'npm start --',
  ],
  [
    'by npm start of another project',
    { npm_command: 'start', npm_lifecycle_event: 'start', npm_package_name: 'app' },
    'multiarch-wizard',
  ],
])('is typed as it was started: %s', (_, env, typed) => {
  expect(programIn(env)).toBe(typed);
});

test('is the same in every test, whatever started them', () => {
  expect(program).toBe('multiarch-wizard');
});
