import { readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { machine } from '../../src/checklist/machine.ts';
import type { Product } from '../../src/docker/product.ts';
import { lookAt } from '../../src/host/look.ts';
import type { Action } from '../../src/model/action.ts';
import { noAnswers } from '../../src/model/answers.ts';
import { createClock } from '../../src/practice/clock.ts';
import type { Machine } from '../../src/practice/machine.ts';
import { createPracticeHost, type PracticeHost } from '../../src/practice/practice-host.ts';
import { plainMachine } from './world.ts';

const mac: Machine['system'] = {
  platform: 'darwin',
  os: { id: 'macos', version: '26.1', name: 'macOS 26.1' },
  ...{ architecture: 'arm64', kernel: '25.1.0', uid: 501, groups: [], systemd: false },
};
const wsl = { ...plainMachine.system, kernel: '6.6.87.2-microsoft-standard-WSL2' };

/** Where each product is met. */
const systems: readonly (readonly [Product, Machine['system']])[] = [
  ['engine', plainMachine.system],
  ['desktop', mac],
  ['desktop', plainMachine.system],
  ['colima', mac],
  ['colima', plainMachine.system],
  ['orbstack', mac],
  ['rancher-desktop', mac],
  ['podman', mac],
  ['podman', plainMachine.system],
  ['rootless', plainMachine.system],
  ['snap', plainMachine.system],
  ['wsl', wsl],
  ['remote', mac],
  ['remote', plainMachine.system],
];

function opened(product: Product, system: Machine['system'], running: boolean): PracticeHost {
  const clock = createClock(Date.now());
  clock.pause();
  const timer = setInterval(clock.step, 1);
  onTestFinished(() => clearInterval(timer));
  const engine = { version: '28.5.2', product, running };
  const own = system === mac ? { ...engine, kernel: '6.8.0-64-generic' } : engine;
  return createPracticeHost({ ...plainMachine, system, engine: own }, { label: 'x', clock });
}

const looked = async (host: PracticeHost) => {
  const facts = await machine.inspect(lookAt(host), noAnswers, {});
  return { facts, findings: machine.judge(facts, noAnswers) };
};

const run = async (host: PracticeHost, actions: readonly Action[]) => {
  for (const action of actions) {
    if ('run' in action) expect((await host.run(['sudo', ...action.run])).exitCode).toBe(0);
  }
};

describe('an engine of a practice machine', () => {
  test.each(systems)('is known for what it is: %s on $os.name', async (product, system) => {
    const { facts } = await looked(opened(product, system, true));
    expect(facts.engine.server).not.toBeNull();
    expect(facts.product).toBe(product);
  });

  test.each(systems)(
    'that is stopped is started as it is: %s on $os.name',
    async (product, system) => {
      const host = opened(product, system, false);
      const { facts, findings } = await looked(host);
      expect([facts.engine.server, facts.product]).toEqual([null, product]);
      const [start] = findings.find(({ id }) => id === 'machine.engine')?.remedies ?? [];
      const byHand = product === 'remote' || (product === 'desktop' && system === mac);
      expect(start?.needs === 'person').toBe(byHand);
      if (byHand) return;
      await run(host, start?.actions ?? []);
      expect((await looked(host)).facts.engine.server).not.toBeNull();
    },
  );

  test('is one of those that the recognition knows, in the schema of machines', () => {
    const schema = JSON.parse(readFileSync('assets/schemas/machine.schema.json', 'utf8'));
    const named = schema.properties.engine.properties.product.enum;
    expect([...named].sort()).toEqual([...new Set(systems.map(([product]) => product))].sort());
  });
});
