/** What a proof that failed says about the emulator. */
const failedProofs = {
  'wrong-arguments': 'it ran and got wrong arguments: P is not set as this QEMU wants it',
  'wrong-architecture': 'it ran as another architecture',
  'exec-format': 'no handler took it: exec format error',
  'no-such-file': 'its emulator is not to be found inside the build',
  'emulator-failed': 'the emulator itself failed',
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
    interpreter:
      'The emulator must be at hand in every container: open since it was registered (F), and static, for containers have none of its libraries.',
    arguments:
      'P must be set as the emulator expects, or programs start, and see wrong arguments: builds fail far from the cause.',
    magic:
      'The kernel goes by first bytes alone, and asks the newest entry that matches: one that takes too much hides those that work.',
    owners:
      'Who registered a handler decides whether it is there again after a reboot, and who may take it away.',
    'after-reboot':
      "Handlers live in the kernel's memory: a reboot takes them away, and what registers them at boot brings its own only.",
    proof:
      'An entry in the table is a claim. A foreign program that ran inside a build, and saw the right arguments, is a proof.',
  },
  /** What a check is about that has nothing to say, and why it has not. */
  unsaid: (about: string, reason: string) => `${about}: ${reason}`,
  about: {
    flags: 'The flag F',
    interpreter: "The handlers' emulators",
    enabled: 'Whether handlers are enabled',
    arguments: 'Whether programs see their arguments',
    magic: 'What the handlers take',
    handlers: 'The handlers',
    others: 'Other platforms',
    proof: 'The proof in the default builder',
  },
  notAsked: 'not looked at, the engine does not answer',
  unread: {
    kernel: 'not to be seen, the engine has a kernel of its own',
    namespace: "not to be seen, the table here is not the engine's: this shell has its own",
    mount: 'not to be seen, binfmt_misc is not mounted',
  },
  noEntries: 'there is no handler that a container can use',
  /** What was seen of a program that was tried. */
  tried: {
    inBuild: (end: string) => `in a build: ${end}`,
    here: (end: string) => `outside of a container: ${end}`,
  },
  handlers: {
    ok: (platforms: string) => `Foreign programs have handlers: ${platforms}`,
    none: 'Everything that is wanted runs natively',
    missing: (platforms: string) => `Nothing runs ${platforms} programs`,
    noFile: (handler: string) => `holds no ${handler}`,
    notListed: (platform: string) => `does not list ${platform}`,
    notMounted: (platforms: string) =>
      `Nothing runs ${platforms} programs: binfmt_misc is not mounted`,
    onlyWindows: (entries: string) => `holds ${entries}, and no emulator`,
    there: 'there is such an entry',
    all: 'Each platform that is wanted has an entry in the table',
    byBuilder: (platforms: string) =>
      `No handler for ${platforms}: the builder runs them with an emulator of its own`,
    unseen: (platforms: string) =>
      `${platforms} programs run, though the table here has no handler that works`,
  },
  /** Of a handler that was registered here before. */
  lost: {
    rebooted: (day: string) => `this wizard registered it ${day}, the machine rebooted since`,
    gone: (day: string) => `this wizard registered it ${day}, and it was taken out since`,
    flushed: (day: string) =>
      `this wizard registered it ${day}, and something took it out since, as systemd-binfmt does when it is restarted`,
  },
  others: {
    missing: (platforms: string) => `No handler for ${platforms}; nothing asks for them yet`,
    none: 'Nothing else lacks a handler',
  },
  flags: {
    bad: (handlers: string) => `Registered without F, so of no use in containers: ${handlers}`,
    oldKernel: (release: string) =>
      `The engine's kernel ${release} knows no F: no handler works in a container`,
    ok: (handlers: string) => `Registered with F: ${handlers}`,
  },
  enabled: {
    bad: (handlers: string) => `Registered, but disabled: ${handlers}`,
    off: 'All of binfmt_misc is disabled: the kernel asks no handler',
    ok: (handlers: string) => `Enabled: ${handlers}`,
  },
  interpreter: {
    gone: (handlers: string) => `Registered, but the emulator is gone: ${handlers}`,
    dynamic: (handlers: string) =>
      `The emulator needs a loader, which containers do not have: ${handlers}`,
    maybeDynamic: (handlers: string) =>
      `The emulator's file needs a loader, which containers do not have: ${handlers}`,
    ok: (handlers: string) => `The emulator is at hand in containers: ${handlers}`,
    missing: (path: string) => `${path} is not there`,
    held: (path: string) => `${path} is not there: the kernel holds it open`,
    there: (path: string) => `${path} is there`,
    needs: (path: string, loader: string) => `${path} is dynamic: it needs ${loader}`,
  },
  arguments: {
    bad: (platforms: string) => `Programs start, and see wrong arguments: ${platforms}`,
    ok: (platforms: string) => `Programs see the arguments that they are given: ${platforms}`,
    untried: 'not tried yet',
    failed: 'no program started',
  },
  magic: {
    misses: (handlers: string) =>
      `Registered, but its magic matches no program of its own: ${handlers}`,
    caught: (handler: string, platforms: string) =>
      `${handler} takes programs that it is not for: ${platforms}`,
    blocked: (handler: string, platforms: string) =>
      `${handler} is asked first for ${platforms}, and is of no use in containers`,
    ok: (handlers: string) => `Each takes its own programs only: ${handlers}`,
    takes: (platforms: string) => `takes ${platforms}`,
    takesNone: 'takes no program of an architecture that is known here',
    behind: (handler: string) => `${handler} is asked after it, that is never`,
    pattern: (magic: string, mask: string | null) =>
      mask === null ? `magic ${magic}` : `magic ${magic}\nmask ${mask}`,
  },
  proof: {
    ok: (platforms: string) => `Proven in the default builder: ${platforms}`,
    failed: (platforms: string) => `The proof failed: ${platforms}`,
    verdicts: failedProofs,
    silent: 'the build gave no reason; it has 30 s',
    untried: 'not run yet',
    unrecorded: 'not in the recording',
    explained: 'none passed, what is wrong above comes first',
    noBuildx: 'none, it is a build, and buildx does not answer',
    noBuilder: 'none, the default builder does not run',
  },

  install: {
    all: (image: string) => `${image}, everything it knows`,
    maintained: 'kept up to date',
    changedIn: (year: number) => `last changed ${year}`,
    covers: 'covers all',
    lacks: (architectures: string) => `no ${architectures}`,
    hint: (age: string, coverage: string) => `${age}, ${coverage}`,
    recommended:
      'The one of the three that is still kept up to date; it runs on arm64 machines too, and can mend a single entry.',
    adds: (architectures: string) =>
      `Adds ${architectures} to the kernel's table, for the whole machine, until it reboots.`,
    articles: 'Nobody named platforms yet: these are common ones.',
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
    refusedHint: 'refused by this kernel',
    refused: (command: string, error: string) =>
      `${command} ends with "${error}": it asks for the flag F, which this kernel does not know.`,
    ofNoUse: (image: string, architectures: string) => `${image} does not know ${architectures}.`,
    fromPackage: (engine: string) =>
      `No installer image runs on ${engine}. The distribution's package brings static emulators: qemu-user-static on Debian and Ubuntu.`,
    fromPackageTitle: "The distribution's own package",
  },
  enable: {
    title: (handlers: string) => `Enable ${handlers}`,
    all: 'Enable binfmt_misc',
    changes: 'Enables these entries, for the whole machine, until it reboots.',
  },
  disable: {
    title: (handlers: string) => `Disable ${handlers}`,
    hint: (handlers: string) => `then ${handlers} is asked`,
    recommended: 'It takes nothing away, and one write takes it back.',
    changes: 'Disables these entries, for the whole machine, until it reboots.',
  },
  stuck: {
    title: 'Take it out by hand',
    how: (path: string) =>
      `No program starts while it is there, sudo and docker neither. In a shell of root that is open, type: echo -1 > ${path}. The shell's own echo needs no program.`,
  },

  summary: {
    proven: (platforms: string) => `${platforms} emulated; proven in the default builder`,
    emulated: (platforms: string) => `${platforms} emulated`,
    nativeOnly: (platforms: string) => `${platforms} native, nothing emulated`,
    unknown: 'not looked at',
  },
} as const;
