/** What a proof that failed says about the emulator. */
const failedProofs = {
  'wrong-arguments': 'it ran and got wrong arguments: P is not set as this QEMU wants it',
  'wrong-architecture': 'it ran as another architecture',
  'exec-format': 'no handler took it: exec format error',
  'no-such-file': 'its emulator is not to be found inside the build',
  other: 'the build ended before the program ran',
} as const;

export const emulators = {
  title: 'Emulators',
  lead: 'Which foreign programs this kernel can run, inside containers too.',
  /** Why each check matters, by its name. */
  why: {
    handlers:
      'Without a handler the kernel cannot start a foreign program: each RUN for that platform ends in "exec format error".',
    others: 'A platform that nothing asks for needs no handler until someone builds for it.',
    flags:
      'Without F the kernel looks for the emulator inside the container, where it is not: "no such file or directory".',
    enabled: 'A disabled entry is passed over as if it were not there.',
    interpreter: 'The entry names a program that is not there, so nothing it should run starts.',
    owners:
      'Who registered a handler decides whether it is there again after a reboot, and who may take it away.',
    static:
      'F keeps the emulator open, and not the libraries that it may need: those are looked for inside the container.',
    proof:
      'An entry in the table is a claim. A foreign program that ran inside a build, and saw the right arguments, is a proof.',
  },
  /** What `e` shows: a few short paragraphs. */
  explain: [
    'A processor runs its own machine code only. To build for arm64 on amd64, each RUN of the Dockerfile starts arm64 programs, and QEMU translates them while they run: correct, and 2 to 10 times slower.',
    'The kernel asks its table binfmt_misc who translates. An entry, a handler, holds what such a program begins with, the path of an interpreter, and flags: see /proc/sys/fs/binfmt_misc/qemu-aarch64.',
    'F, fix binary, decides. Without it the kernel opens the interpreter by its path when a program starts: inside a container, which has no QEMU, that is "no such file or directory". With F (Linux 4.8) it opens it once, when it is registered, and keeps it open: it works in every container, even when the file is gone.',
    'P hands the program the name it was called by, and must match how this QEMU was built, or programs run with wrong arguments. O and C say how the file is opened, and with whose rights.',
    "Handlers are the whole machine's, and live in memory: a reboot takes them away. In 2020 docker/binfmt registered arm, ppc64le and s390x, and multiarch/qemu-user-static added RISC-V; they stopped in 2020 and 2023. Now tonistiigi/binfmt is the one that is kept up. Its exit code is 0 even when nothing worked, so this step reads the table again, and runs a proof.",
  ],

  notAsked: 'The handlers were not looked at: the engine does not answer',
  handlers: {
    ok: (platforms: string) => `Foreign programs have handlers: ${platforms}`,
    none: 'Everything that is wanted runs natively',
    missing: (platforms: string) => `Nothing runs ${platforms} programs`,
    noFile: (handler: string) => `holds no ${handler}`,
    notListed: (platform: string) => `does not list ${platform}`,
  },
  others: (platforms: string) => `No handler for ${platforms}; nothing asks for them yet`,
  flags: (handlers: string) => `Registered without F, so of no use in containers: ${handlers}`,
  enabled: (handlers: string) => `Registered, but disabled: ${handlers}`,
  interpreter: (handlers: string) => `Registered, but the emulator is gone: ${handlers}`,
  interpreterMissing: (path: string) => `${path} is not there`,
  proof: {
    ok: (platforms: string) => `Proven in the default builder: ${platforms}`,
    failed: (platforms: string) => `The proof failed: ${platforms}`,
    verdicts: failedProofs,
    silent: 'the build said nothing within 30 s',
    untried: 'The proof has not run yet',
    noBuildx: 'No proof here: it is a build, and buildx does not answer',
    noBuilder: 'No proof here: the default builder does not run',
  },

  install: {
    all: (image: string) => `${image}, everything it knows`,
    maintained: 'kept up to date',
    changedIn: (year: number) => `last changed ${year}`,
    covers: 'covers all of these',
    lacks: (architectures: string) => `no ${architectures}`,
    hint: (age: string, coverage: string) => `${age}, ${coverage}`,
    recommended:
      'The one of the three that is still kept up to date; it runs on arm64 machines too, and can mend a single entry.',
    adds: (architectures: string) =>
      `Adds ${architectures} to the kernel's table, for the whole machine, until it reboots.`,
    replaces: (handlers: string, architectures: string) =>
      `Takes ${handlers} out of the kernel's table and registers ${architectures}, for the whole machine, until it reboots.`,
    addsAll:
      "Adds every architecture it knows to the kernel's table, for the whole machine, until it reboots.",
    resets:
      "Takes every qemu-* entry out of the kernel's table and registers some twenty anew, for the whole machine, until it reboots.",
    rewrites:
      "Writes arm64, arm, ppc64le and s390x into the kernel's table, over entries of these names, for the whole machine, until it reboots.",
    undo: (command: string) => `${command} (or a reboot)`,
    wrongHost: (image: string, hosts: string, engine: string) =>
      `${image} runs on ${hosts} only; this engine is ${engine}.`,
    ofNoUse: (image: string, architectures: string) => `${image} does not know ${architectures}.`,
    fromPackage: (engine: string) =>
      `No installer image runs on ${engine}. The distribution's package brings static emulators: qemu-user-static on Debian and Ubuntu.`,
    fromPackageTitle: "The distribution's own package",
  },
  enable: {
    title: (handlers: string) => `Enable ${handlers}`,
    changes: 'Switches these entries on, for the whole machine, until it reboots.',
  },

  summary: {
    proven: (platforms: string) => `${platforms} emulated; proven in the default builder`,
    emulated: (platforms: string) => `${platforms} emulated`,
    nativeOnly: (platforms: string) => `${platforms} native, nothing emulated`,
    unknown: 'not looked at',
  },
} as const;
