import { expect, test } from 'vitest';
import { build } from './printed/build.ts';
import { emulation } from './printed/emulation.ts';
import { push } from './printed/push.ts';
import { surroundings } from './printed/surroundings.ts';
import { target } from './printed/target.ts';
import { told } from './told.ts';

const solved = [build, emulation, push, surroundings, target]
  .flat()
  .filter(([, text]) => text.includes('failed to solve'));

test.each(solved)('%s is told by the other end of a build, too', (_, text) => {
  // A bake puts no `failed to build` before it.
  const alone = text.replaceAll('failed to build: ', '');
  const other = alone.replaceAll('failed to solve', 'failed to run Build function');
  expect(told(other)).toEqual(told(alone));
});
