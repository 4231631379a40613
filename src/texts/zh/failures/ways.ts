import type { WayWords } from '../../en/failures/words.ts';

/** Ways out that several failures share. */
export const registerAll = {
  title: '注册处理程序',
  changes: '把该镜像支持的所有架构加入内核的处理程序表；对整台机器生效，重启后失效。',
  undo: '它会移除所有 qemu-* 条目，包括之前就有的。',
} satisfies WayWords;

export const registerAnew = {
  title: '移除现有条目，重新注册',
  changes:
    '从内核的处理程序表中移除所有 qemu-* 条目，再注册该镜像支持的全部架构；对整台机器生效，重启后失效。',
  undo: '它会移除所有 qemu-* 条目，之前就有的也不会放回。',
} satisfies WayWords;

export const installStatic = {
  title: '安装发行版的静态模拟器（Debian、Ubuntu）',
  changes: '安装 qemu-user-static，它会带 F 标志注册处理程序，并在每次开机时重新注册。',
} satisfies WayWords;

export const makeBuilder = {
  title: '创建一个容器中的构建器',
  changes:
    '创建构建器 multiarch：一个容器、一个存放缓存的卷，没有 moby/buildkit 镜像时会先拉取。之后的命令默认使用它。',
} satisfies WayWords;

export const nearBuilder = {
  title: '创建一个与本机共用网络的构建器',
  changes:
    '以 network=host 创建构建器 multiarch：一个使用本机网络的容器，加一个存放缓存的卷。之后的命令默认使用它。',
} satisfies WayWords;

export const crossCompile = {
  title: '让这一步在本机平台上运行',
  how: '编译阶段以 FROM --platform=$BUILDPLATFORM 开头，让编译器生成 $TARGETARCH 的代码，这一阶段就完全不需要模拟。',
} satisfies WayWords;

export const nativeNode = {
  title: '给构建器添加一台该平台的机器',
  how: 'docker buildx create --append --name BUILDER ssh://USER@HOST 会给构建器添加一个能原生运行该平台的节点。',
} satisfies WayWords;
