import type { FailureWords } from '../../en/failures/words.ts';

export const manifest: Readonly<Record<string, FailureWords>> = {
  'manifest-unknown-unknown': {
    name: 'unknown/unknown 是证明 (attestation)',
    cause: '这不是故障。buildx 给每个镜像附加一个说明构建过程的清单，它被列为 unknown/unknown。',
    ways: [
      {
        title: '不用处理',
        how: 'docker pull 会跳过它，它只占几 KB。',
      },
      {
        title: '构建时不带证明',
        how: '加上 --provenance=false --sbom=false：这些行会消失，镜像如何构建的记录也随之消失。',
      },
    ],
  },
  'docker-manifest-inspect-fails': {
    name: 'docker manifest 读不了这个列表',
    cause:
      '旧客户端的 docker manifest 不认识 OCI 镜像索引和证明；而且它只访问使用 TLS 的镜像仓库，只读取已推送的内容。',
    ways: [
      {
        title: '用 buildx 读取',
        changes: '不更改任何东西。',
      },
      {
        title: '先推送',
        how: 'docker manifest 只读取镜像仓库：构建了但没有推送的镜像不在那里。',
      },
      {
        title: '说明镜像仓库不安全',
        how: '没有受信任的 TLS 时，localhost 也一样，docker manifest 什么都找不到：对你自己的镜像仓库，给 create、inspect 和 push 加上 --insecure。',
      },
    ],
  },
  'docker-manifest-create-is-list': {
    name: '传给 docker manifest create 的是清单列表',
    cause:
      '单个平台的标签也可能是清单列表：buildx 给每个镜像附加证明，使用 containerd 镜像存储的引擎推送的也是列表。docker manifest create 只能合并单个镜像。',
    ways: [
      {
        title: '用 buildx 合并',
        changes:
          '把这些镜像的列表写入镜像仓库，标签是第一个参数所写的那个；已有的同名标签会被覆盖。',
      },
      {
        title: '不带证明构建各个镜像',
        how: '逐个构建并推送，都加上 --provenance=false --sbom=false。',
      },
    ],
  },
  'docker-manifest-amend-refused': {
    name: '以前列表的本地副本挡着',
    cause:
      'docker manifest create 在本机保留列表的副本，直到用 --purge 推送或删除它。这里有一份以前的。用 --amend 的话，推送的就是当时的摘要，不管之后推送过什么。',
    ways: [
      {
        title: '删除旧副本',
        how: 'docker manifest rm LIST，再运行 docker manifest create：它会从镜像仓库读取每个标签现在所指的。',
      },
      {
        title: '让向导来做',
        how: 'multiarch-wizard assemble --tag LIST IMAGE... 会删除旧副本，说明其中哪些摘要已经过时，并用 --purge 推送。',
      },
    ],
  },
  'docker-manifest-no-local-list': {
    name: '没有那份列表的本地副本',
    cause:
      'docker manifest annotate、push 和 rm 处理的是本机上由 docker manifest create 做出的副本。它不在这里，或者其中没有那个镜像：从未做过，已用 --purge 推送，或者引用的写法不同。',
    ways: [
      {
        title: '先做出副本',
        how: '用 docker manifest create LIST IMAGE... 列出每个镜像，再用完全相同的引用运行 annotate 和 push。',
      },
    ],
  },
  'docker-manifest-platform-refused': {
    name: 'docker manifest annotate 不认识那个平台',
    cause:
      'docker manifest annotate 只接受它自己表里的系统和架构，表里没有 linux/loong64，也没有拼错的：arm/v7 要写成 --arch arm --variant v7。',
    ways: [
      {
        title: '构建镜像时让配置写明平台',
        how: 'docker build --platform OS/ARCH 会把它写进去：这样就不必标注。',
      },
      {
        title: '写它接受的组合',
        how: 'Linux 可用：386, amd64, arm, arm64, mips64, mips64le, ppc64le, riscv64, s390x。',
      },
    ],
  },
  'docker-manifest-other-registry': {
    name: 'docker manifest 不接受另一个镜像仓库的镜像',
    cause:
      '列表用摘要指明自己所在镜像仓库里的镜像。docker manifest create 什么镜像都接受；docker manifest push 会从同一镜像仓库的其他仓库挂载，但不会从另一个镜像仓库复制。',
    ways: [
      {
        title: '用 buildx 拼列表',
        how: 'docker buildx imagetools create --tag LIST IMAGE... 会把镜像复制到列表所在的镜像仓库。',
      },
      {
        title: '先把镜像推送过去',
        how: '对每个镜像运行 docker pull、docker tag 和 docker push，再用新的引用运行 docker manifest create。',
      },
    ],
  },
  'manifest-not-found-yet': {
    name: '镜像仓库里没有这个标签',
    cause: '镜像仓库里没有这个标签。有些镜像仓库刚推送完要过一会儿才能查到，可以再查一次。',
    ways: [
      {
        title: '再查一次',
        changes: '不更改任何东西。',
      },
      {
        title: '按摘要查询',
        how: '构建时加上 --metadata-file FILE，文件中会有 containerimage.digest：不管标签如何，docker buildx imagetools inspect REPOSITORY@DIGEST 都能读到它。',
      },
    ],
  },
  'imagetools-local-registry': {
    name: '客户端连不上本机的镜像仓库',
    cause:
      'docker buildx imagetools 在客户端运行，不在构建器里：它的 localhost 是本机，用的是客户端的代理和证书。本机的这个端口没有程序监听。',
    ways: [
      {
        title: '启动镜像仓库',
        how: '启动应当监听该端口的程序，再查一次。',
      },
      {
        title: '指明构建器',
        how: '加上 --builder NAME：imagetools 会从该构建器的配置中读取镜像仓库的设置。',
      },
    ],
  },
  'manifest-missing-platform': {
    name: '清单列表缺少某个平台',
    cause: '标签下的平台比要求的少：之后有人向同一标签推送过，或者那里放的是单个镜像。',
    ways: [
      {
        title: '一次构建并推送所有平台',
        how: '--platform 写上全部平台，一次构建生成一个列表。向同一标签推送两次，以后一次为准。',
      },
      {
        title: '用现有的镜像合并',
        how: 'docker buildx imagetools create --tag REPOSITORY:TAG 加上每个平台的摘要，会把之前推送的镜像写成一个列表。',
      },
    ],
  },
};
