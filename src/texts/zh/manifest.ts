import type { manifest as en } from '../en/manifest.ts';
import type { Same } from '../same.ts';

export const manifest: Same<typeof en> = {
  title: '清单列表',
  lead: '现在那里有什么：每个平台一行。',
  why: {
    read: '只有从镜像仓库读回来，才能证明推送已到达。',
    platforms: '这里缺少的平台，那种机器就运行不了这个镜像。',
    registry: '你自己的镜像仓库会一直运行并占用空间，直到有人删除它。',
    pushed: '摘要命名的是内容：摘要相同，内容就相同。',
    tags: '一次构建在所有标签下推送同一份列表：摘要不同，就是之后有人又推送过。',
    runs: '清单写着某个平台，并不说明程序真能在那里运行。',
  },
  summary: (where, platforms) => `${where}：${platforms.join(', ')}`,
  read: (where) => `${where} 可以读取`,
  unreadable: (where) => `${where} 读不回来`,
  complete: '要求的平台都在',
  missing: (platforms) => `缺少：${platforms.join(', ')}`,
  sameTag: (tag) => `也叫 ${tag}：摘要相同`,
  otherTag: (tag) => `${tag} 的摘要不同`,
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
  pushAgain: '同样的构建，只是输出到镜像仓库：大部分来自缓存。',
  probe: {
    title: '把每个镜像运行一次',
    hint: '拉取，运行一条命令，删除容器',
    prompt: '在每个镜像里运行的命令',
    empty: '需要一条命令，例如 uname -m。',
    changes:
      '把每个镜像拉取到这个引擎，各在一个容器里运行该命令，最多 10 秒；容器会删除，镜像保留。',
  },
};
