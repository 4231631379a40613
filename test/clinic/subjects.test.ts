import { describe, expect, test } from 'vitest';
import { sharedBits, subjectsFor } from '../../src/clinic/subjects.ts';
import { architectures } from '../../src/docker/architecture.ts';
import { proofProgram } from '../../src/docker/proof.ts';

const natives = architectures.flatMap(({ platforms }) => platforms);

describe.each(natives)('on %s', (native) => {
  const { foreign, other } = subjectsFor(native);

  test('the programs are not its own, and two others that there are programs for', () => {
    expect(new Set([native, foreign, other]).size).toBe(3);
    for (const platform of [foreign, other]) expect(proofProgram(platform)).not.toBeNull();
  });

  test('a mask that is too wide takes both, and not the programs that the machine needs', () => {
    const bits = sharedBits(foreign, other);
    const [one, two, own] = [foreign, other, native].map((platform) => {
      const elf = architectures.find(({ platforms }) => platforms.includes(platform))?.elf;
      return { class: elf?.class, order: elf?.order, machine: (elf?.machine ?? 0) & bits };
    });
    expect(two).toEqual(one);
    expect(own).not.toEqual(one);
  });
});

test('on amd64 and arm64 it is about riscv64, and the mask is about what people build', () => {
  expect(subjectsFor('linux/amd64')).toMatchObject({
    foreign: 'linux/riscv64',
    other: 'linux/arm64',
  });
  expect(subjectsFor('linux/arm64').foreign).toBe('linux/riscv64');
});
