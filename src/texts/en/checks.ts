type Memory = { readonly platforms: string; readonly has: string; readonly needs: string };

/** What the checks say that only the doctor makes; why they matter stands with the checks of their steps. */
export const checks = {
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

  memory: {
    unknown: 'How much memory the engine has was not looked at: it does not answer',
    ok: (has: string) => `The engine has ${has} GiB of memory: enough for all platforms at once`,
    little: ({ platforms, has, needs }: Memory) =>
      `The engine has ${has} GiB of memory; to emulate ${platforms} at once may take ${needs} GiB`,
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
