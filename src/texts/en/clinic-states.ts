import type { StateId } from '../../clinic/scenes.ts';
import { program } from '../../model/program.ts';

/** Whom the words are about: architectures, and the handler's own name, path and loader. */
export type ClinicNames = {
  readonly foreign: string;
  readonly other: string;
  readonly handler: string;
  readonly interpreter: string;
  readonly loader: string;
};

type StateWords = {
  /** A few words, for the list. */
  readonly title: string;
  /** What the kernel does, in two rows. */
  readonly lead: (names: ClinicNames) => string;
  /** Where a person meets it, what a build says then, and what mends it. */
  readonly explain: (names: ClinicNames) => readonly string[];
};

/** Every state: what it is, and what it teaches. */
export const clinicStates: { readonly [Id in StateId]: StateWords } = {
  none: {
    title: 'Nothing registered',
    lead: ({ foreign }) =>
      `No entry wants ${foreign} programs. The kernel looks at their first bytes, knows nobody for them, and gives up.`,
    explain: () => [
      'A build says: exec /bin/sh: exec format error. A shell says it of any program of another architecture.',
      'Handlers live in the memory of the kernel. After a reboot the table is empty again, unless something registers them at each boot: a package, or a service.',
      'What mends it: registering a handler, with F.',
    ],
  },
  'without-F': {
    title: 'Without F',
    lead: () =>
      "The kernel keeps a path only, and opens it when a program starts: in that program's own root. A container has no such file in its root.",
    explain: () => [
      'This is the state that puzzles most: the same program runs here and not in a container, and the error names no emulator. A build says: exec /bin/sh: no such file or directory, of a shell that is plainly there. What is not there is the interpreter.',
      'It comes from packages that are made for the machine itself, such as qemu-user, and from registering by hand.',
      "What mends it: taking the entry out and registering it anew, with F. A flag of an entry can't be changed.",
    ],
  },
  'with-F': {
    title: 'With F',
    lead: () =>
      'F is "fix binary": the kernel opens the interpreter once, when it is registered, and keeps it open. It need not be found in any root.',
    explain: () => [
      'So it works in every container, in a chroot and in a mount namespace, whatever their files are.',
      "Linux knows F since 4.8. The installer that Docker's documentation names, tonistiigi/binfmt, registers with it, and so does Debian's qemu-user-static.",
    ],
  },
  disabled: {
    title: 'Entry disabled',
    lead: () =>
      '0 was written to the entry. The kernel passes it over as if it were not there, although interpreter and flags are still right.',
    explain: () => [
      'It looks healthy at a glance: only the first line of the entry tells.',
      'What mends it: 1 written to the entry.',
    ],
  },
  'all-disabled': {
    title: 'All of binfmt_misc disabled',
    lead: () =>
      '0 was written to status. The kernel asks no entry at all, although each of them still says enabled.',
    explain: () => [
      'No entry tells it, so it is easily missed. Only the file status does.',
      'What mends it: 1 written to status.',
    ],
  },
  held: {
    title: 'With F, interpreter removed',
    lead: () =>
      'Its file is removed after it was registered. The kernel holds it open all the same: programs run, here and in containers.',
    explain: () => [
      'That is how an image can bring a handler: its container is gone a second later, and the file with it. The path in the entry then leads nowhere, and that is no fault.',
      'The other side of it: after a package has brought a new emulator, the kernel goes on with the old one until it is registered anew.',
    ],
  },
  gone: {
    title: 'Without F, interpreter removed',
    lead: () =>
      'Without F the path is looked up each time a program starts. Now it leads nowhere: not in the container, and not on the machine.',
    explain: () => [
      'It is what an uninstalled package or a removed image can leave behind.',
      'What mends it: taking the entry out; then registering one whose interpreter is there, with F.',
    ],
  },
  missing: {
    title: 'With F, no interpreter to open',
    lead: () =>
      'With F the kernel opens the interpreter at once. There is none, so writing to register fails, and nothing is registered.',
    explain: () => [
      'That is a good failure: it comes when the mistake is made. Without F the line would have been taken, and every program would have failed later.',
      'It is seen by whoever looks at the answer. Some installers end with exit code 0 all the same; only a look at the table tells.',
    ],
  },
  'unknown-flag': {
    title: 'A flag that it does not know',
    lead: () =>
      'The kernel takes no line with a flag that it does not know. Nothing is registered. To F, kernels before 4.8 say the same.',
    explain: () => [
      'It knows P, O, C and F. A line that is too long gives the same error, and so does one that lacks a field.',
      'What mends it: the right letters; on a kernel before 4.8, a newer kernel.',
    ],
  },
  dynamic: {
    title: 'With F, a dynamic interpreter',
    lead: ({ loader }) =>
      `F keeps the interpreter open, and not the loader that it needs: ${loader} is looked for in the container, which has none.`,
    explain: () => [
      'The table looks right, F and all, and still programs fail in containers. The same is true of the libraries that the loader would look for.',
      'It comes from emulators that are linked dynamically, as in the package qemu-user-binfmt.',
      'What mends it: an emulator that is linked statically, such as those of qemu-user-static or tonistiigi/binfmt, registered anew.',
    ],
  },
  argv0: {
    title: 'Without P, then with it',
    lead: () =>
      'The program is called as ls. Without P that name is lost: its path stands there. With P the emulator is handed both, and has to expect it.',
    explain: () => [
      'Names matter: busybox is one program that knows by its name what to do.',
      'An emulator that does not expect P takes the name for the first argument. Then programs start, end with 0, and have seen wrong arguments: busybox says "applet not found".',
      'Since Linux 5.12 the kernel tells the emulator whether P is set (AT_FLAGS), and QEMU asks for that since 6.0. Older ones have to be registered as they were built.',
    ],
  },
  'wide-mask': {
    title: 'A mask that is too wide',
    lead: ({ foreign, other, handler }) =>
      `The mask leaves out the bits that tell ${foreign} from ${other}. So ${handler} is handed ${other} programs as well, and can't run them.`,
    explain: ({ handler }) => [
      'Magic says which bits a program begins with, mask says which of them count. Two bits too few, and programs of another architecture are taken, too.',
      'No errno tells it: a program starts, only in the wrong emulator.',
      `What mends it: taking ${handler} out, and registering it with the mask of QEMU's own script.`,
    ],
  },
  'in-the-way': {
    title: 'Another entry in the way',
    lead: ({ handler }) =>
      `Another tool has registered for the same programs, without F. The newest entry is asked first, and ${handler} never.`,
    explain: () => [
      'The kernel asks one entry only: where that one fails, it does not go on to the next.',
      'It happens with tools that bring an interpreter of their own: Rosetta in virtual machines on a Mac, WSLInterop for Windows programs, a second installer.',
      'What mends it: disabling the one in the way, or registering the wanted one once more, so that it is the newest.',
    ],
  },
  mended: {
    title: 'Mended',
    lead: () =>
      'The repair: take the entry out (-1), register it with F, and run a program in a container. That it runs there is the proof.',
    explain: () => [
      'Registering over an entry that is there fails with EEXIST: it has to be taken out first.',
      `${program} doctor --fix does the same on a machine, in this order, after a yes: take out, register, prove inside a builder.`,
    ],
  },
};
