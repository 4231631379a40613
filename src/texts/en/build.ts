export const build = {
  title: 'Build',
  lead: 'One lane a platform, all at once.',
  why: {
    result: 'A manifest list needs every platform: when one fails, the others are cancelled.',
  },
  explain: [
    "BuildKit builds the Dockerfile once for each platform, side by side. What the platforms share (the context, a stage that runs on the machine's own platform) is built once.",
    'A native lane runs on this processor. An emulated lane runs foreign programs through QEMU: the same result, several times slower. A cross lane compiles on this processor for another one: as fast as native.',
    'To make an emulated lane fast, let the compiling stage begin with FROM --platform=$BUILDPLATFORM and have the compiler make code for $TARGETARCH.',
    "With push, each platform's image goes to the registry under its digest, and at the end the manifest list under the tag. Nothing is visible under the tag until all platforms are done.",
    'In 2020: the same command; progress by platform could only be read out of one long list.',
  ],
  summary: (platforms: number, seconds: number) =>
    `${platforms} ${platforms === 1 ? 'platform' : 'platforms'} in ${seconds} s`,
  succeeded: 'Every platform was built.',
  failed: 'The build failed.',
  cancelled: 'The build was cancelled. Nothing was pushed under the tag.',
} as const;
