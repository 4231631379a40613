import type { FailureWords } from '../../en/failures/words.ts';
import { makeBuilder } from './ways.ts';

export const target: Readonly<Record<string, FailureWords>> = {
  'platform-unknown-accepted': {
    name: '平台名称写错了',
    cause:
      '平台列表里有一个不存在的名称。创建构建器时，buildx 会放过不少写错的名称，到构建时才报错。',
    ways: [
      {
        title: '按 Docker 的写法填写平台',
        how: '写成 OS/ARCHITECTURE 或 OS/ARCHITECTURE/VARIANT，用逗号分隔，不加空格：--platform linux/amd64,linux/arm64,linux/arm/v7。',
      },
    ],
  },
  'platform-duplicate-after-normalise': {
    name: '同一个平台写了两次',
    cause: '其中两个平台是同一个：linux/arm 就是 linux/arm/v7，linux/arm64 就是 linux/arm64/v8。',
    ways: [
      {
        title: '只写一次',
        how: '从 --platform 中删去其中一个。',
      },
    ],
  },
  'tag-missing-or-invalid': {
    name: '没有标签，或标签不合法',
    cause: '推送需要一个镜像仓库接受的名称：只能用小写字母、数字和 . _ - /。',
    ways: [
      {
        title: '给镜像起一个合法的名称',
        how: '用小写字母写成 -t REGISTRY/NAMESPACE/NAME:TAG。在 Docker Hub 上，命名空间就是你的用户名，前面不写镜像仓库。',
      },
    ],
  },
  'docker-driver-multi-platform': {
    name: '这个构建器的镜像只能有一个平台',
    cause: '默认构建器把结果存入引擎自己的镜像存储：那里的每个镜像只能有一个平台，也不能写成归档。',
    ways: [
      makeBuilder,
      {
        title: '启用 containerd 镜像存储',
        how: '在引擎的 daemon.json 中设置 "features": {"containerd-snapshotter": true} 并重新启动引擎；Docker Desktop 的开关在 General 里。启用期间，现有的镜像会被隐藏。',
      },
    ],
  },
  'docker-driver-auto-push': {
    name: '这个构建器不能这样推送',
    cause:
      '引擎自带的构建器不能按摘要推送，也不能从多个节点推送；buildx 0.5 之前完全不能推送。容器中的构建器可以。',
    ways: [makeBuilder],
  },
  'load-multi-platform': {
    name: '引擎装不下多个平台',
    cause: '--load 把结果交给引擎，而引擎的传统镜像存储里，每个镜像只能有一个平台，也不能带证明。',
    ways: [
      {
        title: '改为推送',
        how: '不用 --load，改用 --push 和带镜像仓库的标签：镜像仓库可以存放所有平台。',
      },
      {
        title: '只载入一个平台',
        how: '与 --load 一起时，--platform 只写一个平台，例如本机的平台。',
      },
      {
        title: '写成归档',
        how: '用 --output type=oci,dest=image.tar 代替 --load：OCI 归档可以存放所有平台。',
      },
    ],
  },
  'no-output': {
    name: '构建没有指定输出',
    cause: '没有指定镜像的去向，结果就只留在构建器的缓存里：引擎和镜像仓库里都没有。',
    ways: [
      {
        title: '推送',
        how: '加上 --push 和 -t REGISTRY/NAME:TAG 再构建一次：已构建的部分来自缓存。',
      },
      {
        title: '载入引擎',
        how: '加上 --load，只选一个平台，再构建一次：已构建的部分来自缓存。',
      },
    ],
  },
  'amd64-variant-unsupported': {
    name: '构建器运行不了 amd64 的这个变体',
    cause: 'linux/amd64/v3 和 v4 需要比构建器更新的 CPU，而且没有模拟器能模拟它们。',
    ways: [
      {
        title: '选用构建器列出的变体',
        how: 'docker buildx inspect 会在 Platforms 之后列出它们；linux/amd64 到处都能运行。',
      },
    ],
  },
  'attestation-docker-driver': {
    name: '这个构建器不能生成证明',
    cause:
      '来源信息 (provenance) 和 SBOM 需要清单列表。引擎的传统镜像存储，以及 0.11 之前的 BuildKit，都存放不了清单列表。',
    ways: [
      makeBuilder,
      {
        title: '构建时不带证明',
        how: '去掉 --attest 和 --sbom，并加上 --provenance=false。',
      },
    ],
  },
};
