export const builder = {
  title: 'A builder, its node, its emulators',
  brief: 'a BuildKit with a name, its nodes, and what it can run',
  about: [
    'A builder is a BuildKit with a name. The engine has one built in, of the driver docker: with the classic image store it holds one platform an image.',
    "One of the driver docker-container is a container of its own: it builds for any number of platforms, and pushes them. Its cache, its network and its settings are not the engine's.",
  ],
  builder: (name: string) => `builder ${name}`,
  node: (name: string) => `node ${name}`,
  driver: (driver: string) => `driver ${driver}`,
  container: 'a container with a BuildKit',
  engineItself: 'the engine itself',
  elsewhere: 'a BuildKit elsewhere',
  version: (version: string) => `BuildKit ${version}`,
  notRunning: 'not running',
  kinds: {
    native: 'native: runs on its processor',
    emulated: 'emulated, by a handler of the kernel',
    'emulated-by-builder': 'emulated, by a QEMU of its own',
    unproven: 'not proven yet',
  },
  commandTitle: 'Making a builder',
  command: {
    'docker buildx create': 'makes a builder: so far a few lines in ~/.docker/buildx',
    '--use': 'selects it for later commands; docker buildx use NAME goes back',
    '--name VALUE': 'its name; its container is buildx_buildkit_NAME0',
    '--driver-opt VALUE':
      "an option of its container: network=host gives it the engine's localhost",
    '--buildkitd-config VALUE': "BuildKit's settings: which registry speaks plain http",
    '--config VALUE': "BuildKit's settings: which registry speaks plain http",
  },
  fixed:
    'Options are given when it is made. Changing them means: rm, with its cache, and create. So a registry of your own on localhost is started first, and the builder is made for it. The first build starts it, and pulls moby/buildkit:buildx-stable-1.',
  past: 'Each such build needed a builder made for it; that of the engine said "auto-push is currently not implemented for docker driver".',
  now: "With containerd's image store, which new installations of Docker 29 have, the engine's own builder does it, too.",
};
