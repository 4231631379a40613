import type { manifest as en } from '../en/manifest.ts';
import type { Same } from '../same.ts';

export const manifest: Same<typeof en> = {
  title: '清单列表',
  lead: '现在那里有什么：每个平台一行。',
  why: {
    read: '只有从镜像仓库读回来，才能证明推送已到达。',
    platforms: '这里缺少的平台，那种机器就运行不了这个镜像。',
    runs: '清单写着某个平台，并不说明程序真能在那里运行。',
  },
  explain: [
    '清单列表（OCI 称为镜像索引）是标签下的一个小 JSON 文件。它按摘要为每个平台指向一个清单；每个清单再指向该平台镜像的各层和配置。',
    'docker pull TAG 先取列表，选出自己平台的那一行，只拉取那个镜像。所以同一个标签既能用于 amd64 服务器，也能用于 arm64 笔记本。',
    'buildx 会附加证明 (attestation)：一个带有镜像来源信息的清单。镜像仓库把它列为 unknown/unknown；这里把它归到所属镜像的那一行。',
    '摘要是不会变的名称：不管标签以后指向什么，REPOSITORY@sha256:... 拉取的永远是这一个。',
    '2020 年，列表是手工拼成的：docker manifest create、annotate、push。',
  ],
  summary: (where, platforms) => `${where}：${platforms.join(', ')}`,
  read: (where) => `${where} 可以读取`,
  unreadable: (where) => `${where} 读不回来`,
  complete: '要求的平台都在',
  missing: (platforms) => `缺少：${platforms.join(', ')}`,
  notAList: '那里是单个镜像，不是列表。',
  noManifest: '那里的内容不是清单。',
  unreadableFile: {
    missing: (path) => `${path} 不存在。`,
    forbidden: (path) => `当前用户无权读取 ${path}。`,
    'not-a-file': (path) => `${path} 不是文件。`,
    unreadable: (path) => `${path} 无法读取。`,
  },
  notRun: '还没有运行：可以把每个镜像运行一次，看它能否启动',
  ran: (count, total) => `${total} 个中有 ${count} 个运行或启动了`,
  archiveIsNotRun: '归档不能直接运行：先推送或载入',
  probe: {
    title: '把每个镜像运行一次',
    hint: '拉取，运行一条命令，删除容器',
    prompt: '在每个镜像里运行的命令',
    empty: '需要一条命令，例如 uname -m。',
    undo: (repository) => `对每一行执行 docker image rm ${repository}@DIGEST`,
    changes:
      '把每个镜像拉取到这个引擎，各在一个容器里运行该命令，最多 10 秒；容器会删除，镜像保留。',
  },
};
