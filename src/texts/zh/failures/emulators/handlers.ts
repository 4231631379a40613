import type { FailureWords } from '../../../en/failures/words.ts';
import { installStatic, registerAll, registerAnew } from '../ways.ts';

export const handlers: Readonly<Record<string, FailureWords>> = {
  'qemu-flag-F-missing': {
    name: '处理程序没有 F 标志',
    cause:
      '内核中的处理程序没有 F 标志：内核到容器里去找它的模拟器，而那里没有。报错说找不到的那个程序其实是在的。',
    ways: [registerAnew, installStatic],
  },
  'qemu-dynamic-with-F': {
    name: '模拟器不是静态链接的程序',
    cause:
      '处理程序有 F 标志，但它的模拟器还需要自己的库，而内核会到容器里去找这些库。Ubuntu 24.04 及更新版本的 qemu-user-binfmt 安装的就是这种模拟器。',
    ways: [
      registerAnew,
      {
        title: '用 qemu-user-static 替换 qemu-user-binfmt（Debian、Ubuntu）',
        changes: '安装静态链接的模拟器取代原来的，带 F 标志注册，并在每次开机时重新注册。',
      },
    ],
  },
  'qemu-lost-after-reboot': {
    name: '重启之后，处理程序没有了',
    cause: '处理程序保存在内核的内存里。用镜像注册的处理程序重启后就没有了，须再运行一次该镜像。',
    ways: [
      registerAll,
      installStatic,
      {
        title: '添加每次开机时注册它们的 systemd 单元',
        changes:
          '写入一个单元文件（内容已全部列出），现在就启动，以后每次开机时也启动：它以 root 身份运行一个特权容器，该容器可以更改所在的内核。',
      },
    ],
  },
  'qemu-flushed-by-systemd-binfmt': {
    name: 'systemd-binfmt 清除了处理程序',
    cause:
      'systemd-binfmt 重新启动时（例如软件包升级之后）会清空处理程序表，只注册 binfmt.d 的文件里写着的条目。',
    ways: [
      registerAll,
      {
        ...installStatic,
        title: '用 systemd-binfmt 读取的文件来注册（Debian、Ubuntu）',
      },
    ],
  },
  'wsl-binfmt': {
    name: 'WSL 的处理程序丢失，或从未注册',
    cause:
      '这些处理程序属于 WSL 的虚拟机：虚拟机重新启动后就没有了，而 Ubuntu 发行版里的 systemd-binfmt 不会注册任何条目。Docker Desktop 的引擎有自己的处理程序。',
    ways: [
      registerAll,
      {
        title: '使用 Docker Desktop 的引擎',
        how: '在 Docker Desktop 的 Settings、Resources、WSL integration 中启用这个发行版：它的引擎自带不会丢失的处理程序。',
      },
    ],
  },
  'qemu-riscv64-unsupported-by-image': {
    name: '所用的安装镜像不支持 RISC-V',
    cause:
      'docker/binfmt 2019 年的标签 66f9012c... 和 820fdd95... 只注册 arm64、arm、ppc64le 和 s390x：riscv64 的程序无法运行。',
    ways: [{ ...registerAll, title: '注册缺少的处理程序，包括 riscv64' }],
  },
  'qemu-riscv64-cpu-max': {
    name: '支持 RISC-V 的 QEMU 太旧',
    cause:
      'Docker Desktop 3.3.3 及相近版本自带的 QEMU 不认识它所指定的 CPU 型号：riscv64 的程序都无法启动。',
    ways: [
      {
        title: '升级 Docker Desktop',
        how: '更新的 Docker Desktop 自带更新的 QEMU：https://docs.docker.com/desktop',
      },
    ],
  },
};
