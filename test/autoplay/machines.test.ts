import { afterEach, expect, test } from 'vitest';
import { machineNames } from '../../src/practice/machine-list.ts';
import { inEachLanguage, pushedTo, startWalk, type Walk } from '../practice/walk.ts';

let walk: Walk;
afterEach(() => walk?.close());

const machines = await machineNames();

test('there are machines', () => {
  expect(machines.length).toBeGreaterThan(10);
});

for (const name of machines) {
  inEachLanguage(`${name} plays itself to an image in the registry, and ends`, async () => {
    walk = await startWalk(name, { isAutoplay: true });
    expect(await walk.left()).toBe(0);
    const { platforms, tags } = walk.state().answers;
    expect(platforms.length).toBeGreaterThan(1);
    expect(pushedTo(walk.world, tags[0] ?? '')).toEqual([...platforms].sort());
  });
}
