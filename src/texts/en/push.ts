/** Pushing an archive later, with what is there. */
export const push = {
  notYet: 'In no registry yet: it can be pushed as it is',
  /** Why nothing here pushes an archive as it is. */
  notYetBuilt: {
    tools:
      'In no registry yet: nothing here pushes it as it is, neither skopeo nor oras (1.0 or newer)',
    colon:
      "In no registry yet: skopeo can't be told a path with a colon in it, and oras (1.0 or newer) is not here",
  },
  notYetOf: (targets: string) => `In no registry yet: ${targets}. Each can be pushed as it is`,
  several: {
    tools: (targets: string) =>
      `In no registry yet: ${targets}. Neither skopeo nor oras (1.0 or newer) is here to push an archive as it is. Choose push in step 5 and build again; the steps are in the builder's cache`,
    colon: (targets: string) =>
      `In no registry yet: ${targets}. skopeo can't be told a path with a colon in it, and oras (1.0 or newer) is not here. Choose push in step 5 and build again; the steps are in the builder's cache`,
    list: (targets: string) =>
      `In no registry yet: ${targets}. Such an archive holds no single list, and is not pushed as it is. Choose push in step 5 and build again; the steps are in the builder's cache`,
  },
  taken: (reference: string, target: string) =>
    `${target} is in the registry as ${reference}: another tag or name keeps both.`,
  ways: {
    skopeo: {
      title: 'Push it with skopeo',
      titleOf: (target: string) => `Push ${target} with skopeo`,
      hint: 'copies it as it is',
      recommended: 'Nothing is built: what is in the registry then is what is in the archive.',
    },
    oras: {
      title: 'Push it with oras',
      titleOf: (target: string) => `Push ${target} with oras`,
      hint: 'copies it as it is',
      recommended: 'Nothing is built: what is in the registry then is what is in the archive.',
    },
    build: {
      title: 'Build it again, and push',
      hint: "from the builder's cache",
      recommended:
        "The build runs again with --push: its steps come from the builder's cache, as far as that was kept; the list itself is made anew, and so are attestations.",
    },
  },
  prompt: 'Where it goes: REGISTRY/NAME:TAG',
  asking: (registry: string) => `Asking ${registry} how it is spoken to.`,
  changes: (where: string) => `Puts what ${where} holds into a registry.`,
  copies: (where: string, reference: string) =>
    `Puts what ${where} holds into the registry as ${reference}. Nothing is built; what ${reference} named before, it names no more.`,
  /** How its registry is spoken to, where that is less than TLS that everybody trusts. */
  spoken: {
    http: (registry: string) =>
      `${registry} speaks plain http: nothing that goes there is encrypted, a login neither.`,
    insecure: (registry: string) =>
      `Nobody checks the certificate of ${registry}: whoever stands between this machine and it can read and change what goes there, a login too.`,
    ca: (registry: string) => `${registry} is trusted by the authority that the command names.`,
  },
  untrusted: (registry: string) => `Nobody here trusts the certificate of ${registry}.`,
  login: (registry: string, command: string) =>
    `${registry} wants a login: ${command} in another terminal, then push it again.`,
  unchecked: (registry: string) =>
    `The last way needs no file: nobody checks the certificate of ${registry}, and whoever stands between can read and change what goes there, a login too.`,
  unsigned: (registry: string) =>
    `This file does not make the certificate of ${registry} a trusted one: another authority signs it, or it is made for another name or time.`,
  inFolder: (registry: string) =>
    `skopeo is named a folder here, and one that is for this registry alone: copy the certificate to ~/.docker/certs.d/${registry}/ca.crt, and name that.`,
  builds: 'Nothing yet: the build step shows its command first.',
  undo: "In the registry's own way.",
  same: (where: string) => `It is what ${where} holds, byte for byte`,
  sameImages: (where: string) =>
    `Each image is the one in ${where}; the list around them is new, with its attestations`,
  different: (where: string, platforms: readonly string[]) =>
    platforms.length === 0
      ? `It is another list than the one in ${where}`
      : `Other than in ${where}: ${platforms.join(', ')}`,
} as const;
