import type { manifestList as en } from '../../en/lessons/manifest-list.ts';
import type { Same } from '../../same.ts';

export const manifestList: Same<typeof en> = {
  title: '拉取如何找到自己的那一行',
  brief: '从标签到某个平台的各层，一路靠摘要',
  about: [
    '除了标签，一切都用摘要命名，即自身内容的 SHA-256。镜像仓库回答四次请求，每次返回一个 JSON 文件或一层：',
  ],
  tag: '标签',
  list: '列表',
  manifest: '清单',
  layers: '层',
  which: (platform) => `${platform} 的那一行`,
  names: '按摘要指向配置和各层',
  fetches: '只取本机还没有的',
  count: (count) => `${count} 个文件，各用摘要命名`,
  files: '文件，各用摘要命名',
  none: '没有对应的行就会报："no matching manifest for PLATFORM in the manifest list entries"。',
  types: {
    docker: 'Docker 的名称',
    oci: 'OCI 的名称',
  },
  same: '两种媒体类型，同一样东西：镜像仓库和客户端都认识。标签也可能直接指向单个清单：那么不管合不合适，每个平台拿到的都是它。',
};
