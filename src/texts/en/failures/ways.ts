import type { WayWords } from './words.ts';

/** Ways out that several failures share. */
export const registerAll = {
  title: 'Register the handlers',
  changes:
    "Adds every architecture that the image knows to the kernel's table, for the whole machine, until it reboots.",
} satisfies WayWords;

export const registerAnew = {
  title: 'Take the entries out, and register them anew',
  changes:
    "Takes every qemu-* entry out of the kernel's table and registers all that the image knows, for the whole machine, until it reboots.",
} satisfies WayWords;

export const installStatic = {
  title: "Install the distribution's static emulators (Debian, Ubuntu)",
  changes: 'Installs qemu-user-static, which registers its handlers with F, at every boot, too.',
} satisfies WayWords;
