import type { Failure } from '../failure.ts';
import { stated } from './stated.ts';
import { byPerson } from './ways.ts';

/** What the Dockerfile and the command ask for. */
export const build: readonly Failure[] = [
  {
    id: 'base-image-no-platform',
    step: 'build',
    check: 'target.base-images',
    isCauseKnown: true,
    patterns: [
      {
        part: 'no match for platform in manifest',
        line: /(?:failed to resolve source metadata for (?<image>\S+): )?no match for platform in manifest/i,
      },
      {
        part: 'no matching manifest for ',
        line: /no matching manifest for (?<platform>\S+)(?: \S+)? in the manifest list entries/i,
      },
      stated('no supported platform found in manifest list'),
    ],
    ways: [byPerson, byPerson],
    source:
      'containerd core/images; moby/buildkit client/llb/sourceresolver; moby/moby#37631; flyteorg/flyte#6388',
  },
  {
    id: 'emulated-loader-missing',
    step: 'build',
    check: null,
    mends: 'target',
    isCauseKnown: true,
    patterns: [
      {
        part: "could not open '/lib",
        line: /qemu-(?<emulator>[^\s:]+): Could not open '(?<loader>\/lib[^']*)'/i,
      },
      {
        part: 'rosetta error: failed to open elf',
        line: /rosetta error: failed to open elf at ?(?<loader>\/lib\S*)/i,
      },
    ],
    ways: [byPerson, byPerson],
    source: 'docker/buildx#1014; docker/for-mac#7644; DeviceFarmer/stf#763',
  },
  {
    id: 'context-missing',
    step: 'build',
    check: 'target.dockerfile',
    isCauseKnown: true,
    patterns: [
      {
        part: 'unable to prepare context: path ',
        line: /unable to prepare context: path "(?<path>[^"]*)" not found/i,
      },
      {
        part: 'failed to read dockerfile: ',
        line: /failed to read dockerfile: open (?<path>.+): no such file or directory/i,
      },
      {
        // Docker from snap says it of every folder that it may not see.
        part: 'unable to evaluate symlinks in dockerfile path',
        line: /unable to evaluate symlinks in Dockerfile path: lstat (?!\/var\/lib\/snapd\/void\/)(?<path>.+): no such file/i,
      },
      stated('please specify build context (e.g. "."'),
    ],
    ways: [byPerson],
    source: 'docker/buildx build/opt.go',
  },
  {
    id: 'wrong-arch-in-manifest',
    step: 'build',
    check: 'target.base-images',
    canHide: true,
    mends: 'target',
    isCauseKnown: true,
    patterns: [
      {
        part: 'fromplatformflagconstdisallowed',
        line: /FromPlatformFlagConstDisallowed(?::| - https?:)|^FromPlatformFlagConstDisallowed$/i,
      },
      {
        part: 'invalidbaseimageplatform',
        line: /InvalidBaseImagePlatform(?::| - https?:)|^(?:WARN(?:ING)?: )?InvalidBaseImagePlatform$/i,
      },
      {
        part: ' was pulled with platform "',
        line: /Base image (?<image>\S+) was pulled with platform "(?<platform>[^"]+)"/i,
      },
      stated('multiple platforms requested but result is not multi-platform'),
      { part: 'does not match result platform ', line: /Requested platform .+ does not match/i },
      { part: 'do not match result platforms ', line: /Requested platforms .+ do not match/i },
    ],
    ways: [byPerson, byPerson],
    source: 'moby/buildkit frontend/dockerfile/linter, exporter/verifier/platforms.go',
  },
];
