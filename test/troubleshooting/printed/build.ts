import type { Printed } from './printed.ts';

export const build: readonly Printed[] = [
  [
    'base-image-no-platform',
    'ERROR: failed to solve: alpine:3: failed to resolve source metadata for docker.io/library/alpine:3: no match for platform in manifest: not found',
  ],
  [
    'base-image-no-platform',
    'error: failed to solve: rpc error: code = Unknown desc = failed to load LLB: docker.io/library/x:1: no match for platform in manifest sha256:0a2d7d: not found',
  ],
  [
    'base-image-no-platform',
    'failed to solve: rpc error: code = Unknown desc = no supported platform found in manifest list',
  ],
  [
    'emulated-loader-missing',
    "#9 1.204 qemu-x86_64: Could not open '/lib64/ld-linux-x86-64.so.2': No such file or directory",
  ],
  [
    'emulated-loader-missing',
    "qemu-x86_64-static: Could not open '/lib/ld-musl-x86_64.so.1': No such file or directory",
  ],
  [
    'emulated-loader-missing',
    "/usr/bin/qemu-i386: Could not open '/lib/ld-linux.so.2': No such file or directory",
  ],
  [
    'emulated-loader-missing',
    'rosetta error: failed to open elf at /lib64/ld-linux-x86-64.so.2\n Trace/breakpoint trap',
  ],
  ['context-missing', 'ERROR: unable to prepare context: path "x" not found'],
  [
    'context-missing',
    'ERROR: failed to solve: failed to read dockerfile: open nowhere.Dockerfile: no such file or directory',
  ],
  [
    'context-missing',
    'failed to solve with frontend dockerfile.v0: failed to read dockerfile: open /var/lib/docker/tmp/buildkit-mount123/Dockerfile: no such file or directory',
  ],
  [
    'context-missing',
    'unable to prepare context: unable to evaluate symlinks in Dockerfile path: lstat /home/me/app/Dockerfile: no such file or directory',
  ],
  ['context-missing', 'please specify build context (e.g. "." for the current directory)'],
  [
    'wrong-arch-in-manifest',
    ' - FromPlatformFlagConstDisallowed: FROM --platform flag should not use constant value "linux/amd64" (line 1)',
  ],
  [
    'wrong-arch-in-manifest',
    'WARNING: FromPlatformFlagConstDisallowed - https://docs.docker.com/go/dockerfile/rule/from-platform-flag-const-disallowed/',
  ],
  [
    'wrong-arch-in-manifest',
    '#1 WARN: InvalidBaseImagePlatform: Base image alpine:3 was pulled with platform "linux/arm64", expected "linux/amd64" for current build (line 3)',
  ],
  ['wrong-arch-in-manifest', 'WARN: Multiple platforms requested but result is not multi-platform'],
  [
    'wrong-arch-in-manifest',
    ' => WARN: Requested platform "linux/amd64" does not match result platform "linux/arm64"        0.0s',
  ],
  [
    'wrong-arch-in-manifest',
    'WARN: Requested platforms [linux/amd64 linux/arm64] do not match result platforms [linux/amd64]',
  ],
];
