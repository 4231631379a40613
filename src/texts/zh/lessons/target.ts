import type { target as en } from '../../en/lessons/target.ts';
import type { Same } from '../../same.ts';

export const target: Same<typeof en> = {
  title: '构建什么，送到哪里',
  brief: '拆解平台、基础镜像和镜像引用',
  about: [
    '平台由操作系统和 CPU 组成：linux/amd64 是 PC 或服务器，linux/arm64 是 Mac、树莓派 4 或 Graviton，linux/arm/v7 是较旧的树莓派，linux/riscv64 是 RISC-V 开发板。',
    '整个 Dockerfile 为每个平台各构建一次，所以每个 FROM 都要有每个平台的版本。标签决定结果送到哪里，以及用什么名称拉取。',
  ],
  tag: '标签',
  registry: '推送到的镜像仓库',
  hub: '没有写镜像仓库：就是 Docker Hub',
  repository: '仓库：命名空间和名称',
  version: '标签；不写就是 latest',
  platforms: '平台',
  system: '操作系统',
  processor: 'CPU',
  variant: '变体：哪一种 ARM，或多新的 amd64',
  base: 'FROM',
  has: (platforms) => `发布了 ${platforms}`,
  lacks: (platforms) => `没有 ${platforms}：构建会停在这里`,
  commandTitle: '查询基础镜像',
  command: {
    'docker buildx imagetools inspect': '向镜像仓库查询镜像，不拉取任何东西',
    '--builder VALUE': '使用这个构建器的镜像仓库设置',
    '--raw': '列表的原样：每行一个平台和一个摘要',
    ARGUMENT: 'FROM 里写的镜像',
  },
  before: '在构建之前查询：否则要到一半才报 "no match for platform in manifest"。',
  past: '那篇文章用 golang:1.14 和 ubuntu:18.04 构建了 linux/amd64、linux/arm64 和 linux/arm（即 arm/v7）。',
  now: '较新的 golang、debian、ubuntu 和 alpine 镜像也发布 linux/riscv64；ubuntu:18.04 从来没有。',
};
