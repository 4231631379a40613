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
  },
  tls: 'Plain http is tried by itself for localhost only. "server gave HTTP response to HTTPS client" and "x509" are mended by a buildkitd.toml. Logins come from the client, by docker login.',
  past: 'The article pushed to a registry of a cloud, with TLS and a login.',
  now: 'The same; a registry of one\'s own is "docker run -d -p 5000:5000 registry:2".',
};
