import type { ownRegistry as en } from '../en/own-registry.ts';
import type { Same } from '../same.ts';

export const ownRegistry: Same<typeof en> = {
  title: {
    runs: (registry) => `镜像将推送到 ${registry}，本机上你自己的镜像仓库`,
    stopped: (registry) => `你自己的镜像仓库 ${registry} 没有运行`,
    silent: (registry) => `你自己的镜像仓库 ${registry} 没有应答`,
  },
  state: (status, exitCode) => `${status}，退出码 ${exitCode}`,

  start: {
    title: '在这里启动一个镜像仓库',
    titleAnew: '重新创建镜像仓库',
    hint: (image) => `容器中的 ${image}，只供本机使用`,
    prompt: '它在本机的端口',
    taken: (port) => `${port} 已被占用：有程序在监听`,
    takenBy: (port, container) => `${port} 已被容器 ${container} 占用`,
    takenByAirPlay: (port) => `${port} 已被占用：多半是 macOS 的隔空播放接收器`,
    noPort: '端口是 1 到 65535 的数字。',
    changes: (name, image, registry) =>
      `用 ${image} 启动容器 ${name}，没有这个镜像就先拉取。只有本机能通过 ${registry} 访问它，不需要登录。镜像保存在卷 ${name} 中。它和构建器一样，随引擎一起启动。`,
    hasVolume: '这个卷已经存在，里面有之前的镜像。',
    undo: (commands) => `${commands}：其中的镜像会丢失。`,
    unpulled: (image) =>
      `这里没有镜像 ${image}，引擎也拉取不到。没有网络时可以用文件带来：在有它的机器上运行 docker save --output registry.tar ${image}，再在这里运行 docker load --input registry.tar。也可以在引擎的 registry-mirrors 里填写 Docker Hub 的镜像站；输出为 OCI 归档则不需要镜像仓库。`,
  },
  again: {
    title: '启动这里已有的镜像仓库',
    hint: (registry, name) => `${registry}，容器 ${name}`,
    changes: (name, registry) => `再次启动容器 ${name}：${registry}，其中的镜像还在。`,
    recommended: '它就在这里，镜像也在。',
  },
  use: {
    title: '使用这里正在运行的镜像仓库',
    hint: (registry, name) => `${registry}，容器 ${name}`,
    changes: '不更改本机：只是据此选择构建器。',
  },
  remove: {
    title: '删除镜像仓库和其中的内容',
    hint: (name) => `容器 ${name} 和它的卷`,
    changes: (name) => `删除容器 ${name} 和卷 ${name}：其中的镜像全部丢失。`,
    undo: '无法撤销：只能另启动一个，再推送一次。',
  },

  stays: (registry) => `${registry} 上的镜像仓库继续运行，镜像保留在其中。删除两者的命令：`,
  stands: (registry) =>
    `${registry} 上的镜像仓库没有运行，镜像保留在其中。重新启动它的命令，以及删除两者的命令：`,
  stuck: (registry, status) =>
    `${registry} 上的镜像仓库没有运行：它的容器处于 ${status} 状态，没有命令能启动它。删除它和其中镜像的命令：`,
  gone: (where) => `${where} 曾可读取，之后它的镜像仓库已被删除`,
  asItWas: '它的镜像仓库已经不在：这是读取时的样子。',
  runsHere: (registry) => `${registry} 是你自己的镜像仓库，继续运行`,
  noContainer: '没有这个容器',
  removed: '你自己的镜像仓库和其中的镜像都已删除',
};
