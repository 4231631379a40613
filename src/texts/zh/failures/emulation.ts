import type { FailureWords, WayWords } from '../../en/failures/words.ts';
import { crossCompile, makeBuilder, nativeNode, registerAll, registerAnew } from './ways.ts';

const anotherQemu: WayWords = {
  title: '换一个 QEMU 版本',
  changes:
    '从内核的处理程序表中移除所有 qemu-* 条目，再注册 QEMU 8.1.5 的处理程序；对整台机器生效，重启后失效。哪个版本管用，因程序而异。',
  undo: registerAnew.undo,
};

/** What goes wrong where foreign programs run. */
export const emulation: Readonly<Record<string, FailureWords>> = {
  'exec-format-error-run': {
    name: '该平台的程序没有处理程序',
    cause: '内核遇到为其他 CPU 编译的程序，却没有对应的处理程序。',
    ways: [
      registerAll,
      {
        title: '检查镜像里有什么',
        how: '如果处理程序已经注册，那就是镜像里某个程序的架构与镜像不同：基础镜像被 FROM --platform 或其名称写死，或者由 COPY 或下载带入。脚本首行没有 #! 时，报错也一样。',
      },
    ],
  },
  'runtime-execution-unsupported': {
    name: '构建器无法运行该平台',
    cause: '构建器没有办法运行该平台的程序：内核没有处理程序，它自己也不带模拟器。',
    ways: [
      registerAll,
      {
        ...makeBuilder,
        title: '创建一个较新的构建器：BuildKit 从 0.8 起自带模拟器',
      },
    ],
  },
  'exec-bin-sh-not-found': {
    name: 'shell 明明存在，却报找不到',
    cause:
      '镜像里没有 shell（例如 FROM scratch 的镜像），或者缓存中有一层已损坏。处理程序是不是缺少 F 标志，由检查来判断。',
    ways: [
      {
        title: '不用缓存构建',
        how: '加上 --no-cache 和 --pull 再构建一次。',
      },
      {
        title: '清空构建器的缓存',
        changes: '删除构建器保存而当前未使用的内容：下一次构建会慢一些。',
      },
      {
        title: '给该阶段配一个 shell，或不用 shell',
        how: 'FROM scratch 或 distroless 镜像的阶段没有 /bin/sh。改写成 RUN ["/program", "argument"]，或在前面的阶段中完成。',
      },
    ],
  },
  'selinux-xattr': {
    name: 'SELinux 阻止了构建器的模拟器',
    cause:
      '内核没有处理程序时，BuildKit 会把自带的模拟器复制到程序旁边，而 SELinux 不允许给这个副本打标签。BuildKit 0.27 会跳过标签继续运行。',
    ways: [
      {
        ...makeBuilder,
        title: '创建一个使用 BuildKit 0.27 的构建器',
      },
      {
        ...registerAll,
        title: '注册处理程序：这样就不需要副本',
      },
    ],
  },
  'qemu-segfault': {
    name: '模拟器崩溃了',
    cause: '模拟器在运行这个程序时崩溃。换一个 QEMU 版本、用原生机器或交叉编译可以绕开。',
    ways: [anotherQemu, crossCompile, nativeNode],
  },
  'qemu-sigill': {
    name: '模拟器不认识某条指令',
    cause: '程序用到了所模拟的 CPU 没有的指令。arm64 上的 Node 和 Yarn 就有这个问题。',
    ways: [
      {
        ...crossCompile,
        how: '在以 FROM --platform=$BUILDPLATFORM 开头的阶段里安装依赖，并在那里指明目标平台，如 npm 的 --os 和 --cpu。',
      },
      anotherQemu,
    ],
  },
  'qemu-hang': {
    name: '模拟的步骤一直不结束',
    cause:
      '有些程序在模拟环境下会一直等待，什么也不输出：Node 20 及更新版本的 npm 和 yarn 在 32 位 arm 和 s390x 上就是如此。',
    ways: [
      {
        title: '去掉这个平台',
        how: '没有人需要 linux/arm/v7 和 linux/arm/v6 时，把它们从 --platform 中删去。',
      },
      {
        title: '该平台改用 Node 18',
        how: '以 FROM node:18 开头，它的 npm 能在模拟环境下运行。',
      },
      crossCompile,
    ],
  },
  'emulation-slow': {
    name: '模拟的构建很慢',
    cause: '其他平台的程序边运行边翻译：比原生慢 2 到 10 倍，编译器受影响最大。',
    ways: [crossCompile, nativeNode],
  },
};
