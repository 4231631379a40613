import type { builder as en } from '../../en/lessons/builder.ts';
import type { Same } from '../../same.ts';

export const builder: Same<typeof en> = {
  title: '构建器、它的节点和模拟器',
  brief: '有名称的 BuildKit、它的节点，以及它能运行什么',
  about: [
    '构建器就是一个有名称的 BuildKit。引擎自带一个 docker 驱动的：使用传统镜像存储时，每个镜像只能有一个平台。',
    'docker-container 驱动的构建器是一个单独的容器：它能为任意多个平台构建并推送。它的缓存、网络和设置都与引擎的分开。',
  ],
  builder: (name) => `构建器 ${name}`,
  node: (name) => `节点 ${name}`,
  driver: (driver) => `驱动 ${driver}`,
  container: '运行 BuildKit 的容器',
  engineItself: '引擎本身',
  elsewhere: '别处的 BuildKit',
  version: (version) => `BuildKit ${version}`,
  notRunning: '没有运行',
  kinds: {
    native: '原生：在它自己的 CPU 上运行',
    emulated: '模拟：由内核的处理程序',
    'emulated-by-builder': '模拟：由它自带的 QEMU',
    unproven: '还没有验证',
  },
  commandTitle: '创建构建器',
  command: {
    'docker buildx create': '创建构建器：此时只是 ~/.docker/buildx 里的几行',
    '--use': '之后的命令默认使用它；docker buildx use NAME 换回原来的',
    '--name VALUE': '它的名称；它的容器是 buildx_buildkit_NAME0',
    '--driver-opt VALUE': '容器的选项：network=host 让它使用引擎所在机器的 localhost',
    '--buildkitd-config VALUE': 'BuildKit 的设置：哪个镜像仓库使用明文 http',
    '--config VALUE': 'BuildKit 的设置：哪个镜像仓库使用明文 http',
  },
  fixed:
    '选项在创建时指定。要改就得连同缓存一起 rm，再 create。所以自己的镜像仓库（在 localhost 上）要先启动，再为它创建构建器。第一次构建时才会启动它，并拉取 moby/buildkit:buildx-stable-1。',
  past: '这样的构建都要专门创建构建器；引擎自带的会报 "auto-push is currently not implemented for docker driver"。',
  now: '使用 containerd 镜像存储时（新安装的 Docker 29 就是如此），引擎自带的构建器也能做到。',
};
