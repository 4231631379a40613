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
