import type { build as en } from '../../en/lessons/build.ts';
import type { Same } from '../../same.ts';

export const build: Same<typeof en> = {
  title: '原生、模拟、交叉编译',
  brief: '一个 Dockerfile 如何变成各个平台的镜像',
  about: [
    'BuildKit 为每个平台各构建一次 Dockerfile，同时进行，每个平台一条泳道。各平台共用的部分（构建上下文、在 $BUILDPLATFORM 上的阶段）只构建一次。',
    '各平台的镜像先按摘要推送，最后才把清单列表写到标签下：所有泳道完成之前，标签下什么都看不到。',
  ],
  dockerfile: (path) => `${path}，为这些平台构建`,
  kinds: {
    native: '原生：每个 RUN 都在构建器自己的 CPU 上运行',
    emulated: '模拟：每个 RUN 都经过 QEMU，慢 2 到 10 倍',
    cross: '交叉编译：在 $BUILDPLATFORM 上为它编译，与原生一样快',
    unknown: '原生、模拟还是交叉编译：构建时就知道',
  },
  joined: '最后合并到',
  commandTitle: '逐词拆解构建命令',
  command: {
    'env VALUE': '让客户端也信任镜像仓库的 CA',
    'docker buildx build': '构建；从 23.0 起 docker build 也是它',
    '--builder VALUE': '用这个构建器，不管当前选用的是哪个',
    '--platform VALUE': '每个平台一条泳道',
    '--tag VALUE': '列表的名称：推送到哪里',
    '--file VALUE': 'Dockerfile，不在 CONTEXT/Dockerfile 时',
    '--output VALUE': '写到这里，而不推送',
    '--push': '先推送镜像，再推送列表',
    ARGUMENT: '构建上下文：COPY 从这里复制',
  },
  bake: {
    'env VALUE': '让客户端也信任镜像仓库的 CA',
    'docker buildx bake': '同时构建 bake 文件或 compose 文件里的各个目标',
    '--builder VALUE': '用这个构建器，不管当前选用的是哪个',
    '--file VALUE': '这个文件，而不是 bake 自己找到的',
    '--allow VALUE': '除了读取自己的目录，还允许什么',
    '--set VALUE': '改动文件里写的：TARGET.KEY=VALUE，* 指全部目标',
    '--provenance=false': '不要来源证明',
    '--provenance=mode=min': '简短的来源证明',
    '--provenance=mode=max': '完整的来源证明',
    '--sbom=true': '每个镜像的成分清单',
    '--push': '先推送每个目标的镜像，再推送它的列表',
    ARGUMENT: '一个目标，它的每个平台一条泳道',
    OTHERS: '更多目标',
  },
  past: '命令相同，但要先专门创建一个构建器。所有平台的进度混在一长串输出里。',
  now: '命令相同；从 buildx 0.10 起默认附加证明。用 --load 载入多个平台，需要 containerd 镜像存储。',
};
