import type { FailureWords } from '../../../en/failures/words.ts';
import { machine } from '../../machine.ts';
import { person } from '../../machine-person.ts';

const { start } = machine;

export const engine: Readonly<Record<string, FailureWords>> = {
  'docker-daemon-down': {
    name: 'Docker 引擎没有运行',
    cause:
      '客户端使用的地址上没有 Docker 引擎应答：引擎没有启动，它的虚拟机没有启动，或者它在别处监听。',
    ways: [
      start.once,
      start.always,
      { title: '不用 systemd 启动', changes: start.once.changes },
      {
        title: '启动 Docker Desktop 或 Colima',
        how: '启动 Docker Desktop，等到它显示引擎正在运行；用 Colima 则执行 colima start。',
      },
    ],
  },
  'docker-sock-permission-denied': {
    name: '当前账户无权使用 Docker 引擎',
    cause:
      '引擎在运行，它的套接字只对 root 和 docker 组开放：当前账户不在该组里，或者是登录之后才加入的。',
    ways: [
      {
        title: '把账户加入 docker 组',
        changes: '在 docker 组里的账户，在本机拥有与 root 同等的权限。下次登录后生效。',
      },
      person.logIn('docker'),
      person.askAdmin,
    ],
  },
  'docker-context-mismatch': {
    name: '构建器与客户端指向不同的引擎',
    cause:
      '上下文决定 docker 命令发往哪个引擎。构建器所属的上下文与当前选用的不同，或者当前选用的上下文已经不存在。',
    ways: [
      {
        title: '选用构建器所属的上下文',
        changes: '当前账户之后的每条 docker 命令都使用该上下文。',
      },
      {
        title: '指明属于这个引擎的构建器',
        how: 'docker buildx ls 会列出这里可用的构建器：用 --builder 指明其中一个，就不必切换上下文。',
      },
      {
        title: '去掉覆盖上下文的变量',
        how: 'DOCKER_HOST 和 DOCKER_CONTEXT 会覆盖选用的上下文：unset 它们，然后重试。docker context ls 会列出现有的上下文。',
      },
    ],
  },
  'docker-api-client-too-old': {
    name: '客户端对这个引擎来说太旧',
    cause:
      '29.0 到 29.2 的引擎拒绝 API 低于 1.44 的客户端：旧的 docker、buildx 或 compose 插件，或者 DOCKER_API_VERSION 固定了旧版本。',
    ways: [
      {
        title: '升级客户端及其插件',
        how: '在客户端所在的机器上升级 docker、docker-buildx 和 docker-compose：https://docs.docker.com/engine/install',
      },
      {
        title: '去掉 DOCKER_API_VERSION',
        how: '如果当前 shell 设置了 DOCKER_API_VERSION，unset 它，然后重试。',
      },
      {
        title: '把引擎升级到 29.3 或更新版本',
        how: '从 29.3 起，引擎重新接受 API 1.40 及以上的客户端，即 Docker 19.03 及以上。',
      },
    ],
  },
  'docker-api-client-too-new': {
    name: '这个 buildx 对这个引擎来说太新',
    cause:
      'buildx 0.31 和 0.32 只支持 25.0 及以上的引擎，而这个引擎较旧。在此之前和之后的 buildx 都支持它。',
    ways: [
      machine.api['too-new'].upgrade,
      {
        title: '升级引擎',
        how: '25.0 及以上的引擎支持任何版本的 buildx：https://docs.docker.com/engine/install',
      },
    ],
  },
  'docker-cli-is-podman': {
    name: '这里的 docker 其实是 podman',
    cause:
      'docker 命令来自 podman，而 podman 没有构建器：它的 buildx build 只是 podman build 的别名，不认识 --driver、--builder 和 --name。',
    ways: [person.podman, person.podmanEngine, person.podmanBuild],
  },
  'wsl-docker-not-integrated': {
    name: 'Docker Desktop 没有对这个 WSL 发行版启用',
    cause:
      '在这个发行版里，docker 只是一个给出此提示的脚本：Docker Desktop 没有运行，或者没有为这个发行版启用 WSL 集成。',
    ways: [
      person.wsl,
      {
        title: '把这个发行版转换为 WSL 2',
        how: 'Docker Desktop 需要 WSL 2。在 PowerShell 中执行：wsl --set-version DISTRIBUTION 2。之前打开的 shell 里要再执行 hash -r。',
      },
    ],
  },
  'docker-snap-confined': {
    name: 'snap 版的 Docker 看不到这个目录',
    cause: 'snap 版的 Docker 只能看到主目录以内的内容。项目在别处，Docker 看到的就是一个空目录。',
    ways: [
      {
        title: '把项目移到主目录里',
        how: '把项目移动或复制到主目录下一个不以点开头的目录，在那里构建。',
      },
      person.install,
    ],
  },
  'windows-containers-mode': {
    name: '引擎运行的是 Windows 容器',
    cause: 'Docker Desktop 切换到了 Windows 容器：在这种模式下不能拉取或构建 Linux 镜像。',
    ways: [person.linuxContainers],
  },
};
