import type { machine as en } from '../en/machine.ts';
import type { Same } from '../same.ts';
import { person } from './machine-person.ts';

export const machine: Same<typeof en> = {
  title: '本机',
  lead: '承担工作的内核和引擎。',
  /** Why each check matters, by its name. */
  why: {
    docker: '向导自己什么也不做：每一步都是 Docker 的命令。',
    engine: '由引擎来构建，或由它启动负责构建的容器。',
    versions: 'buildx 是命令行的插件，而 Docker 从 19.03 起才有插件。',
    api: '客户端和 buildx 各自与引擎通信，都要会说引擎接受的某个 API 版本。',
    desktop: 'Docker Desktop 在虚拟机里运行 Linux，从 2.1 起为它自带处理程序。',
    product: '虚拟机里或另一台机器上的引擎有自己的处理程序、文件和服务，启动方式也不同。',
    rootless: '处理程序属于内核：只有容器之外的 root 才能注册。',
    'user-namespaces':
      '注册处理程序靠特权容器，而启用了用户映射的引擎，没有 --userns=host 就不启动特权容器。',
    kernel:
      '从 4.8 起，处理程序可以带 F 标志：内核一直打开着它的程序，因此在容器里也有效。重要的是引擎的内核，无论引擎在哪里运行。',
    'binfmt-known': '内核通过 binfmt_misc 把其他平台的程序交给模拟器。',
    'binfmt-mounted':
      '处理程序以 /proc/sys/fs/binfmt_misc 中的文件来注册和查看；从 Linux 6.7 起，最后一个挂载点消失时它们也随之消失。',
    snap: 'snap 只能看到用户的主目录，看不到其中的隐藏内容：对它来说，别处的项目是空目录。',
    'binfmt-enabled': '一个开关就能关掉所有处理程序，而且哪里都不报错。',
  },
  docker: {
    ok: (version) => `Docker 命令行的版本是 ${version}`,
    there: 'Docker 命令行已安装',
    fault: {
      missing: '这里没有安装 Docker',
      forbidden: 'docker 已安装，但当前账户无权执行',
    },
    said: { missing: 'PATH 里没有这个程序', forbidden: 'permission denied' },
    standIn: {
      podman: '这里的 docker 其实是 podman',
      'wsl-not-integrated': 'Docker Desktop 没有对这个 WSL 发行版打开集成',
    },
  },

  engine: {
    ok: (system) => `引擎有应答，运行在 ${system}`,
    podman: '应答的是 Podman，不是引擎',
    windows: '引擎运行的是 Windows 容器',
    notAsked: '没有询问引擎：没有 docker 可以用来询问',
    silent: (seconds) => `${seconds} 秒内没有应答`,
    late: (seconds) => `引擎 ${seconds} 秒内没有应答`,
    where: (endpoint) => `询问地址：${endpoint}`,
    unreachable: {
      'not-running': '引擎没有运行',
      'no-permission': '当前账户无权使用引擎的套接字',
      'wrong-context': '客户端要找的引擎不在那里',
      tls: '客户端和引擎的 TLS 设置不一致',
      refused: '引擎应在的地址没有程序在监听',
      podman: '这里的 docker 其实是 podman',
      'wsl-not-integrated': 'Docker Desktop 没有对这个 WSL 发行版打开集成',
      'client-too-old': '客户端对这个引擎来说太旧',
      'client-too-new': '客户端对这个引擎来说太新',
      other: '引擎没有应答',
    },
  },

  start: {
    once: {
      title: '启动引擎',
      hint: '到下次开机为止',
      recommended: '它已安装，只是停着。',
      changes: '启动服务 docker。',
    },
    always: {
      title: '现在启动，并且每次开机时启动',
      changes: '启动服务 docker，并让它随机器启动。',
    },
  },
  restart: {
    title: '重新启动引擎',
    hint: '正在运行的容器会停止',
    changes: '重新启动服务 docker：正在运行的容器会停止，除非它设置为保留容器。',
  },
  install: {
    title: (name) => `安装发行版的软件包 ${name}`,
    hint: '它也会启动引擎',
    changes: (name) => `安装 ${name} 和它的依赖。`,
  },
  group: {
    title: (user, group) => `把 ${user} 加入 ${group} 组`,
    hint: '等同于 root，需要重新登录',
    changes: (user, group) =>
      `${group} 组的成员在本机能做 root 能做的一切。它从 ${user} 下次登录起生效：注销后重新登录，然后再次启动向导。`,
  },
  context: {
    title: (name) => `使用上下文 ${name} 的引擎`,
    alive: (endpoint) => `它的套接字存在：${endpoint}`,
    untried: (endpoint) => endpoint,
    changes: (name) => `当前账户以后的每个 docker 命令都使用上下文 ${name}。`,
    rootlessTitle: '使用当前账户的 rootless 引擎',
    rootlessChanges: '创建上下文 rootless，当前账户以后的每个 docker 命令都使用它。',
  },

  versions: {
    ok: '客户端和引擎都是 19.03 或更新',
    clientOk: '客户端是 19.03 或更新',
    old: 'Docker 的版本早于 19.03',
    unreadable: '看不出 Docker 的版本',
    unknown: '未检查版本：无从得知',
  },
  api: {
    ok: (version) => `客户端和引擎使用同一个 API：${version ?? ''}`,
    fixed: (version) => `DOCKER_API_VERSION 把 API 固定为 ${version ?? '某个版本'}，引擎接受它`,
    refused: (version) => `引擎不接受客户端的 API ${version ?? ''}`,
    unknown: '未检查客户端和引擎使用的 API：引擎没有应答',
    client: (version) => `Client: API ${version}`,
    engine: (newest, oldest) =>
      oldest === null ? `Server: API ${newest}` : `Server: API ${oldest} 到 ${newest}`,
    'too-new': {
      title: '这个 buildx 对这个引擎来说太新',
      upgrade: {
        title: '把 buildx 升级到 0.33 或更新',
        how: 'buildx 0.31 和 0.32 只能与 25.0 及以后的引擎通信；0.33 及以后的可以与 19.03 以来的所有引擎通信。升级 buildx，或升级引擎。',
      },
    },
    'too-old': {
      title: '这个 buildx 对这个引擎来说太旧',
      upgrade: {
        title: '把 buildx 升级到 0.13 或更新',
        how: '29.0 到 29.2 的引擎不接受 1.44 以前的 API，而 0.13 以前的 buildx 最高只会 1.43。升级 buildx，或把引擎升级到 29.3。',
      },
    },
  },
  desktop: {
    ok: (name) => `${name} 自带处理程序`,
    old: (name) => `${name} 的版本早于 2.1`,
  },
  rootless: { title: '引擎没有 root 权限：它不能注册处理程序' },
  userNamespaces: { title: '引擎启用了用户映射：安装处理程序需要 --userns=host' },

  kernel: {
    ok: '引擎的内核是 4.8 或更新：支持 F 标志',
    okHere: '这里的内核是 4.8 或更新：支持 F 标志',
    old: (release) => `引擎的内核 ${release} 早于 4.8：没有 F 标志，处理程序在容器里无效`,
    unreadable: '看不出引擎的内核版本',
    unknown: '未检查引擎的内核：引擎没有应答',
  },

  binfmt: {
    known: '内核支持 binfmt_misc',
    notKnown: '内核不支持 binfmt_misc：模块没有加载，或不存在',
    noLine: '没有一行写有 binfmt_misc',
    mounted: 'binfmt_misc 已挂载',
    notMounted: 'binfmt_misc 没有挂载',
    onlyAutofs: 'binfmt_misc 没有挂载：那里只有 autofs 在等，什么也没等到',
    onlyHere: 'binfmt_misc 只为这个 shell 挂载：在其中注册的内容随 shell 一起消失',
    otherTable: '这里挂载的 binfmt_misc 不是引擎的：这个 shell 在自己的命名空间里',
    onlyThere: 'binfmt_misc 没有挂载在这里，但在引擎所在的地方已挂载',
    device: (device) => `binfmt_misc，设备 ${device}`,
    mountedNotAsked: '未检查 binfmt_misc 是否挂载：内核不支持它',
    enabled: 'binfmt_misc 已启用',
    disabled: 'binfmt_misc 已停用：内核不询问任何处理程序',
    enabledNotAsked: '没有挂载时看不到 binfmt_misc 是否启用',
    desktop: '处理程序在 Docker Desktop 自己的内核里：通过构建器来查看',
    elsewhere: '引擎有自己的内核：它的处理程序通过构建器来查看',
    modprobe: {
      title: '加载模块',
      changes: '把 binfmt_misc 加载到内核，到下次重启为止。',
    },
    mount: {
      title: '挂载它',
      changes: '把 binfmt_misc 挂载到 /proc/sys/fs/binfmt_misc，到下次重启为止。',
    },
    mountForAll: {
      title: '为整台机器挂载它',
      changes: '按进程 1 所见，把 binfmt_misc 挂载到 /proc/sys/fs/binfmt_misc，到下次重启为止。',
    },
    leave: {
      title: '在这个命名空间之外启动向导',
      how: '退出由 unshare、podman unshare 或容器启动的 shell，在机器自己的 shell 里启动向导：那里的处理程序才算数。',
    },
    enable: {
      title: '启用它',
      changes: '内核重新询问处理程序，到下次重启为止。',
    },
  },

  person,

  summary: {
    engine: { docker: 'Docker', podman: 'Podman' },
    mounted: ({ kernel, architecture, engine }) =>
      `${architecture} 上的 Linux ${kernel}，${engine}，binfmt_misc 已挂载`,
    notMounted: ({ kernel, architecture, engine }) =>
      `${architecture} 上的 Linux ${kernel}，${engine}，binfmt_misc 没有挂载`,
    elsewhere: ({ kernel, architecture, engine }) =>
      `${architecture} 上的 Linux ${kernel}，${engine}，有自己的内核`,
    desktop: ({ kernel, architecture, docker, desktop }) =>
      desktop === null
        ? `${architecture} 上的 Linux ${kernel}，Docker Desktop 里的 Docker ${docker}`
        : `${architecture} 上的 Linux ${kernel}，Docker Desktop ${desktop} 里的 Docker ${docker}`,
    noEngine: (kernel) => (kernel === '' ? '引擎没有应答' : `Linux ${kernel}，引擎没有应答`),
  },
};
