export const emulation = {
  title: 'Making a slow lane fast',
  brief: 'what is emulated, and what can be compiled natively',
  about: [
    'Only what RUN starts is emulated. Compilers suffer most, and most of them can make code for another processor on their own: let them run natively, and copy the result.',
  ],
  stage: (native: string, foreign: string) => `runs on ${native}, makes code for ${foreign}`,
  final: (foreign: string) => `${foreign}: COPY, or a small RUN through QEMU`,
  commandTitle: 'The two lines, word by word',
  words: {
    platform: "runs on the builder's own platform",
    from: "the compiler; the stage's name",
    args: 'the platform of the lane, from BuildKit',
    run: 'compiles for it, natively',
  },
  last: 'A node of each platform in one builder makes every lane native: docker buildx create --append. Programs that crash under QEMU need one of the two.',
};
