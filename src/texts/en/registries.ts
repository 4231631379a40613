/** What is said of registries with an authority of their own, and of mirrors. */
export const registries = {
  untrusted: {
    certificate: {
      authority: (registry: string) =>
        `The builder does not trust who signed the certificate of ${registry}`,
      name: (registry: string) => `The certificate of ${registry} is made for another name`,
      date: (registry: string) => `The certificate of ${registry} is past its time, or before it`,
    },
    knownToDocker:
      'Docker here knows this authority; a builder in a container does not read it, and is given it when it is made.',
    renewTitle: 'Give the registry another certificate',
    renew: {
      name: (registry: string) =>
        `Name the registry as its certificate does, or have one made with ${registry} among its names (subjectAltName): no authority that is trusted helps against a name.`,
      date: (registry: string) =>
        `Have the certificate of ${registry} renewed, or set the clock where it is wrong: no authority that is trusted helps against a date.`,
    },
  },

  recreate: {
    titleBy: {
      http: (name: string) => `Make ${name} anew, with plain http`,
      insecure: (name: string) => `Make ${name} anew, so that it takes any certificate`,
      ca: (name: string) => `Make ${name} anew, so that it trusts the authority`,
    },
    titleMirror: (name: string) => `Make ${name} anew, with the mirror`,
    titleHostNetwork: (name: string) => `Make ${name} anew, with network=host`,
    kept: {
      hint: 'its cache is kept',
      changes: (name: string) =>
        `Removes ${name} and its container, keeps the volume with its cache, and makes it again under the same name.`,
      undo: (commands: string) => `${commands} makes it as it was, with its cache.`,
    },
    lost: {
      hint: 'its cache goes with it',
      changes: (name: string) =>
        `Removes ${name}, its container and its cache, and makes it again under the same name.`,
      undo: (commands: string) => `${commands} makes it as it was; its cache is gone.`,
    },
  },

  ca: {
    title: (registry: string) => `Trust the authority that signs for ${registry}`,
    hint: 'a file with its certificate',
    recommended: 'What goes there stays verified.',
    prompt: (registry: string) =>
      `File with the certificate (PEM) of the authority that signs for ${registry}`,
    changes: 'Nothing on this machine: a builder is given the file when it is made.',
    empty: 'A path is needed, such as /etc/docker/certs.d/HOST:PORT/ca.crt.',
    certificate: ({ subject, until, fingerprint }: Shown) =>
      `${subject}, valid until ${until}, SHA-256 ${fingerprint}`,
    outOfDate: ({ subject, until, fingerprint }: Shown) =>
      `${subject}, not valid now (until ${until}), SHA-256 ${fingerprint}`,
    unusable: (registry: string) => `The file with the authority of ${registry} will not do`,
    forget: {
      title: (registry: string) => `Take ${registry} for one that everybody trusts`,
      changes: 'Nothing on this machine: a builder is told of no authority.',
    },
    refused: {
      missing: (path: string) => `There is no file ${path}.`,
      forbidden: (path: string) => `${path} may not be read.`,
      'not-a-file': (path: string) => `${path} is no file.`,
      unreadable: (path: string) => `${path} cannot be read.`,
      'no-certificate': (path: string) =>
        `${path} holds no certificate: PEM begins with -----BEGIN CERTIFICATE-----.`,
      malformed: (path: string) => `${path} holds a certificate that cannot be read.`,
      'private-key': (path: string) =>
        `${path} holds a private key, which no builder needs: name a file with the certificate alone.`,
      path: 'A configuration of BuildKit cannot name a path with quotes or control characters.',
      date: (subject: string, { from, until }: { readonly from: string; readonly until: string }) =>
        `The certificate ${subject} counts from ${from} to ${until}, and not today.`,
    },
  },

  trust: {
    ok: (registry: string) => `The engine, too, has a certificate for ${registry}`,
    missing: (registry: string) =>
      `The engine has no certificate for ${registry}: it could not pull what was built, to run it`,
    nothing: 'no certificate there',
    title: (registry: string) => `Let the engine trust it for ${registry}, too`,
    changes: (file: string) =>
      `Copies the certificate to ${file}, for every account of this machine. The engine reads it at the next pull, without being restarted.`,
  },

  mirror: {
    title: 'Name a mirror of Docker Hub',
    hint: 'asked first for base images',
    prompt: 'Mirror of Docker Hub, such as mirror.gcr.io or http://10.0.0.9:5000',
    changes:
      'Nothing on this machine: a builder in a container is told of it when it is made. Whoever runs a mirror decides what is in the images that come from it.',
    refused: 'This is no mirror: a host and maybe a port, with http:// before it for plain http.',
    none: 'Pull from Docker Hub itself',
    use: (hosts: string) => `Let the builder pull through ${hosts}, too`,
    used: (name: string, hosts: string) => `${name} asks ${hosts} before Docker Hub`,
    unused: (name: string, hosts: string) =>
      `The engine pulls from Docker Hub through ${hosts}, and ${name} does not`,
  },

  door: {
    noAnswer: {
      refused: (_detail: string) => 'nothing listens there',
      dns: (_detail: string) => 'the name has no address',
      unreachable: (detail: string) => `no way leads there (${detail})`,
      timeout: (_detail: string) => 'no answer in time',
      cancelled: (_detail: string) => 'called off',
      'http-for-https': (_detail: string) => 'it speaks plain http, not TLS',
      untrusted: (detail: string) => `nobody here trusts its certificate (${detail})`,
      'too-large': (_detail: string) => 'its answer is larger than any manifest',
      redirects: (_detail: string) => 'it sends from one address to the next',
      other: (detail: string) => `no answer (${detail})`,
    },
    refused: (status: number, reason: string) =>
      reason === '' ? `HTTP ${status}` : `HTTP ${status}, ${reason}`,
    noList: 'the answer is no list of tags',
    endless: (pages: number) =>
      `its list of tags goes on after ${pages} pages: name the architectures instead`,
    otherBytes: (digest: string) => `what came has the digest ${digest}, not the one asked for`,
  },
} as const;

/** A certificate as a person recognises it. */
type Shown = { readonly subject: string; readonly until: string; readonly fingerprint: string };
