import { list } from '../host/files.ts';
import type { Machine } from './machine.ts';
import { machineFolder, machinePath } from './machine-path.ts';
import { readMachine } from './read-machine.ts';

/** The machines that ship with the program, in the order in which a beginner meets them. */
const order = [
  ...['fresh-laptop', 'no-f-flag', 'after-reboot', 'localhost-registry', 'base-image-gap'],
  ...['docker-desktop-mac', 'raspberry-pi', 'riscv', 'manifest-by-hand', 'article-2020', 'centos7'],
];

const ending = '.json';

/** Their names. */
export async function machineNames(): Promise<readonly string[]> {
  const files = (await list(machineFolder)) ?? [];
  const names = files.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -5));
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return names.toSorted((one, other) => rank(one) - rank(other));
}

/** All of them. */
export async function listMachines(): Promise<readonly Machine[]> {
  const names = await machineNames();
  const read = await Promise.all(names.map((name) => readMachine(machinePath(name))));
  return read.flatMap(({ machine }) => machine ?? []);
}
