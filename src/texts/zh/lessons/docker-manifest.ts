import type { dockerManifest as en } from '../../en/lessons/docker-manifest.ts';
import type { Same } from '../../same.ts';

export const dockerManifest: Same<typeof en> = {
  title: '手工拼清单列表',
  brief: 'docker manifest create、annotate 和 push，2020 年的做法',
  about: [
    '每个平台各自构建，并以各自的标签推送。然后根据镜像仓库里的内容在本机生成列表，再以共同的标签推送。',
  ],
  pushed: '之前已构建并推送',
  create: {
    'docker manifest create': '生成列表，存在本机的 ~/.docker/manifests',
    ARGUMENT: '列表的名称：别人拉取的标签',
    OTHERS: '其中的镜像；都必须已在镜像仓库里',
  },
  annotateTitle: '指明某一行的平台',
  platform:
    'create 从各个镜像的配置里取平台。在别的架构的机器上构建的镜像，配置里可能写错了平台；ARM 镜像可能没写变体。这条命令把那一行改对：',
  annotate: {
    'docker manifest annotate': '说明某一行是哪个平台',
    ARGUMENT: '列表',
    OTHERS: '哪一行',
    '--os VALUE': '操作系统',
    '--arch VALUE': 'CPU',
    '--variant VALUE': '哪一种 ARM：v6 和 v7 不是一回事',
  },
  kept: '改的只是这一行：镜像自己说的还是原样，按摘要 docker run --platform 时会被拒绝。docker 不认识的组合在这里也会被拒绝，linux/loong64 就是其一。',
  pushTitle: '推送列表',
  push: {
    'docker manifest push': '把列表送到镜像仓库',
    '--purge': '之后删除本机的列表',
    ARGUMENT: '列表',
  },
  stale:
    '不加 --purge，列表会留在 ~/.docker/manifests。以后 create --amend 会从那里取摘要：其间推送的镜像不在里面，也没有任何提示。',
  insecure:
    '镜像仓库没有 TLS 时，create 和 push 要加 --insecure，annotate 从来不用。localhost 也一样：只有 push 在 Docker 28.3 及以前可以不加。',
  past: '需要 DOCKER_CLI_EXPERIMENTAL=enabled，做法相同。',
  now: 'docker buildx imagetools create 用一条命令就在镜像仓库里完成，也接受带证明的镜像。',
};
