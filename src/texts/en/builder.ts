export const builder = {
  title: 'Builder',
  lead: 'Who builds: an engine or a BuildKit container, and what it can build for.',
  /** Why each check matters, by its name. */
  why: {
    list: 'Without the list of builders nobody knows who would build.',
    registry:
      'A builder reaches registries from where it runs. For one on localhost, or one without TLS, it must be made differently, and only when it is made.',
    chosen: 'One builder must be able to build for several platforms, and to reach the registry.',
    state: 'A builder that does not run says nothing of what it can build.',
    reach:
      'The builder pushes, not this terminal: what this machine reaches may be out of reach from inside its container.',
    platforms:
      'A builder asks the kernel for its handlers when it starts, and later only now and then.',
    trust:
      'A certificate of an authority of its own is trusted by each for itself: the builder that pushes, and the engine that pulls to show that an image runs.',
    mirrors:
      "A builder in a container pulls base images by itself: it asks the mirrors that it was made with, not the engine's.",
    registries:
      "A builder in a container reads its own configuration, and nothing of the engine's: not its insecure registries, mirrors and certificates.",
    proxy:
      "A builder in a container fetches by itself: it knows the proxies that it was made with, not this shell's, the client's or the engine's.",
    disk: 'Each platform has its own layers and cache, and only a build that ends in the middle says that the disk is full.',
    memory:
      'Emulated platforms build side by side: where memory runs out, the kernel ends the builder, and the build says no more than EOF.',
    proof:
      'What a builder lists is a claim. A platform can be chosen when its program has run in this builder.',
  },
  noBuildx: 'The builders were not looked at: buildx does not answer',

  registry: {
    title: {
      unknown: 'Where will the image go?',
      known: (registry: string) => `The image will go to ${registry}`,
      localhost: (registry: string) => `The image will go to ${registry}, on this machine`,
      by: {
        http: (registry: string) => `The image will go to ${registry}, over plain http`,
        insecure: (registry: string) =>
          `The image will go to ${registry}, over TLS that is not verified`,
        ca: (registry: string) =>
          `The image will go to ${registry}, over TLS with an authority of its own`,
      },
      none: 'The image will go to an archive: no registry is needed',
    },
    ask: {
      title: 'Name the registry',
      hint: 'its host, and its port if it has one',
      prompt: 'Registry the image will go to, such as docker.io, ghcr.io or localhost:5000',
      changes: 'Nothing on this machine: the builder is chosen for it.',
    },
    archive: {
      title: 'No registry',
      hint: 'an OCI archive, in a file',
      changes: 'Nothing on this machine: no registry is asked.',
    },
    refused: {
      empty: 'A registry is a host, such as docker.io, ghcr.io or localhost:5000.',
      path: (host: string) => `Only the host is asked here: ${host}. The rest belongs to the tag.`,
      scheme: (host: string) => `Without http:// or https://: ${host}.`,
      invalid:
        'This is no registry: its host has a dot or a port, as ghcr.io and reg:5000 have; localhost may stand alone.',
    },
  },

  chosen: {
    title: {
      serves: (name: string, driver: string) => `${name} builds, with the driver ${driver}`,
      containerd: (name: string) =>
        `${name}, the engine itself, builds: it has containerd's image store`,
      onePlatform: (name: string) => `${name}, the engine itself, builds: one platform is enough`,
      none: 'No builder here can do this build',
      unfit: (name: string, reason: string) => `${name} cannot do this build: ${reason}`,
      missing: (name: string) => `There is no builder ${name}`,
    },
    unfit: {
      'one-platform': 'the classic image store holds one platform at a time',
      archive: 'with the classic image store it writes no OCI archive',
      localhost: 'its localhost is its own container, without network=host',
      http: 'it was not told to speak plain http to this registry',
      insecure: 'it was not told to take any certificate of this registry',
      ca: 'it was not told which authority signs for this registry',
      mirror: 'it was not told of the mirror of Docker Hub',
    },
    fit: 'will do',
    shellTls: 'variables of this shell, from which buildx makes no builder:',
    row: (name: string, driver: string, state: string, verdict: string) =>
      `${name} (${driver}, ${state}): ${verdict}`,
    use: {
      title: (name: string) => `Use ${name}`,
      hint: (driver: string, state: string) => `${driver}, ${state}`,
      changes: 'Nothing on this machine: this build goes to it.',
      recommended: 'It is there and serves: nothing need be made.',
    },
    create: {
      title: 'Make a builder',
      titleNamed: (name: string) => `Make the builder ${name}`,
      hint: 'a BuildKit in a container',
      hintHostNetwork: "in a container, with this machine's network",
      by: {
        http: {
          title: (registry: string) => `Make a builder that speaks plain http to ${registry}`,
          hint: 'for a registry without TLS',
        },
        insecure: {
          title: (registry: string) => `Make a builder that takes any certificate of ${registry}`,
          hint: 'for TLS that nothing here trusts',
        },
        ca: {
          title: (registry: string) => `Make a builder that trusts the authority of ${registry}`,
          hint: 'its certificate is verified',
        },
      },
      makesContext: (context: string) =>
        `Makes the context ${context} from the TLS settings of this shell, since buildx makes no builder from them.`,
      risk: 'Whoever stands between it and the registry can read and change what goes there.',
      recommended: 'It builds for any number of platforms, and leaves what is there as it is.',
      prompt: 'Name of the new builder',
      changes: (name: string) =>
        `Makes the builder ${name}: a container, a volume for its cache, and the image moby/buildkit if it is not there. Selects it for later commands too.`,
    },
    refused: {
      empty: 'A builder needs a name.',
      invalid:
        'A name begins with a letter and holds letters, digits, dots, hyphens and underscores.',
      reserved: 'default is the name of the engine itself.',
      builder: (name: string) => `There is a builder ${name} already.`,
      context: (name: string) => `${name} is a Docker context, and its builder has that name.`,
    },
  },

  state: {
    stopped: (name: string, status: string) => `${name} does not run: ${status}`,
    start: {
      title: (name: string) => `Start ${name}`,
      changes: (name: string) =>
        `Starts the container of ${name}, and makes it if it is not there.`,
      recommended: 'Only a builder that runs can be looked at, and proven.',
    },
  },

  reach: {
    looking: (registry: string) => `Whether the builder reaches ${registry} is being seen`,
    unrecorded: (registry: string) =>
      `Whether the builder reaches ${registry} is not in the recording`,
    asItShould: 'it was asked for a tag that is not there, and said so',
    reachable: (registry: string) => `The builder reaches ${registry}`,
    refused: (registry: string) => `Nothing answers the builder at ${registry}`,
    localhost: (registry: string) =>
      `The builder cannot reach ${registry}: its localhost is its own container`,
    plainHttp: (registry: string) => `${registry} speaks plain http, and the builder expects TLS`,
    noAddress: (registry: string) => `The builder finds no address for ${registry}`,
    hostsFile: (registry: string) =>
      `The builder finds no address for ${registry}: it has a hosts file of its own, not this machine's`,
    unknown: (registry: string) => `Whether the builder reaches ${registry} cannot be told`,
    silent: 'no answer within 20 s',
    start: (registry: string) => `Start the registry at ${registry}, then look again.`,
    startTitle: 'Start the registry',
    insecureTitle: 'Let the engine speak http to it',
    insecure: (registry: string) =>
      `The engine itself builds: name ${registry} under "insecure-registries" in its daemon.json and restart it, or make a builder instead.`,
  },

  proof: {
    ok: (name: string, platforms: string) => `Proven in ${name}: ${platforms}`,
    none: (name: string) => `No proof has passed in ${name}`,
    untried: 'The proofs have not run yet',
    unrecorded: 'The proofs are not in the recording',
    silent: 'the build gave no reason; it has 30 s',
    failed: (name: string, platforms: string) => `${name} does not run ${platforms} programs`,
    handlersTitle: 'Register handlers',
    handlers:
      'Go back to Emulators and register a handler: this builder has no emulator of its own for it.',
  },

  /** Why a platform can't be chosen. */
  reasons: {
    untried: 'not proven in this builder yet',
    'exec-format': 'its proof failed in this builder: no handler',
    'no-such-file': 'its proof failed in this builder: the handler has no F',
    'emulator-failed': 'its proof failed in this builder: its emulator fails',
    'wrong-arguments': 'its proof failed in this builder: wrong arguments',
    'wrong-architecture': 'its proof failed in this builder: it ran as another architecture',
    other: 'its proof did not run in this builder',
  },

  summary: {
    builder: (name: string, driver: string) => `${name} (${driver})`,
    withNetwork: (builder: string) => `${builder}, network=host`,
    none: 'none chosen',
    unknown: 'not looked at',
  },
} as const;
