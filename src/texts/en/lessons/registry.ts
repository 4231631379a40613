export const registry = {
  title: 'The registry, seen from the builder',
  brief: 'localhost, plain http and certificates from inside a builder',
  about: [
    'The builder pushes, not the engine. One in a container has a network of its own, and localhost there is the container. It reads neither daemon.json nor /etc/hosts of the machine.',
  ],
  machine: 'machine',
  container: 'builder',
  hostNetwork: 'network=host',
  registry: (registry: string) => `${registry} is the registry`,
  refused: (registry: string) => `${registry} is nobody: connection refused`,
  reached: (registry: string) => `${registry} is the registry again`,
  commandTitle: 'A builder that reaches it',
  command: {
    'docker buildx create': 'a builder that is there keeps its options: rm it first',
    '--use': 'selects it',
    '--name VALUE': 'its name',
    '--driver-opt VALUE': "network=host: the container has the engine's network",
    '--buildkitd-config VALUE': 'a file with [registry."HOST"] and http = true, or its ca',
    '--config VALUE': 'a file with [registry."HOST"] and http = true, or its ca',
  },
  tls: 'Plain http is tried by itself for localhost only. "server gave HTTP response to HTTPS client" and "x509" are mended by a buildkitd.toml. Logins come from the client, by docker login.',
  privateTitle: 'Plain http, and an authority of its own',
  privateAbout:
    "A registry of your own speaks plain http, or has a certificate that an authority of your own signed. The builder is told in BuildKit's settings, buildkitd.toml, when it is made:",
  table: 'by host and port, as in the reference',
  http: 'no TLS: whoever is on the network reads along',
  ca: "the authority's certificate; buildx copies it into the builder",
  insecure: 'TLS with a certificate that nobody checks: the last resort',
  others: 'The builder is not the only one who asks the registry, and each trusts on its own:',
  parties: {
    'docker pull, run': 'the engine: /etc/docker/certs.d/HOST:PORT/ca.crt, or insecure-registries',
    'imagetools, login':
      'the client: the authorities of this machine, or the variable SSL_CERT_FILE',
  },
  past: 'The article pushed to a registry of a cloud, with TLS and a login.',
  now: 'The same; where there is none, the builder step starts registry:3 on 127.0.0.1, for this machine alone.',
};
