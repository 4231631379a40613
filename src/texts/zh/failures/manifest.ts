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
