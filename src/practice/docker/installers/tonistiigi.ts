import { architectureOf, architectures } from '../../../docker/architecture.ts';
import { command, handlersOf, nativeOf, register, runProgram, runsItself } from '../../kernel.ts';
import type { Call } from '../../tool.ts';
import { readFlags } from '../flags.ts';
import { byInstallerName, registerLine } from './register-line.ts';

/** What is asked for is in this order where it is everything. */
const everything = [
  ...['amd64', 'arm64', 'arm', 'riscv64', '386', 'ppc64le', 's390x', 'mips64le', 'mips64'],
  ...['loong64'],
];

/**
 * `tonistiigi/binfmt [--install A,B] [--uninstall C]`, then its status. The exit code is 0 even when
 * every registration failed.
 *
 * Source: tonistiigi/binfmt deploy/v10.2.3, cmd/binfmt/main.go; recorded: `tonistiigi-*`.
 */
export function tonistiigi(call: Call, args: readonly string[]): number {
  const { world } = call;
  if (!world.binfmt.isLoaded) {
    call.err(
      'error: no such device\ncannot mount binfmt_misc filesystem at /proc/sys/fs/binfmt_misc\n',
    );
    return 1;
  }
  const flags = readFlags(dashed(args), {
    values: ['install', 'uninstall'],
    switches: ['version'],
  });
  for (const name of list(flags.value('uninstall'))) uninstall(call, name);
  for (const name of wanted(call, flags.value('install'))) install(call, name);
  call.out(`${JSON.stringify(status(call), null, 2)}\n`);
  return 0;
}

/** Go's own flags: one dash is as good as two. */
const dashed = (args: readonly string[]): readonly string[] =>
  args.map((word) => word.replace(/^-(?=[a-z]{2})/, '--'));

const list = (value: string | null): readonly string[] =>
  value === null ? [] : value.split(',').filter((name) => name !== '');

function wanted({ world }: Call, value: string | null): readonly string[] {
  const own = runsItself(world.machine).map((platform) => architectureOf(platform)?.binfmt);
  return value === 'all' ? everything.filter((name) => !own.includes(name)) : list(value);
}

function install(call: Call, name: string): void {
  call.err(`installing: ${name} ${outcomeOf(call, name)}\n`);
}

function outcomeOf({ world }: Call, name: string): string {
  const architecture = byInstallerName(name);
  if (architecture === undefined) return `unsupported architecture: ${name}`;
  const handler = `qemu-${architecture.qemu}`;
  const interpreter = `/usr/bin/${handler}`;
  if (world.binfmt.handlers.has(handler)) return `${handler} already registered`;
  // Its QEMU takes the program's own name from the kernel: flag P.
  const line = registerLine(architecture, { interpreter, flags: 'POCF' });
  const file = '/proc/sys/fs/binfmt_misc/register';
  const error = register(world, line, () => true, true);
  if (error === null) return 'OK';
  const why = error === 'EINVAL' ? 'invalid argument' : 'file exists';
  return `cannot register "${interpreter}" to ${file}: write ${file}: ${why}`;
}

/** Names, platforms' names, and patterns such as `qemu-*`. */
function uninstall(call: Call, name: string): void {
  const pattern = byInstallerName(name)?.qemu ?? name.replace(/^qemu-/, '');
  const test = new RegExp(`^qemu-${pattern.replaceAll('*', '.*')}$`);
  const found = handlersOf(call.world).filter((handler) => test.test(handler.name));
  for (const handler of found) {
    command(call.world, handler.name, '-1');
    call.err(`uninstalling: ${handler.name} OK\n`);
  }
  if (found.length === 0) call.err(`uninstalling: ${name} not found\n`);
}

function status({ world }: Call) {
  const own = runsItself(world.machine);
  const native = nativeOf(world.machine);
  const runs = (platform: string) =>
    ['ok', 'wrong-arguments'].includes(runProgram(world, platform, { inContainer: true }));
  const emulated = architectures
    .flatMap(({ platforms }) => platforms.filter((platform) => platform !== 'linux/arm/v5'))
    .filter((platform) => !own.includes(platform) && runs(platform));
  return {
    supported: [native, ...own.filter((platform) => platform !== native), ...emulated],
    emulators: handlersOf(world)
      .filter(({ isEnabled }) => isEnabled)
      .map(({ name }) => name)
      .sort(),
  };
}
