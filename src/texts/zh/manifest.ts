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
    runs: '清单写着某个平台，并不说明程序真能在那里运行。',
  },
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
  push: {
    notYet: '还不在任何镜像仓库里：可以原样推送',
    ways: {
      skopeo: {
        title: '用 skopeo 推送',
        hint: '原样复制',
        recommended: '什么也不构建：之后镜像仓库里的内容就是归档里的内容。',
      },
      oras: {
        title: '用 oras 推送',
        hint: '原样复制',
        recommended: '什么也不构建：之后镜像仓库里的内容就是归档里的内容。',
      },
      build: {
        title: '重新构建并推送',
        hint: '来自构建器的缓存',
        recommended:
          '这里既没有可用的 skopeo 也没有 oras。构建会带 --push 再运行一次：只要缓存还在，步骤就来自构建器的缓存；列表本身和证明会重新生成。',
      },
    },
    prompt: '推送到哪里：REGISTRY/NAME:TAG',
    changes: (where) => `把 ${where} 的内容放进镜像仓库。`,
    copies: (where, reference) =>
      `把 ${where} 的内容作为 ${reference} 放进镜像仓库。什么也不构建；${reference} 之前指向的内容不再由它指向。`,
    builds: '暂时什么也不改：构建步骤会先显示它的命令。',
    undo: '按镜像仓库自己的方式。',
    again: '同样的构建，只是输出到镜像仓库：大部分来自缓存。',
    same: (where) => `它就是 ${where} 的内容，逐字节相同`,
    sameImages: (where) => `每个镜像都是 ${where} 里的那个；外面的列表连同证明是新的`,
    different: (where, platforms) =>
      platforms.length === 0
        ? `它不是 ${where} 里的那个列表`
        : `与 ${where} 里的不同：${platforms.join(', ')}`,
  },
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
