import { architectureOf } from '../../../docker/architecture.ts';
import { nativeOf, runProgram } from '../../kernel.ts';
import type { Call } from '../../tool.ts';
import { UnknownCommand } from '../../unknown-command.ts';
import { engineRefusal } from '../engine/refusal.ts';
import { type Flags, readFlags } from '../flags.ts';
import { installerImages } from '../installers/images.ts';
import { containerOf, startContainer } from '../own-containers.ts';
import { findByDigest, referenceOf } from '../registry/find.ts';
import { engineSince } from '../versions.ts';
import { idOf } from '../volume.ts';
import { isInstalledImage } from './local.ts';
import { pullLines } from './pull.ts';
import { findToPull } from './pulling.ts';

/** `docker run --rm [--privileged] [--platform P] IMAGE [COMMAND]`, and `docker run --detach …` of a registry. */
export async function run(call: Call, args: readonly string[]): Promise<number> {
  const flags = readFlags(args, {
    values: [
      ...['platform', 'name', 'userns', 'network'],
      ...['label', 'restart', 'publish', 'volume'],
    ],
    switches: ['rm', 'privileged', 'interactive', 'tty', 'detach'],
    short: { i: 'interactive', t: 'tty', d: 'detach', p: 'publish', v: 'volume' },
    stopsAtWord: true,
  });
  const [image = '', ...command] = flags.words;
  const refusal = engineRefusal(call, { method: 'Post', path: '/containers/create' });
  if (refusal !== null) return refuse(call, `docker: ${refusal}\nSee 'docker run --help'.`);
  const platform = await platformOf(call, image, flags);
  if (platform === null) return 125;
  await call.wait(350);
  if (flags.has('detach')) return detach(call, image, flags);
  return start(call, image, command, flags, platform);
}

/** Says what the container is called; recorded in the lab with 28.5.2. */
function detach(call: Call, image: string, flags: Flags): number {
  const { world } = call;
  const container = containerOf(call, image, flags);
  const { name } = container;
  const more = "\n\nRun 'docker run --help' for more information";
  if (world.docker.containers.has(name)) {
    const id = idOf(name);
    const said = `Conflict. The container name "/${name}" is already in use by container "${id}". You have to remove (or rename) that container to be able to reuse that name.`;
    return refuse(call, `docker: Error response from daemon: ${said}${more}`);
  }
  const complaint = startContainer(world, container, call.now());
  call.out(`${idOf(name)}\n`);
  if (complaint === null) return 0;
  return refuse(
    call,
    `docker: Error response from daemon: failed to set up container networking: ${complaint}${more}`,
  );
}

/** The platform of the image that will run; pulled first where the engine does not have it. */
async function platformOf(call: Call, image: string, flags: Flags): Promise<string | null> {
  const found = findToPull(call, image, flags.value('platform'));
  if (isInstalledImage(call.world, image)) return found.platform ?? nativeOf(call.world.machine);
  call.err(`Unable to find image '${image}${/[@:][^/]*$/.test(image) ? '' : ':latest'}' locally\n`);
  await call.wait(1_400);
  if (found.complaint !== null) {
    refuse(call, `docker: Error response from daemon: ${found.complaint}`);
    return null;
  }
  call.err(pullLines(image, found.digest));
  call.world.images.add(image);
  if (found.instead === null) return found.platform;
  refuse(call, otherPlatform(call, image, found.platform, found.instead));
  return null;
}

/** The image of another platform than was asked for; recorded in the lab with 20.10.24 and 28.5.2. */
function otherPlatform(call: Call, image: string, own: string, wanted: string): string {
  const found = `image with reference ${image} was found but`;
  if (!engineSince(call.world, 28)) {
    return `docker: Error response from daemon: ${found} does not match the specified platform: wanted ${wanted}, actual: ${own}.\nSee 'docker run --help'.`;
  }
  const said = `${found} its platform (${own}) does not match the specified platform (${wanted})`;
  call.err(`WARNING: ${said}\n`);
  return `docker: Error response from daemon: ${said}\n\nRun 'docker run --help' for more information`;
}

function start(
  call: Call,
  image: string,
  command: readonly string[],
  flags: Flags,
  platform: string,
): number {
  const { world } = call;
  const reference = referenceOf(image);
  const installer = installerImages[`${reference?.registry}/${reference?.repository}`];
  if (platform !== nativeOf(world.machine) && flags.value('platform') === null) {
    call.err(
      `WARNING: The requested image's platform (${platform}) does not match the detected host platform (${nativeOf(world.machine)}) and no specific platform was requested\n`,
    );
  }
  const end = runProgram(world, platform, { inContainer: true });
  const program = installer === undefined ? (command[0] ?? '/bin/sh') : '/register';
  if (end === 'ENOEXEC' || end === 'ENOENT') return notStarted(call, program, end);
  // What the kernel says to it there nobody has recorded: no wizard offers it.
  if (installer !== undefined && world.machine.engine?.product === 'rootless') {
    throw new UnknownCommand(call.argv);
  }
  if (installer !== undefined) return installer.run(call, command);
  return say(call, image, platform, command);
}

/** Source: runc 1.0 (`standard_init_linux.go`) and 1.1 and later (`exec …`), which ends with 255. */
function notStarted(call: Call, program: string, end: 'ENOEXEC' | 'ENOENT'): number {
  const why = end === 'ENOEXEC' ? 'exec format error' : 'no such file or directory';
  const isOld = !engineSince(call.world, 20, 10, 15);
  call.err(
    isOld
      ? `standard_init_linux.go:211: exec user process caused "${why}"\n`
      : `exec ${program.startsWith('/') ? program : `/bin/${program}`}: ${why}\n`,
  );
  return engineSince(call.world, 28) ? 255 : 1;
}

/** What the program prints: what a machine of that platform would. */
function say(call: Call, image: string, platform: string, command: readonly string[]): number {
  const [program = ''] = command;
  const text = command.join(' ');
  if (program === 'uname') call.out(`${unameOf(platform, command)}\n`);
  else if (program === 'echo') call.out(`${command.slice(1).join(' ')}\n`);
  else if (program === 'cat' || program === 'sh' || program === '/bin/sh') {
    call.out(/uname -m/.test(text) ? `${machineOf(platform)}\n` : 'built\n');
  } else call.out(`${ownWords(call, image, platform)}\n`);
  return 0;
}

const machineOf = (platform: string): string => architectureOf(platform)?.machines[0] ?? platform;

function unameOf(platform: string, command: readonly string[]): string {
  const machine = machineOf(platform);
  return command.includes('-a') ? `Linux practice 6.8.0 #1 SMP ${machine} Linux` : machine;
}

/** An image's own program greets with what it runs on. */
function ownWords({ world }: Call, image: string, platform: string): string {
  const reference = referenceOf(image);
  const known = reference?.digest ? findByDigest(world, reference) : null;
  return `Hello from ${known?.platform ?? platform}`;
}

function refuse(call: Call, complaint: string): number {
  call.err(`${complaint}\n`);
  return 125;
}
