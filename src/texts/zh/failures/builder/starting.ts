import type { FailureWords, WayWords } from '../../../en/failures/words.ts';
import { registerAll } from '../ways.ts';

const start: WayWords = {
  title: '启动构建器，等到它应答',
  changes: '启动构建器的容器，没有就创建；它会一直运行，直到被停止。',
};

export const starting: Readonly<Record<string, FailureWords>> = {
  'builder-boot-failed': {
    name: '构建器无法启动',
    cause:
      '构建器的容器没有起来，或者其中的 BuildKit 没有及时应答：引擎不给它特权，cgroup 有问题，或者机器太慢。',
    ways: [
      start,
      { title: '查看它的容器的日志', changes: '不更改本机。' },
      {
        title: '用另一个 BuildKit 版本创建',
        changes: '用该镜像创建构建器和存放缓存的卷，之后默认使用它，直到它被删除。',
      },
      {
        title: '看看特权容器能不能运行',
        how: 'docker run --rm --privileged alpine true 必须能运行。不能的话，升级 Docker、Rancher Desktop 或 Colima，或者询问这台机器的管理员。',
      },
    ],
  },
  'builder-boot-race': {
    name: '构建器还没就绪就开始了构建',
    cause:
      '构建器的容器已经运行，但其中的 BuildKit 还没有开始监听。刚启动就构建，或同时跑几个构建时会这样。',
    ways: [start],
  },
  'builder-inactive': {
    name: '构建器没有运行',
    cause:
      '构建器的容器已停止或被删除。构建时会自动启动它；其他命令（如 docker buildx history）不会。',
    ways: [start],
  },
  'builder-image-pull-rate-limit': {
    name: '受 Docker Hub 限制，拉不到构建器的镜像',
    cause:
      '构建器需要 moby/buildkit 镜像，而 Docker Hub 暂时不再给这个地址提供镜像。登录后限额更高。',
    ways: [
      {
        title: '登录 Docker Hub',
        changes: '把登录信息存入客户端的配置或它的凭据助手，直到退出登录。',
      },
      {
        title: '从镜像站获取镜像',
        changes: '用镜像站的镜像创建构建器，之后默认使用它，直到它被删除。',
      },
    ],
  },
  'builder-platforms-missing-arch': {
    name: '构建器没有列出其他平台',
    cause:
      '构建器查看时还没有注册处理程序。除非另有指定，它最多每 20 秒再查看一次。它自带的模拟器不在列表里，所以构建仍有可能通过。',
    ways: [
      registerAll,
      {
        title: '重新启动构建器，让它再次查看',
        changes: '停止构建器再启动；缓存保留。',
      },
    ],
  },
};
