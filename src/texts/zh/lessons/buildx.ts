import type { buildx as en } from '../../en/lessons/buildx.ts';
import type { Same } from '../../same.ts';

export const buildx: Same<typeof en> = {
  title: 'buildx 的命令',
  brief: 'build、create、use、inspect、imagetools 各做什么',
  about: [
    '都是 docker buildx 加上下面的一个词。用到构建器的命令可以加 --builder NAME，否则使用当前选用的。',
  ],
  commands: {
    build: '构建；加上 --platform 可同时构建多个平台',
    ls: '列出构建器、节点和平台；不会启动它们',
    create: '创建构建器',
    use: '选定之后的命令默认使用的构建器',
    'inspect --bootstrap': '先启动构建器，再显示它能构建什么',
    'stop, rm': '停止构建器；删除构建器，连同缓存',
    'du, prune': '查看缓存的大小；清除缓存',
    'imagetools inspect': '镜像仓库里某个引用下有什么',
    'imagetools create': '把已有的镜像合并到一个标签下',
  },
  selected: (name) => `这里选用的是：${name}。`,
  versions:
    '有些是后来才有的：create --bootstrap 从 0.7 起，证明从 0.10 起，ls --format json 从 0.13 起。即使没有引擎应答，ls 的退出码也是 0。',
};
