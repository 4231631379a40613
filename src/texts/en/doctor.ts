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
  },
  selects: (name: string) =>
    `Selects ${name} for every later docker buildx command of this account.`,

  /** Of checks that their step says nothing of: nothing is wrong. */
  fine: {
    'machine.desktop': "The engine is not Docker Desktop's",
    'machine.rootless': 'The engine runs with root rights: it can register handlers',
    'machine.user-namespaces': 'The engine maps no users: an installer of handlers runs as it is',
    'client.folder': "buildx's own folder belongs to this account",
    'builder.list': 'buildx lists its builders',
    'builder.state': 'The builder runs',
  },
  /** What the others are about. */
  about: {
    'machine.desktop': 'Docker Desktop',
    'machine.rootless': "The engine's rights",
    'machine.user-namespaces': "The engine's mapping of users",
    'machine.binfmt-known': 'binfmt_misc',
    'machine.binfmt-mounted': 'Whether binfmt_misc is mounted',
    'machine.binfmt-enabled': 'Whether binfmt_misc is enabled',
    'emulators.proof': 'The proof in the default builder',
    'builder.list': 'The builders',
    'builder.registry': 'The registry',
    'builder.chosen': 'The builder',
    'builder.state': 'Whether the builder runs',
    'builder.reach': 'The way to the registry',
    'builder.proof': 'The proof in the builder',
  },
  skipped: (about: string, reason: string) => `${about}: ${reason}`,
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
