import type { manifest as en } from '../../en/lessons/manifest.ts';
import type { Same } from '../../same.ts';

export const manifest: Same<typeof en> = {
  title: '清单列表和其中的清单',
  brief: '标签下有什么，拉取时取走哪些',
  about: [
    '标签下是一个小 JSON 文件，即清单列表（OCI 称为镜像索引）。它按摘要为每个平台指向一个清单；每个清单再指向该平台镜像的各层和配置。',
    'docker pull 先取列表，再只取自己平台的那一行。所以同一个标签既能用于 amd64 服务器，也能用于 arm64 笔记本。',
  ],
  list: (digest) => `清单列表   ${digest}`,
  layers: (count, size) => `${count} 层   ${size}`,
  attests: (kinds) => `附有 ${kinds}`,
  pulled: (platform) => `在 ${platform} 上 docker pull 取这一行`,
  commandTitle: '读回来看看',
  command: {
    'docker buildx imagetools inspect': '查询镜像仓库，不拉取任何东西',
    '--builder VALUE': '使用这个构建器的镜像仓库设置',
    '--raw': '原样输出，一个字节不差：它的摘要就是这些字节的哈希',
    ARGUMENT: '它的名称；NAME@sha256:... 是其中一行',
  },
  digest:
    '标签可以重新推送，指向别的内容；摘要是内容的哈希，永远不变。需要固定的内容，按摘要拉取。',
  past: '列表是手工拼成的：镜像逐个推送之后，再 docker manifest create、annotate、push。',
  now: '由 buildx 推送。unknown/unknown 的行是证明；这里把它们归到所属的镜像。',
};
