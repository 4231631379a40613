import { describe, expect, test } from 'vitest';
import { handlersUnit } from '../../src/docker/handlers-unit.ts';
import { stepIds } from '../../src/model/step-id.ts';
import { captionsOf, holds } from '../../src/practice/captions.ts';
import { createWorld } from '../../src/practice/create-world.ts';
import type { Caption, Machine } from '../../src/practice/machine.ts';
import { listMachines } from '../../src/practice/machine-list.ts';
import { lineText } from '../../src/ui/line.ts';
import { captionLines } from '../../src/ui/parts/caption.ts';
import { themeFor } from '../../src/ui/theme.ts';
import { plainMachine } from './world.ts';

const world = (change: Partial<Machine> = {}) => createWorld({ ...plainMachine, ...change });
const withHandler = (flags: string) =>
  world({ binfmt: { handlers: [{ name: 'qemu-aarch64', interpreter: '/q', flags }] } });
const withBuilder = (running: boolean, options: readonly string[] = []) =>
  world({
    builders: {
      selected: 'mine',
      list: [{ name: 'mine', driver: 'docker-container', running, options }],
    },
  });

describe('a condition of a caption', () => {
  test('an empty one always holds', () => {
    expect(holds({}, world())).toBe(true);
  });

  test('goes by what the kernel runs in a container', () => {
    const runs = ['linux/arm64'];
    expect(holds({ runs: ['linux/amd64'] }, world())).toBe(true);
    expect(holds({ runs }, world())).toBe(false);
    expect(holds({ runs }, withHandler('OC'))).toBe(false);
    expect(holds({ runs }, withHandler('POCF'))).toBe(true);
    expect(holds({ runs: [...runs, 'linux/riscv64'] }, withHandler('POCF'))).toBe(false);
  });

  test('goes by the version of buildx that docker finds', () => {
    const tp = world({ client: { version: '19.03.5', buildx: '0.3.1' } });
    expect(holds({ buildx: '0.3.1' }, tp)).toBe(true);
    expect(holds({ buildx: '0.29.1' }, tp)).toBe(false);
    expect(holds({ buildx: '0.29.1' }, world({ client: { version: null, buildx: null } }))).toBe(
      false,
    );
  });

  test('goes by the builder that is selected', () => {
    expect(holds({ driver: 'docker', running: true, network: 'host' }, world())).toBe(true);
    expect(holds({ driver: 'docker-container' }, world())).toBe(false);
    expect(holds({ driver: 'docker-container', running: true }, withBuilder(true))).toBe(true);
    expect(holds({ running: true }, withBuilder(false))).toBe(false);
    expect(holds({ network: 'own' }, withBuilder(true))).toBe(true);
    expect(holds({ network: 'own' }, withBuilder(true, ['network=host']))).toBe(false);
  });

  test('goes by what registers handlers at every boot', () => {
    const file = { text: '', mode: 0o644, uid: 0 };
    const [bare, byUnit, byPackage] = [world(), world(), world()];
    byUnit.files.set(`/etc/systemd/system/multi-user.target.wants/${handlersUnit}`, file);
    byPackage.files.set('/usr/lib/binfmt.d/qemu-aarch64.conf', file);
    expect([bare, byUnit, byPackage].map((one) => holds({ lasts: true }, one))).toEqual([
      ...[false, true, true],
    ]);
    expect(holds({ lasts: false }, bare)).toBe(true);
  });
});

test('a caption follows the machine: the first whose condition holds is said', () => {
  const captions = {
    machine: 'as ever',
    emulators: [{ when: { runs: ['linux/arm64'] }, says: { en: 'mended' } }, { says: 'broken' }],
    builder: [{ when: { driver: 'docker-container' as const }, says: 'a container' }],
  };
  const machine = world({ captions });
  expect(captionsOf(machine)).toEqual({ machine: 'as ever', emulators: 'broken' });
  const mended = createWorld({
    ...{ ...plainMachine, captions },
    binfmt: { handlers: [{ name: 'qemu-aarch64', interpreter: '/q', flags: 'F' }] },
  });
  expect(captionsOf(mended)).toMatchObject({ emulators: 'mended' });
});

const page = { theme: themeFor({}), columns: 80, rows: 24 };
const listed = (caption: Caption | undefined) =>
  Array.isArray(caption) ? caption : [{ says: caption ?? '' }];

describe('the machines that ship', async () => {
  const machines = await listMachines();
  const captions = machines.flatMap((machine) =>
    stepIds.map((id) => ({
      place: `${machine.name}: ${id}`,
      variants: listed(machine.captions?.[id]),
    })),
  );

  test('have something to say at every step, in both languages, whatever was done there', () => {
    for (const { place, variants } of captions) {
      expect(variants.at(-1)?.when, `the last of ${place} always holds`).toBeUndefined();
      for (const { says } of variants) expect(Object.keys(says), place).toEqual(['en', 'zh']);
    }
  });

  test('say it in two lines of a window of 80 columns', () => {
    const texts = captions.flatMap(({ place, variants }) =>
      variants.flatMap(({ says }) =>
        (Object.values(says) as string[]).map((machine) => ({ place, machine })),
      ),
    );
    const long = texts.flatMap(({ place, machine }) => {
      // A blank row comes after it.
      const lines = captionLines(page, { captions: { machine }, current: 'machine' }).slice(0, -1);
      return lines.length > 2 ? [`${place}: ${lines.map(lineText).join(' | ')}`] : [];
    });
    expect(long).toEqual([]);
  });

  test('name the sources of what they say', () => {
    for (const { name, sources = [] } of machines) {
      expect(sources.length, name).toBeGreaterThan(2);
    }
  });
});
