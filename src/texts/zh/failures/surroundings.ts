import type { FailureWords } from '../../en/failures/words.ts';
import { makeBuilder, nearBuilder } from './ways.ts';

/** What a builder lives in: its network, its disk, its memory. */
export const surroundings: Readonly<Record<string, FailureWords>> = {
  'builder-dns': {
    name: '构建器解析不了某个域名',
    cause:
      '构建器的容器使用自己的 DNS 服务器，而不是本机的：VPN、本地 DNS 服务器或 systemd-resolved 可能在它够不到的地方。',
    ways: [
      nearBuilder,
      {
        title: '给构建器指定 DNS 服务器',
        how: '在 BuildKit 配置中写入 [dns] 和 nameservers=["1.1.1.1"]，创建构建器时用 --buildkitd-config 指定该配置。',
      },
    ],
  },
  'builder-hosts-file': {
    name: '构建器看不到 /etc/hosts',
    cause: '只写在本机 hosts 文件里的名称，在构建器的容器里无效：容器有自己的 hosts 文件。',
    ways: [
      {
        title: '使用 DNS 能解析的名称',
        how: '在你的 DNS 中为镜像仓库添加一个名称，或在镜像引用中直接写它的地址。',
      },
      nearBuilder,
      {
        title: '把它配置成镜像站',
        how: '在 BuildKit 配置中写入 [registry."NAME"] 和 mirrors=["ADDRESS:PORT"]，创建构建器时用 --buildkitd-config 指定该配置。',
      },
    ],
  },
  'builder-proxy': {
    name: '构建器不知道代理',
    cause:
      '本机或客户端 config.json 里的代理只对 RUN 步骤生效。负责拉取和推送的是 BuildKit 本身，除非创建构建器时指定了代理，否则它不走代理。',
    ways: [
      {
        ...makeBuilder,
        title: '创建一个使用该代理的构建器',
      },
      {
        title: '让构建器能访问本机上的代理',
        how: '127.0.0.1 上的代理与容器不在同一个网络：创建构建器时再加上 --driver-opt network=host。',
      },
    ],
  },
  'disk-full': {
    name: '构建器的磁盘已满',
    cause:
      '构建器写入的磁盘已满。容器中的构建器把缓存放在自己的卷里，docker system prune 不会清理它。',
    ways: [
      {
        title: '把构建器的缓存清到 5 GB',
        changes: '删除构建器最久未用的内容：依赖它们的构建下次会慢一些。需要 buildx 0.18。',
      },
      {
        title: '清空构建器的缓存',
        changes: '删除构建器保存而当前未使用的内容：下一次构建会慢一些。',
      },
      {
        title: '删除构建器及其缓存',
        changes: '删除构建器、它的容器和存放缓存的卷。',
      },
      {
        title: '在别处腾出空间',
        how: 'docker system df 会列出引擎占用的空间。Docker Desktop 和 Colima 的磁盘大小在它们各自的设置里调整。',
      },
    ],
  },
  'builder-died-eof': {
    name: '构建器在构建中途退出',
    cause: 'BuildKit 在构建时被杀死、崩溃或被重新启动。多半是同时模拟好几个平台，内存耗尽。',
    ways: [
      {
        title: '再构建一次',
        how: "已构建的部分在缓存里。docker inspect --format '{{.State.OOMKilled}}' buildx_buildkit_BUILDER0 会告诉你是不是内存耗尽。",
      },
      {
        title: '减少同时构建的数量',
        how: '逐个平台构建；或者在 BuildKit 配置中写入 [worker.oci] 和 max-parallelism=2，创建构建器时用 --buildkitd-config 指定该配置。',
      },
      {
        title: '给引擎更多内存',
        how: 'Docker Desktop 和 Colima 可以在设置里调整：同时构建的每个平台约需 2 GB。',
      },
    ],
  },
  'hub-rate-limit-build': {
    name: '达到 Docker Hub 的拉取次数限制',
    cause: 'Docker Hub 限制每个地址六小时内拉取的镜像数，一个镜像的每个平台各算一次。',
    ways: [
      {
        title: '登录',
        how: 'docker login：登录后限额更高，而且只算你自己的。',
      },
      {
        title: '从镜像站拉取',
        how: '在 BuildKit 配置中写入 [registry."docker.io"] 和 mirrors=["mirror.gcr.io"]，创建构建器时用 --buildkitd-config 指定该配置。',
      },
    ],
  },
};
