import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { architectures } from '../../src/docker/architecture.ts';
import { parseHandler } from '../../src/docker/binfmt.ts';
import { registrationLine } from '../../src/docker/registration.ts';
import {
  binfmtNames,
  binfmtText,
  command,
  register,
  runProgram,
} from '../../src/practice/kernel.ts';
import { practiceWorld } from './world.ts';

const folder = '/proc/sys/fs/binfmt_misc';
const interpreter = '/usr/bin/qemu-aarch64';
const line = (flags: string, name = 'qemu-aarch64') => {
  const architecture = architectures.find(({ qemu }) => `qemu-${qemu}` === name);
  if (architecture === undefined) throw new Error(name);
  return registrationLine({ name, architecture, interpreter, flags });
};
const anywhere = () => true;
const inContainer = { inContainer: true };
const here = { inContainer: false };

describe('the kernel of a practice machine', () => {
  test.each([
    ['POCF', 'binfmt-qemu-aarch64.txt'],
    ['OCF', 'binfmt-qemu-aarch64-docker-binfmt.txt'],
  ])('shows a handler with %s as a real one does', (flags, recording) => {
    const world = practiceWorld();
    expect(register(world, line(flags), anywhere)).toBeNull();
    const text = binfmtText(world, `${folder}/qemu-aarch64`);
    expect(text).toBe(
      readFileSync(`test/recordings/sid-docker-28.5-buildx-0.29/${recording}`, 'utf8'),
    );
    expect(parseHandler('qemu-aarch64', text ?? '')?.flags).toBe(flags);
  });

  test('lists the newest first, as it asks them', () => {
    const world = practiceWorld();
    register(world, line('F'), anywhere);
    register(world, line('F', 'qemu-riscv64'), anywhere);
    expect(binfmtNames(world)).toEqual(['qemu-riscv64', 'qemu-aarch64', 'register', 'status']);
  });

  test.each([
    ['an unknown flag', `${line('F')}X`],
    ['no interpreter', line('F').replace(interpreter, '')],
    ['a mask of another length', line('F').replace('\\xfe', '')],
    ['half a byte', line('F').replace('\\x7f', '\\x7')],
    ['a name with a slash', line('F').replace('qemu-aarch64', 'qemu/aarch64')],
    ['a field too few', ':a:M::\\x7fELF:/bin/true'],
    ['too short a line', ':a:M'],
    ['too long a line', line('F').replace(interpreter, `/${'x'.repeat(1900)}`)],
  ])('refuses %s with EINVAL', (_, text) => {
    expect(register(practiceWorld(), text, anywhere)).toBe('EINVAL');
  });

  test('refuses a name that is taken, and the name of its own files', () => {
    const world = practiceWorld();
    register(world, line('F'), anywhere);
    expect(register(world, line('F'), anywhere)).toBe('EEXIST');
    expect(register(world, line('F').replace('qemu-aarch64', 'status'), anywhere)).toBe('EEXIST');
  });

  test('before 4.8 knows no F', () => {
    const world = practiceWorld({ kernel: '3.10.0-1160.el7.x86_64' });
    expect(register(world, line('F'), anywhere)).toBe('EINVAL');
    expect(register(world, line('OC'), anywhere)).toBeNull();
  });

  test('opens the interpreter at once with F, and without F not before it is asked', () => {
    const world = practiceWorld();
    expect(register(world, line('F'))).toBe('ENOENT');
    expect(register(world, line(''))).toBeNull();
  });

  test('switches one handler, or all of them, and takes them out', () => {
    const world = practiceWorld();
    register(world, line('F'), anywhere);
    expect(command(world, 'qemu-aarch64', '0\n')).toBeNull();
    expect(binfmtText(world, `${folder}/qemu-aarch64`)).toMatch(/^disabled\n/);
    expect(runProgram(world, 'linux/arm64', inContainer)).toBe('ENOEXEC');
    command(world, 'qemu-aarch64', '1\n');
    command(world, 'status', '0\n');
    expect(binfmtText(world, `${folder}/status`)).toBe('disabled\n');
    expect(runProgram(world, 'linux/arm64', inContainer)).toBe('ENOEXEC');
    command(world, 'status', '1\n');
    expect(runProgram(world, 'linux/arm64', inContainer)).toBe('ok');
    expect(command(world, 'qemu-aarch64', '2\n')).toBe('EINVAL');
    expect(command(world, 'qemu-none', '1\n')).toBe('ENOENT');
    command(world, 'status', '-1\n');
    expect(binfmtNames(world)).toEqual(['register', 'status']);
  });

  test('finds an interpreter without F here, and in no container', () => {
    const world = practiceWorld();
    world.files.set(interpreter, { text: '', mode: 0o755, uid: 0 });
    register(world, line(''));
    expect(runProgram(world, 'linux/arm64', here)).toBe('ok');
    expect(runProgram(world, 'linux/arm64', inContainer)).toBe('ENOENT');
    world.files.delete(interpreter);
    expect(runProgram(world, 'linux/arm64', here)).toBe('ENOENT');
  });

  test('gives other arguments where the flag P is not what the emulator expects', () => {
    const world = practiceWorld();
    register(world, line('F'), anywhere, true);
    expect(runProgram(world, 'linux/arm64', inContainer)).toBe('wrong-arguments');
    command(world, 'qemu-aarch64', '-1');
    register(world, line('PF'), anywhere, true);
    expect(runProgram(world, 'linux/arm64', inContainer)).toBe('ok');
  });

  test('runs its own programs, and no others without a handler', () => {
    const world = practiceWorld();
    expect(runProgram(world, 'linux/amd64', inContainer)).toBe('ok');
    expect(runProgram(world, 'linux/386', inContainer)).toBe('ok');
    expect(runProgram(world, 'linux/riscv64', inContainer)).toBe('ENOEXEC');
  });
});
