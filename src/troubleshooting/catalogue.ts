import type { CheckId } from '../model/finding.ts';
import type { StepId } from '../model/step-id.ts';

/** A known failure. Its cause stands in the texts under the same id. */
export type Failure = {
  readonly id: string;
  /** The step whose look shows it on this machine, and mends it. */
  readonly step: StepId;
  /** The check that sees it before a build does; null where only a build can tell. */
  readonly check: CheckId | null;
  /** The texts that tell it, in all the versions' wordings; each is held against one line. */
  readonly texts: readonly RegExp[];
  /** Where the wording was read: repository and file, or issue. */
  readonly source: string;
};

/** Known failures of a build, the cause before its consequences: the first match ranks first. */
export const catalogue: readonly Failure[] = [
  {
    id: 'docker-sock-permission-denied',
    step: 'machine',
    check: 'machine.engine',
    texts: [
      /permission denied while trying to connect to the (?:Docker daemon socket|docker API) at/i,
    ],
    source: 'moby/moby client/request.go',
  },
  {
    id: 'docker-daemon-down',
    step: 'machine',
    check: 'machine.engine',
    texts: [/Cannot connect to the Docker daemon|failed to connect to the docker API at/i],
    source: 'moby/moby client/errors.go',
  },
  {
    id: 'buildx-missing',
    step: 'client',
    check: 'client.buildx',
    texts: [/'buildx' is not a docker command|unknown command: docker buildx/i],
    source: 'docker/cli v27.5.1, v28.0.0',
  },
  {
    id: 'builder-not-found',
    step: 'builder',
    check: 'builder.chosen',
    texts: [/no builder "?[^"]+"? found|failed to find instance/i],
    source: 'docker/buildx store/storeutil',
  },
  {
    id: 'docker-driver-multi-platform',
    step: 'builder',
    check: 'builder.chosen',
    texts: [
      /multiple platforms feature is currently not supported/i,
      /Multi-platform build is not supported for the docker driver/i,
    ],
    source: 'docker/buildx build/build.go',
  },
  {
    id: 'docker-driver-auto-push',
    step: 'builder',
    check: 'builder.chosen',
    texts: [/auto-push is currently not implemented/i],
    source: 'docker/buildx v0.3.1 build/build.go',
  },
  {
    id: 'disk-full',
    step: 'build',
    check: null,
    texts: [/no space left on device/i],
    source: 'the kernel, ENOSPC',
  },
  {
    id: 'runtime-execution-unsupported',
    step: 'emulators',
    check: 'emulators.handlers',
    texts: [/runtime execution on platform \S+ not supported/i],
    source: 'moby/buildkit solver/llbsolver/ops/exec.go',
  },
  {
    id: 'qemu-segfault',
    step: 'emulators',
    check: null,
    texts: [/uncaught target signal 11/i],
    source: 'docker/buildx#314',
  },
  {
    id: 'base-image-no-platform',
    step: 'target',
    check: 'target.base-images',
    texts: [/no match for platform in manifest|no matching manifest for/i],
    source: 'containerd images/handlers.go',
  },
  {
    id: 'push-http-registry',
    step: 'builder',
    check: 'builder.reach',
    texts: [/gave HTTP response to HTTPS client/i],
    source: 'Go net/http',
  },
  {
    id: 'push-x509',
    step: 'builder',
    check: 'builder.reach',
    texts: [/x509:|certificate signed by unknown authority/i],
    source: 'Go crypto/x509',
  },
  {
    id: 'push-localhost-refused',
    step: 'builder',
    check: 'builder.reach',
    // A name server on localhost that refuses is another story.
    texts: [
      /^(?!.*dial \w+: lookup ).*(?:localhost|127\.0\.0\.1|\[::1\]):\d+.*connection refused/i,
    ],
    source: 'docker/buildx#94',
  },
  {
    id: 'push-denied',
    step: 'target',
    check: 'target.credentials',
    texts: [/insufficient_scope|push access denied|requested access to the resource is denied/i],
    source: 'containerd core/remotes/docker/pusher.go',
  },
  {
    id: 'push-401',
    step: 'target',
    check: 'target.credentials',
    texts: [
      /401 Unauthorized|no basic auth credentials|failed to fetch (?:anonymous|oauth) token/i,
    ],
    source: 'docker/build-push-action TROUBLESHOOTING.md',
  },
  {
    id: 'exec-format-error-run',
    step: 'emulators',
    check: 'emulators.handlers',
    texts: [/exec format error/i],
    source: 'moby/buildkit docs/multi-platform.md',
  },
  {
    id: 'qemu-flag-F-missing',
    step: 'emulators',
    check: 'emulators.handlers',
    // The shell of the base image is plainly there: it is its interpreter that the container can't see.
    texts: [
      /exec \/bin\/(?:ba)?sh: no such file or directory|exec user process caused.*no such file/i,
    ],
    source: 'multiarch/qemu-user-static README',
  },
];
