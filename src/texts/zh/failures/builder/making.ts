import type { FailureWords, WayWords } from '../../../en/failures/words.ts';

const make: WayWords = {
  title: '创建构建器',
  changes:
    '创建一个容器和一个存放缓存的卷，没有 moby/buildkit 镜像时会先拉取；之后的命令默认使用这个构建器，直到它被删除。',
};

export const making: Readonly<Record<string, FailureWords>> = {
  'builder-exists': {
    name: '同名的构建器已经存在',
    cause:
      'docker buildx create 用于新建构建器，而同名的已经存在，多半是之前运行时留下的。可以直接使用它。',
    ways: [
      {
        title: '使用现有的构建器',
        changes: '当前账户之后的每条 docker buildx 命令都默认使用它。',
      },
      {
        title: '删除并重新创建',
        changes: '删除该构建器、它的容器和缓存，再创建一个；新的会一直保留，直到被删除。',
      },
      {
        title: '换一个名称',
        how: 'docker buildx ls 会列出已占用的名称。--name 换一个别的。',
      },
    ],
  },
  'builder-name-invalid': {
    name: '构建器不能使用这个名称',
    cause:
      '名称以字母开头，只能含字母、数字和 . _ -；default 指引擎本身，每个 Docker 上下文都有一个同名的构建器。--append 只能追加到已有的构建器。',
    ways: [
      { title: '换一个名称', how: '--name 换一个别的，例如 mybuilder。' },
      {
        title: '先创建构建器',
        how: '使用 --append 时构建器必须已经存在：先不带 --append 创建一次。',
      },
    ],
  },
  'builder-not-found': {
    name: '没有这个名称的构建器',
    cause: '构建器已被删除，或者属于另一个账户或另一个客户端目录：它们各有各的构建器。',
    ways: [
      make,
      {
        title: '去掉 BUILDX_BUILDER',
        how: '如果当前 shell 设置了 BUILDX_BUILDER，每条命令都会使用它指定的构建器：unset 它。',
      },
      {
        title: '到创建它的目录里找',
        how: 'sudo、DOCKER_CONFIG 和 BUILDX_CONFIG 各自指向不同的构建器目录：与创建时保持一致。docker buildx ls 会列出现有的构建器。',
      },
    ],
  },
  'driver-not-found': {
    name: 'buildx 没有这个驱动，或驱动没有这个选项',
    cause:
      '驱动决定构建器以什么方式运行：docker-container、kubernetes 或 remote。docker 驱动就是引擎本身，不能再创建第二个。',
    ways: [
      make,
      {
        title: '使用该驱动支持的选项',
        how: 'docker-container 支持 network、image、memory、memory-swap、cpu-period、cpu-quota、cpu-shares、cpuset-cpus、cpuset-mems、cgroup-parent、env.NAME；buildx 0.13 起有 restart-policy，0.14 起有 default-load，0.30 起有 provenance-add-gha，0.36 起有 allow-untrusted-image。',
      },
    ],
  },
  'builder-tls-env': {
    name: '不能根据变量里的 TLS 设置创建构建器',
    cause:
      'DOCKER_HOST、DOCKER_TLS_VERIFY 和 DOCKER_CERT_PATH 指定的引擎只在当前 shell 有效。构建器比 shell 存在得久，所以这些设置要写进 Docker 上下文。',
    ways: [
      {
        title: '把设置存入上下文，再为它创建构建器',
        changes:
          '用当前 shell 的变量创建上下文 wizard-env，并为它创建一个默认使用的构建器；两者会一直保留，直到被删除。',
      },
    ],
  },
};
