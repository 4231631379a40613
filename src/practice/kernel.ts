import { architectureOf } from '../docker/architecture.ts';
import { architecturesTaken, type HandlerEntry, kernelKnowsF } from '../docker/binfmt.ts';
import { binfmtFolder } from '../docker/mounts.ts';
import { platformsRunBy } from '../docker/platform.ts';
import { readRegistration } from './binfmt-line.ts';
import type { Machine } from './machine.ts';
import type { Handler, World } from './world.ts';

/** What the kernel answers where it refuses; as `tee` and Go's programs word it. */
export type Errno = 'EINVAL' | 'EEXIST' | 'ENOENT';

/** How a program of some platform ended that the kernel was asked to start. */
export type ProgramEnd = 'ok' | 'wrong-arguments' | 'ENOEXEC' | 'ENOENT';

/** The kernel under the engine: of a virtual machine its own. */
export const kernelOf = ({ engine, system }: Machine): string => engine?.kernel ?? system.kernel;

/** Docker's name of the platform that the engine's processor is made for. */
export const nativeOf = ({ engine, system }: Machine): string =>
  `linux/${engine?.architecture ?? system.architecture}`;

/** Platforms whose programs run without a handler. */
export function runsItself(machine: Machine): readonly string[] {
  const native = nativeOf(machine);
  const { surely, maybe } = platformsRunBy(native);
  const also = machine.engine?.runs ?? [];
  return [...surely, ...maybe.filter((one) => native === 'linux/amd64' || also.includes(one))];
}

/**
 * What is written to `register`.
 *
 * @param opens Which files there are where it is written from: an installer's container has its own.
 * Source: Linux v6.12, fs/binfmt_misc.c, `bm_register_write`; before 4.8 no F is known.
 */
export function register(
  world: World,
  line: string,
  opens: (path: string) => boolean = (path) => world.files.has(path),
  expectsP: boolean | null = null,
): Errno | null {
  const entry = readRegistration(line);
  const isOpen = entry?.flags.includes('F') ?? false;
  if (entry === null) return 'EINVAL';
  if (isOpen && kernelKnowsF(kernelOf(world.machine)) === false) return 'EINVAL';
  if (isOpen && !opens(entry.interpreter)) return 'ENOENT';
  const { handlers } = world.binfmt;
  if (['register', 'status'].includes(entry.name) || handlers.has(entry.name)) return 'EEXIST';
  handlers.set(entry.name, { ...entry, isOpen, expectsP, isEnabled: true });
  return null;
}

/** What is written to `status` or to an entry: `1`, `0`, `-1`. Source: the same, `parse_command`. */
export function command(world: World, name: string, text: string): Errno | null {
  const word = text.replace(/\n$/, '');
  const { binfmt } = world;
  const handler = binfmt.handlers.get(name);
  if (word === '') return null;
  if (!['0', '1', '-1'].includes(word)) return 'EINVAL';
  if (name !== 'status' && handler === undefined) return 'ENOENT';
  if (word === '-1') name === 'status' ? binfmt.handlers.clear() : binfmt.handlers.delete(name);
  else if (handler === undefined) binfmt.isEnabled = word === '1';
  else handler.isEnabled = word === '1';
  return null;
}

/** As the kernel asks them, and lists them: newest first. */
export const handlersOf = ({ binfmt }: World): readonly Handler[] =>
  [...binfmt.handlers.values()].reverse();

/** What reading an entry gives. Source: the same, `entry_status`. */
export function entryText({ isEnabled, interpreter, flags, offset, magic, mask }: Handler): string {
  return [
    isEnabled ? 'enabled' : 'disabled',
    `interpreter ${interpreter}`,
    `flags: ${flags}`,
    `offset ${offset}`,
    `magic ${magic}`,
    ...(mask === null ? [] : [`mask ${mask}`]),
    '',
  ].join('\n');
}

/** The names in the folder, in the kernel's order; null where nothing is mounted. */
export function binfmtNames(world: World): readonly string[] | null {
  if (!world.binfmt.isMounted) return null;
  return [...handlersOf(world).map(({ name }) => name), 'register', 'status'];
}

/** What a path below `/proc/sys/fs/binfmt_misc` says; null where there is no such file. */
export function binfmtText(world: World, path: string): string | null {
  const { isMounted, isEnabled, handlers } = world.binfmt;
  const name = path.slice(binfmtFolder.length + 1);
  if (!isMounted) return null;
  if (name === 'status') return isEnabled ? 'enabled\n' : 'disabled\n';
  const handler = handlers.get(name);
  return handler === undefined ? null : entryText(handler);
}

/**
 * Starts a program: the newest enabled handler that matches decides, even over what the processor
 * could run itself. Without F its interpreter is looked for in the root of whoever starts it, and a
 * container has none.
 */
export function runProgram(
  world: World,
  platform: string,
  { inContainer }: { readonly inContainer: boolean },
): ProgramEnd {
  const handler = handlerFor(world, platform);
  if (handler === undefined) return runsItself(world.machine).includes(platform) ? 'ok' : 'ENOEXEC';
  if (!handler.isOpen && (inContainer || !world.files.has(handler.interpreter))) return 'ENOENT';
  const { expectsP, flags } = handler;
  return expectsP === null || expectsP === flags.includes('P') ? 'ok' : 'wrong-arguments';
}

/** The handler that the kernel gives a platform's programs to. */
export function handlerFor(world: World, platform: string): Handler | undefined {
  const architecture = architectureOf(platform);
  if (!world.binfmt.isEnabled || architecture === null) return undefined;
  return handlersOf(world).find(
    (handler) => handler.isEnabled && architecturesTaken(asEntry(handler)).includes(architecture),
  );
}

const asEntry = ({ name, interpreter, flags, offset, magic, mask, isEnabled }: Handler) =>
  ({
    ...{ name, interpreter, flags, enabled: isEnabled, extension: null },
    pattern: magic === '' ? null : { offset, magic, mask },
  }) satisfies HandlerEntry;
