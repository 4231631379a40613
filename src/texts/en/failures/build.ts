import type { FailureWords } from './words.ts';

/** What the Dockerfile and the command ask for. */
export const build: Readonly<Record<string, FailureWords>> = {
  'base-image-no-platform': {
    name: 'The base image lacks a platform',
    cause: 'The base image is not published for this platform.',
    ways: [
      {
        title: 'Choose a base image that has it',
        how: 'docker buildx imagetools inspect IMAGE lists the platforms of an image. Another tag, or another distribution, may have the one that is missing.',
      },
      {
        title: 'Leave the platform out',
        how: 'Take it out of --platform: nothing can be built on a base that is not there.',
      },
    ],
  },
  'emulated-loader-missing': {
    name: 'A program of another platform is in the image',
    cause:
      'The image holds a program of another architecture than its own, such as an x86_64 download in an arm64 image. The emulator runs, and does not find the libraries of that program.',
    ways: [
      {
        title: 'Download what fits the platform',
        how: 'Declare ARG TARGETARCH in the Dockerfile and write $TARGETARCH into the address of the download, in place of x86_64 or amd64. Keep node_modules and other built folders out of the context with .dockerignore.',
      },
      {
        title: 'Run that stage on the platform of the program',
        how: 'Begin the stage with FROM --platform=linux/amd64, and copy from it only what fits every platform.',
      },
    ],
  },
  'context-missing': {
    name: 'The folder or the Dockerfile is not there',
    cause:
      'The build was not given a folder to build from, or that folder or the Dockerfile is not where it was looked for.',
    ways: [
      {
        title: 'Name the folder and the Dockerfile',
        how: 'Start in the folder of the Dockerfile with a dot at the end of the command, or give --file DOCKERFILE FOLDER.',
      },
    ],
  },
  'wrong-arch-in-manifest': {
    name: 'The image is not of the platform that its list names',
    cause:
      'The Dockerfile fixes a platform, in FROM --platform or by a base image of one architecture. The build goes well, and the list then names a platform that the image inside is not of.',
    ways: [
      {
        title: 'Let every FROM follow the platform of the build',
        how: 'Take the fixed --platform out of the last stage, and take base images without an architecture in their name. FROM --platform=$BUILDPLATFORM is meant for stages that only compile.',
      },
      {
        title: 'Build that one platform only',
        how: 'Give --platform the platform that the Dockerfile fixes, and no other.',
      },
    ],
  },
};
