/** What the doctor says, and the checks that only it makes. */
export const doctor = {
  lead: (platforms: string) => `What a build for ${platforms} needs:`,
  looking: (step: string) => `Looking: ${step}`,
  count: {
    problem: (n: number) => (n === 1 ? '1 problem' : `${n} problems`),
    warning: (n: number) => (n === 1 ? '1 warning' : `${n} warnings`),
    ok: (n: number) => `${n} ok`,
    skipped: (n: number) => `${n} skipped`,
  },
  /** What the commands at the end are for. */
  next: {
    fix: 'mends one by one, after a yes',
    verbose: 'shows what each check saw',
    wizard: 'builds, from the Dockerfile here',
  },
  check: (id: string, failure: string | null) =>
    failure === null ? `check ${id}` : `check ${id}, known as ${failure}`,
  ways: {
    undo: (how: string) => `undo: ${how}`,
    or: 'Another way',
    edit: (path: string) => `Edit ${path}:`,
    /** Of what is fetched by hand. */
    checked: '--fix fetches it with its checksums, or takes a file that you have.',
  },
  selects: (name: string) =>
    `Selects ${name} for every later docker buildx command of this account.`,

  /** Of checks that their step says nothing of: nothing is wrong. */
  fine: {
    'machine.desktop': "The engine is not Docker Desktop's",
    'machine.rootless':
      'The engine is not rootless: nothing of that kind keeps it from registering handlers',
    'machine.user-namespaces': 'The engine maps no users: an installer of handlers runs as it is',
    'client.folder': "buildx's own folder belongs to this account",
    'builder.list': 'buildx lists its builders',
    'builder.state': 'The builder runs',
  },
  /** What each check is about. */
  about: {
    'machine.docker': 'The docker client',
    'machine.engine': 'The engine',
    'machine.versions': 'The versions of client and engine',
    'machine.kernel': "The engine's kernel",
    'machine.desktop': 'Docker Desktop',
    'machine.rootless': "The engine's rights",
    'machine.user-namespaces': "The engine's mapping of users",
    'machine.binfmt-known': 'binfmt_misc',
    'machine.binfmt-mounted': 'Whether binfmt_misc is mounted',
    'machine.binfmt-enabled': 'Whether binfmt_misc is enabled',
    'machine.api': 'What API client and engine speak',
    'machine.snap': 'Whether docker is a snap',
    'client.config': "The client's configuration",
    'client.experimental': 'Whether the client shows buildx',
    'client.buildx': 'buildx',
    'client.folder': "buildx's own folder",
    'client.credential-helpers': 'The credential helpers',
    'emulators.handlers': 'The handlers',
    'emulators.others': 'Other platforms',
    'emulators.flags': 'The flag F',
    'emulators.enabled': 'Whether handlers are enabled',
    'emulators.interpreter': "The handlers' emulators",
    'emulators.arguments': 'Whether programs see their arguments',
    'emulators.magic': 'What the handlers take',
    'emulators.proof': 'The proof in the default builder',
    'emulators.owners': 'Who registered the handlers',
    'emulators.after-reboot': 'What was registered here before',
    'builder.list': 'The builders',
    'builder.registry': 'The registry',
    'builder.chosen': 'The builder',
    'builder.state': 'Whether the builder runs',
    'builder.reach': 'The way to the registry',
    'builder.proof': 'The proof in the builder',
    'builder.platforms': "The builder's list of platforms",
    'builder.registries': 'What the builder knows of registries',
    'builder.proxy': "The builder's proxies",
    'builder.disk': "The builder's room",
    'builder.memory': "The engine's memory",
  },
  skipped: (about: string, reason: string) => `${about}: ${reason}`,
  /** Several checks in a row that share their reason. */
  folded: (n: number, reason: string) => `${n} checks: ${reason}; --verbose lists them`,
  again: 'What is to be mended',
  notLooked: {
    noEngine: 'not looked at, no engine answers',
    noBuilders: 'not looked at, buildx lists no builders',
    ownKernel: 'not to be seen, the engine has a kernel of its own',
    blocked: 'not tried, a problem comes first',
    noRegistry: 'none was named, --tag names one',
    archive: 'an archive needs none',
    notHere: 'nothing to look at on this machine',
  },
} as const;
