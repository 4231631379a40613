import { installHandlersUnit, removeHandlersUnit } from '../../../docker/handlers-unit.ts';
import type { Failure, Way } from '../../failure.ts';
import { execFormatError, noHandler, noSuchProgram } from '../exec-errors.ts';
import { byPerson, installer, installStatic, registerAll, registerAnew } from '../ways.ts';

/** Tags of docker/binfmt from before RISC-V: each is the hash of its folder in git. */
const tagsWithoutRiscv =
  /docker\/binfmt:(?:66f9012c56a8316f9244ffd7622d7c21c1f6f28d|820fdd95a9972a5308930a2bdfb8573dd4447ad3)/;

/** The unit that the wizard writes: the same command, at every boot. */
const registerAtBoot: Way = {
  needs: 'root',
  run: installHandlersUnit(['/usr/bin/docker', ...installer('--install', 'all').run.slice(1)]),
  reversal: removeHandlersUnit,
};

/** What handlers that are registered, or were, do to a build. */
export const handlers: readonly Failure[] = [
  {
    id: 'qemu-flag-F-missing',
    step: 'emulators',
    check: 'emulators.flags',
    isCauseKnown: true,
    patterns: [
      ...noSuchProgram(),
      {
        part: "cannot pass the validation, '-f' flag might have not set for",
      },
    ],
    ways: [registerAnew, installStatic],
    source:
      'multiarch/qemu-user-static README; moby/buildkit:util/archutil/detect.go; docker/docs:content/manuals/build/building/multi-platform.md; docker/docs#14140; computermouth/qemu-static-conf#4',
  },
  {
    id: 'qemu-dynamic-with-F',
    step: 'emulators',
    check: 'emulators.interpreter',
    isCauseKnown: true,
    patterns: noSuchProgram(),
    ways: [
      registerAnew,
      {
        ...installStatic,
        reversal: [{ run: ['apt-get', 'install', '--yes', 'qemu-user-binfmt'] }],
      },
    ],
    source: 'docker/docs#14140; usimd/pi-gen-action#181',
  },
  {
    id: 'qemu-lost-after-reboot',
    step: 'emulators',
    check: 'emulators.after-reboot',
    isCauseKnown: true,
    patterns: execFormatError(),
    ways: [registerAll, installStatic, registerAtBoot],
    source: 'tonistiigi/binfmt#75, #85, README; dbhi/qus#9, #23',
  },
  {
    id: 'qemu-flushed-by-systemd-binfmt',
    step: 'emulators',
    check: 'emulators.after-reboot',
    isCauseKnown: true,
    patterns: execFormatError(),
    ways: [registerAll, installStatic],
    source: 'systemd/systemd#30892, #13129; tonistiigi/binfmt#249',
  },
  {
    id: 'wsl-binfmt',
    step: 'emulators',
    check: 'emulators.handlers',
    isCauseKnown: true,
    patterns: execFormatError(/microsoft-standard|\bWSL2?\b|wsl --shutdown|WSLInterop/i),
    ways: [registerAll, byPerson],
    source: 'microsoft/WSL#4520, #11946, #6229; ubuntu/wsl-setup#11; docker/cli#6107; podman#19961',
  },
  {
    id: 'qemu-riscv64-unsupported-by-image',
    step: 'emulators',
    check: 'emulators.handlers',
    seenAs: noHandler,
    isCauseKnown: true,
    patterns: [
      ...execFormatError(/linux\/riscv64[^\]\n]*\] RUN|--platform[= ]linux\/riscv64\b/i),
      ...execFormatError(tagsWithoutRiscv),
    ],
    ways: [registerAll],
    source: 'docker/binfmt; docker-archive-public/docker.binfmt#21; docker/for-mac#4237',
  },
  {
    id: 'qemu-riscv64-cpu-max',
    step: 'emulators',
    check: null,
    isCauseKnown: true,
    patterns: [
      {
        part: "unable to find cpu model 'max'",
        line: /qemu-riscv64\S*: unable to find CPU model 'max'/i,
      },
    ],
    ways: [byPerson],
    source: 'docker/for-mac#5699',
  },
];
