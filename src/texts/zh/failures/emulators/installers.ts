import type { FailureWords } from '../../../en/failures/words.ts';
import { installStatic, registerAll, registerAnew } from '../ways.ts';

export const installers: Readonly<Record<string, FailureWords>> = {
  'qemu-image-wrong-host-arch': {
    name: '安装镜像不适用于本机的 CPU',
    cause:
      'multiarch/qemu-user-static 和 docker/binfmt 只发布了 amd64 版本。在其他 CPU 上根本启动不了，什么也不会注册。',
    ways: [{ ...registerAll, title: '换用也支持这种 CPU 的镜像' }, installStatic],
  },
  'qemu-image-no-manifest-for-host': {
    name: '没有能在这台 32 位机器上运行的安装镜像',
    cause:
      '安装镜像只为 64 位机器发布：QEMU 11 放弃了在 32 位机器上的模拟。发行版里可能还有较旧的 QEMU。',
    ways: [installStatic],
  },
  'qemu-entry-exists': {
    name: '同名的处理程序已经注册',
    cause: '安装镜像不改动已有的条目。条目能用且有 F 标志就没有关系，否则须先移除它。',
    ways: [
      {
        title: '替换该条目',
        changes: '从内核的处理程序表中移除该条目并重新注册；对整台机器生效，重启后失效。',
      },
      registerAnew,
      {
        title: '能用就保留',
        how: '如果该平台的程序能在容器里运行，例如 docker run --rm --platform linux/arm64 alpine uname -m，就无需处理。',
      },
    ],
  },
  'qemu-supported-missing-though-emulator-listed': {
    name: '处理程序已注册，但它的模拟器不工作',
    cause:
      '安装镜像会为每个处理程序运行一个小程序，这一个没有通过：模拟器在这个内核上崩溃，或者找不到。出现在列表里只说明已注册。',
    ways: [
      registerAnew,
      {
        ...registerAnew,
        title: '用 QEMU 8.1.5 重新注册',
      },
    ],
  },
  'qemu-register-aborts-rest': {
    name: 'docker/binfmt 遇到第一个错误就停止了',
    cause:
      '这个安装镜像遇到第一个错误就退出：按 aarch64、arm、ppc64le、s390x、riscv64 的顺序，其后的架构都没有注册。它从 2020 年起就没有更新过。',
    ways: [{ ...registerAnew, title: '用仍在维护的安装镜像注册' }],
  },
};
