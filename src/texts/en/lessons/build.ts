export const build = {
  title: 'Native, emulated, cross',
  brief: 'how one Dockerfile becomes an image for each platform',
  about: [
    'BuildKit builds the Dockerfile once for each platform, side by side, a lane each. What they share, the context or a stage on $BUILDPLATFORM, is built once.',
    "Each platform's image is pushed under its digest, and at the end the manifest list under the tag: nothing shows there until all lanes are done.",
  ],
  dockerfile: (path: string) => `${path}, built for`,
  kinds: {
    native: "native: each RUN on the builder's own processor",
    emulated: 'emulated: each RUN through QEMU, 2 to 10 times slower',
    cross: 'cross: compiled on $BUILDPLATFORM for it, as fast as native',
    unknown: 'native, emulated or cross: the build will show',
  },
  joined: 'then joined under',
  commandTitle: 'The build, word by word',
  command: {
    'docker buildx build': 'builds; docker build does so since 23.0',
    '--builder VALUE': 'with this one, whichever is selected',
    '--platform VALUE': 'one lane for each',
    '--tag VALUE': 'the name of the list: where it is pushed',
    '--file VALUE': 'the Dockerfile, if not CONTEXT/Dockerfile',
    '--output VALUE': 'writes it here instead of pushing it',
    '--push': 'pushes the images, then the list',
    ARGUMENT: 'the context: what COPY copies from',
  },
  past: 'The same command, in front of a builder that had to be made for it. Progress was one long list for all platforms.',
  now: 'The same command; attestations come along by default since buildx 0.10. --load of several platforms needs the containerd image store.',
};
