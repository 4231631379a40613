import type { WayWords } from './words.ts';

/** Ways out that several failures share. */
export const registerAll = {
  title: 'Register the handlers',
  changes:
    "Adds every architecture that the image knows to the kernel's table, for the whole machine, until it reboots.",
  undo: 'It takes out every qemu-* entry, those too that were there before.',
} satisfies WayWords;

export const registerAnew = {
  title: 'Take the entries out, and register them anew',
  changes:
    "Takes every qemu-* entry out of the kernel's table and registers all that the image knows, for the whole machine, until it reboots.",
  undo: 'It takes out every qemu-* entry, and brings none back that was there before.',
} satisfies WayWords;

export const installStatic = {
  title: "Install the distribution's static emulators (Debian, Ubuntu)",
  changes: 'Installs qemu-user-static, which registers its handlers with F, at every boot, too.',
} satisfies WayWords;

export const makeBuilder = {
  title: 'Make a builder in a container',
  changes:
    'Makes the builder multiarch: a container, a volume for its cache, and the image moby/buildkit if it is not there. Selects it for later commands too.',
} satisfies WayWords;

export const nearBuilder = {
  title: "Make a builder that shares this machine's network",
  changes:
    "Makes the builder multiarch with network=host: a container in this machine's network, and a volume for its cache. Selects it for later commands too.",
} satisfies WayWords;

export const crossCompile = {
  title: "Run that step on the machine's own platform",
  how: 'Begin the stage that compiles with FROM --platform=$BUILDPLATFORM, and have the compiler make code for $TARGETARCH: nothing of it is emulated then.',
} satisfies WayWords;

export const nativeNode = {
  title: 'Add a machine of that platform to the builder',
  how: 'docker buildx create --append --name BUILDER ssh://USER@HOST gives the builder a node that runs the platform natively.',
} satisfies WayWords;
