import { afterReboot } from './after-reboot.ts';
import { owners } from './owners.ts';

type Registry = {
  readonly registry: string;
  readonly access: 'http' | 'insecure' | null;
  readonly mirrors: readonly string[];
  readonly ca: readonly string[];
};

type Memory = { readonly platforms: string; readonly has: string; readonly needs: string };

/** What the checks say that only the doctor makes; why they matter stands with the checks of their steps. */
export const checks = {
  /** What several checks of a builder have in common. */
  noBuilder: 'not looked at, there is no builder',
  snap: {
    noDocker: 'Whether docker is a snap was not looked at: it is not on PATH',
    none: 'docker is no snap: it sees every folder',
    onlyEngine: 'The engine is a snap, and docker is none: it sees every folder',
    visible: 'docker is a snap, and sees this project',
    inside: 'in the home, and not hidden',
    outside: 'outside the home, or hidden in it',
    confined: (project: string) => `docker is a snap, and does not see ${project}`,
    move: (project: string) => ({
      title: 'Move the project',
      hint: 'into your home',
      how: `Move ${project} to a folder in your home whose name does not begin with a dot, and start there.`,
    }),
  },

  helpers: {
    none: 'Docker asks no credential helper: logins stand in config.json',
    noFile: 'no such file',
    noLine: 'neither credsStore nor credHelpers',
    unknown: 'Credential helpers were not looked at: config.json cannot be read',
    ok: (names: string) => `The credential helpers are there, and answer: ${names}`,
    missing: (names: string) => `config.json names credential helpers that are not there: ${names}`,
    failing: (names: string) => `Credential helpers do not answer: ${names}`,
    notThere: (program: string) => `no folder holds ${program}`,
    answers: (answer: number | 'silent' | null) =>
      answer === 'silent' || answer === null ? 'no answer within 5 s' : `exit code ${answer}`,
    edit: {
      title: (names: string) => `Take ${names} out of config.json`,
      hint: 'logins then stand in that file',
      recommended: 'It was left behind by something that is not here any more.',
      changes: (path: string) =>
        `The lines of ${path} that name it. All else in it stays, and the old file is kept beside it. What the helper kept is logged in to anew, with docker login.`,
      undo: (path: string) =>
        `Write the lines into ${path} again, or put the copy back that is kept beside it.`,
    },
    install: (program: string, from: string | null) => ({
      title: `Install ${program}`,
      how: `${from ?? 'Install the package that brings it'}; then docker finds ${program} on PATH.`,
    }),
    /** Where a helper comes from, by its name. */
    from: {
      desktop: 'Docker Desktop brings it: install and start Docker Desktop',
      'desktop.exe':
        'Docker Desktop for Windows brings it: start Docker Desktop, and let WSL have the PATH of Windows',
      osxkeychain: 'brew install docker-credential-helper brings it',
      wincred: 'Docker Desktop for Windows brings it',
      pass: 'On Debian and Ubuntu the package golang-docker-credential-helpers brings it; elsewhere github.com/docker/docker-credential-helpers',
      secretservice:
        'On Debian and Ubuntu the package golang-docker-credential-helpers brings it; elsewhere github.com/docker/docker-credential-helpers',
      'ecr-login': 'The package amazon-ecr-credential-helper brings it',
      gcloud: 'The Google Cloud CLI brings it',
      gcr: 'gcloud components install docker-credential-gcr brings it',
      'acr-env': 'github.com/chrismellard/docker-credential-acr-env has it',
    },
    unlock: (program: string) => ({
      title: 'Unlock what keeps the logins',
      how: `${program} is there and gives no list: it needs its keyring, unlocked. pass needs pass init and a key of GnuPG, secretservice a session with D-Bus. Run ${program} list in a shell to see what it wants.`,
    }),
  },

  platforms: {
    notLooked: {
      none: "A builder's list of platforms was not looked at: there is no builder",
      stopped: 'A builder that does not run lists no platforms',
      elsewhere:
        "Handlers and the builder's list are not compared: the builder has a kernel of its own",
      cut: 'buildx cut the list of platforms short',
    },
    nothing: 'Nothing is emulated: no list can be out of date',
    unusable: 'No handler works in a build yet: there is nothing that a list could lack',
    ok: (name: string, platforms: string) => `${name} lists what has a handler: ${platforms}`,
    missing: (name: string, platforms: string) =>
      `${name} does not list what has a handler by now: ${platforms}`,
    soon: (name: string, platforms: string) =>
      `${name} has yet to see the new handlers for ${platforms}: it asks the kernel every 20 s`,
    variants: (name: string, platforms: string) => `${name} does not run ${platforms} programs`,
    olderVariant: {
      title: 'Build for a variant that the builder lists',
      how: 'The processor of the builder is older than that, and nothing emulates what it lacks. linux/amd64 runs everywhere.',
    },
    started: (time: string) => `started ${time}`,
    registered: (time: string) => `registered ${time}`,
    isOlder:
      'It was started before the handlers were there, and asks for them anew when it starts.',
    again: (name: string) => ({
      title: `Ask ${name} again`,
      hint: '20 s after the handlers were registered',
      changes: 'Nothing: it lets the builder look at the kernel again.',
    }),
    restart: (name: string) => ({
      title: `Start ${name} anew`,
      hint: 'its cache stays',
      changes: `Restarts the container of ${name}: builds that run in it end.`,
    }),
  },

  registries: {
    noBuilder: 'What a builder knows of registries was not looked at: there is no builder',
    engine: (name: string) => `${name} is the engine itself: what that knows of registries counts`,
    ok: (name: string) => `${name} knows what it needs of registries`,
    unknown: (name: string, registry: string) =>
      `The engine takes ${registry} without trusted TLS, and ${name} does not know`,
    insecure: (registries: string) => `insecure registries: ${registries || 'none'}`,
    mirrors: (mirrors: string) => `mirrors: ${mirrors}`,
    nothing: 'no setting of any registry',
    settings: ({ registry, access, mirrors, ca }: Registry) =>
      [
        registry,
        ...(access === null ? [] : [access === 'http' ? 'plain http' : 'TLS, not verified']),
        ...(mirrors.length === 0 ? [] : [`mirrors ${mirrors.join(' ')}`]),
        ...(ca.length === 0 ? [] : [`ca ${ca.join(' ')}`]),
      ].join(', '),
  },

  proxy: {
    shell: 'the variables of this shell',
    noBuilder: "A builder's proxies were not looked at: there is no builder",
    engine: (name: string) =>
      `${name} is the engine itself: it fetches through the engine's proxies`,
    none: 'Nothing here goes through a proxy',
    ok: (name: string) => `${name} was made with proxies`,
    missing: (name: string) => `A proxy is set here, and ${name} was made without one`,
    loopback: (name: string) =>
      `The proxy of ${name} is on localhost: that is its own container, without network=host`,
    hostNetwork: {
      title: 'Name the proxy by its address',
      how: 'Make the builder anew with --driver-opt network=host, or with the address at which containers reach the proxy.',
    },
    make: 'Make a builder with these proxies',
    hint: 'for what BuildKit itself fetches and pushes',
    why: 'Variables of a builder are given when it is made, and leave what is there as it is.',
    byHand: {
      title: 'Make a builder with these proxies',
      hint: 'a password is for you to type',
      how: "docker buildx create --use --name NAME --driver-opt env.http_proxy=$http_proxy --driver-opt env.https_proxy=$https_proxy --driver-opt '\"env.no_proxy='$no_proxy'\"' in your shell: the password stands in the builder's settings from then on.",
    },
  },

  disk: {
    unknown: 'How much room the builder has cannot be told from here',
    room: (free: string, size: string) => `${free} of ${size} are free`,
    ok: (free: string) => `The builder has room: ${free}`,
    little: (free: string) =>
      `The builder has ${free} left: an ordinary image for a few platforms, with its cache, may take 5GB`,
    full: (free: string) =>
      `The builder has ${free} left: one base image with a compiler may take 500MB`,
    cache: (size: string) => `Total: ${size}`,
    prune: (name: string, cache: string | null) => ({
      title: `Take away the cache of ${name}`,
      hint: cache === null ? 'the next build begins anew' : `${cache}; the next build begins anew`,
      recommended: 'A cache can be made again.',
      changes: `All that ${name} keeps of earlier builds and no build uses now. It is not to be had back: the next build makes it anew.`,
    }),
    make: (where: string, free: string) => ({
      title: "Make a builder on the engine's disk",
      hint: `${free} are free in ${where}`,
    }),
    more: {
      title: 'Make room',
      how: 'docker system df shows what takes it, docker image prune takes away images without a name. In Docker Desktop and Colima the disk of their virtual machine counts: it is made larger in Settings, Resources, or by colima start --disk.',
    },
  },

  owners,
  afterReboot,

  memory: {
    unknown: 'How much memory the engine has was not looked at: it does not answer',
    ok: (has: string) => `The engine has ${has} GiB of memory: enough for all platforms at once`,
    little: ({ platforms, has, needs }: Memory) =>
      `The engine has ${has} GiB of memory; to emulate ${platforms} at once may take ${needs} GiB`,
    killed: (names: string) => `The kernel ended ${names} when memory ran out`,
    one: (count: number) => ({
      title: count > 1 ? 'Build one platform at a time' : 'Build with fewer steps at a time',
      hint: 'slower, and in less memory',
      how: 'Make the builder with a BuildKit configuration that has [worker.oci] max-parallelism = 1, named by --buildkitd-config, or build each platform by itself and join the results with docker buildx imagetools create.',
    }),
    more: {
      title: 'Give the engine more memory',
      how: "Where the engine runs in a virtual machine, that machine's memory counts: Docker Desktop has it in Settings, Resources; Colima takes colima start --memory 8. Else add swap.",
    },
  },
} as const;
