import type { builder as en } from '../en/builder.ts';
import type { Same } from '../same.ts';

export const builder: Same<typeof en> = {
  title: '构建器',
  lead: '由谁构建：引擎还是 BuildKit 容器，它能为哪些平台构建。',
  /** Why each check matters, by its name. */
  why: {
    list: '没有构建器列表，就不知道由谁来构建。',
    registry:
      '构建器从自己所在的位置访问镜像仓库。镜像仓库在 localhost 上或没有 TLS 时，构建器的设置有所不同，而且只能在创建时指定。',
    chosen: '要有一个构建器，既能为多个平台构建，又连得上镜像仓库。',
    state: '没有运行的构建器，看不出它能构建什么。',
    reach: '推送的是构建器，不是这个终端：本机连得上的，从它的容器里未必连得上。',
    platforms: '构建器在启动时向内核查询处理程序，之后只是偶尔再查。',
    trust: '私有 CA 的证书由各方自行信任：负责推送的构建器，以及拉取镜像来验证运行的引擎。',
    mirrors: '容器中的构建器自己拉取基础镜像：它访问创建时指定的镜像站，不用引擎的。',
    registries:
      '容器中的构建器读取自己的配置，不读引擎的：不安全的镜像仓库、镜像站和证书都不会沿用。',
    proxy:
      '容器中的构建器自己访问网络：它只知道创建时指定的代理，不知道这个 shell、客户端或引擎的代理。',
    disk: '每个平台都有自己的层和缓存，磁盘满了，要等构建在中途失败才知道。',
    memory: '模拟的平台同时构建：内存耗尽时，内核会杀死构建器，而构建只报 EOF。',
    proof: '构建器列出的平台只是一种说法。某个平台的程序在这个构建器里运行过，才可以选用。',
  },
  noBuildx: '没有检查构建器：buildx 没有应答',

  registry: {
    title: {
      unknown: '镜像要推送到哪里？',
      known: (registry) => `镜像将推送到 ${registry}`,
      localhost: (registry) => `镜像将推送到本机上的 ${registry}`,
      by: {
        http: (registry) => `镜像将以明文 http 推送到 ${registry}`,
        insecure: (registry) => `镜像将以不校验证书的 TLS 推送到 ${registry}`,
        ca: (registry) => `镜像将以 TLS 推送到 ${registry}，证书由它自己的 CA 签发`,
      },
      none: '镜像将写成归档：不需要镜像仓库',
    },
    ask: {
      title: '填写镜像仓库',
      hint: '主机名，有端口则加上端口',
      prompt: '镜像要推送到的镜像仓库，例如 docker.io、ghcr.io 或 localhost:5000',
      changes: '不更改本机：只是据此选择构建器。',
    },
    archive: {
      title: '不用镜像仓库',
      hint: 'OCI 归档，存为文件',
      changes: '不更改本机：不访问任何镜像仓库。',
    },
    refused: {
      empty: '镜像仓库是一个主机名，例如 docker.io、ghcr.io 或 localhost:5000。',
      path: (host) => `这里只填主机名：${host}。其余部分属于标签。`,
      scheme: (host) => `不要写 http:// 或 https://：${host}。`,
      invalid: '这不是镜像仓库：主机名里要有点或端口，如 ghcr.io、reg:5000；localhost 可以单独写。',
    },
  },

  chosen: {
    title: {
      serves: (name, driver) => `由 ${name} 构建，驱动是 ${driver}`,
      containerd: (name) => `由 ${name}（引擎本身）构建：它使用 containerd 镜像存储`,
      onePlatform: (name) => `由 ${name}（引擎本身）构建：只需要一个平台`,
      none: '现有的构建器都不能完成这次构建',
      unfit: (name, reason) => `${name} 不能完成这次构建：${reason}`,
      missing: (name) => `没有名为 ${name} 的构建器`,
    },
    unfit: {
      'one-platform': '传统镜像存储一次只能存放一个平台',
      archive: '使用传统镜像存储，不能写 OCI 归档',
      localhost: '没有 network=host，它的 localhost 是自己的容器',
      http: '没有指定以明文 http 访问这个镜像仓库',
      insecure: '没有指定接受这个镜像仓库的任何证书',
      ca: '没有指定这个镜像仓库的证书由哪个 CA 签发',
      mirror: '没有指定 Docker Hub 的镜像站',
    },
    fit: '可用',
    shellTls: '这个 shell 的变量，buildx 无法用它们创建构建器：',
    row: (name, driver, state, verdict) => `${name}（${driver}，${state}）：${verdict}`,
    use: {
      title: (name) => `使用 ${name}`,
      hint: (driver, state) => `${driver}，${state}`,
      changes: '不更改本机：这次构建交给它。',
      recommended: '它已存在，而且合用：不必另外创建。',
    },
    create: {
      title: '创建构建器',
      titleNamed: (name) => `创建构建器 ${name}`,
      hint: '容器中的 BuildKit',
      hintHostNetwork: '在容器中，使用本机的网络',
      by: {
        http: {
          title: (registry) => `创建一个以明文 http 访问 ${registry} 的构建器`,
          hint: '用于没有 TLS 的镜像仓库',
        },
        insecure: {
          title: (registry) => `创建一个接受 ${registry} 的任何证书的构建器`,
          hint: '用于这里都不信任其证书的 TLS',
        },
        ca: {
          title: (registry) => `创建一个信任 ${registry} 的 CA 的构建器`,
          hint: '证书照常校验',
        },
      },
      makesContext: (context) =>
        `用这个 shell 的 TLS 设置创建上下文 ${context}，因为 buildx 无法直接用它们创建构建器。`,
      risk: '处在它和镜像仓库之间的任何人，都能读取和改动传送的内容。',
      recommended: '它能为任意多个平台构建，也不改动现有的东西。',
      prompt: '新构建器的名称',
      changes: (name) =>
        `创建构建器 ${name}：一个容器、一个存放缓存的卷，没有 moby/buildkit 镜像时会先拉取。之后的命令也默认使用它。`,
    },
    refused: {
      empty: '构建器需要一个名称。',
      invalid: '名称以字母开头，只能用字母、数字、点、连字符和下划线。',
      reserved: 'default 是引擎本身的名称。',
      builder: (name) => `已有名为 ${name} 的构建器。`,
      context: (name) => `${name} 是 Docker 上下文，它的构建器占用了这个名称。`,
    },
  },

  state: {
    stopped: (name, status) => `${name} 没有运行：${status}`,
    start: {
      title: (name) => `启动 ${name}`,
      changes: (name) => `启动 ${name} 的容器，没有就创建。`,
      recommended: '只有运行中的构建器才能检查和验证。',
    },
  },

  reach: {
    looking: (registry) => `正在检查构建器能否连上 ${registry}`,
    unrecorded: (registry) => `录制里没有检查构建器能否连上 ${registry}`,
    asItShould: '查询了一个不存在的标签，它如实回答了',
    reachable: (registry) => `构建器连得上 ${registry}`,
    refused: (registry) => `构建器连接 ${registry} 时没有应答`,
    localhost: (registry) => `构建器连不上 ${registry}：它的 localhost 是自己的容器`,
    plainHttp: (registry) => `${registry} 使用明文 http，而构建器要求 TLS`,
    noAddress: (registry) => `构建器解析不了 ${registry} 的地址`,
    hostsFile: (registry) => `构建器解析不了 ${registry} 的地址：它有自己的 hosts 文件，不用本机的`,
    unknown: (registry) => `无法判断构建器能否连上 ${registry}`,
    silent: '20 秒内没有应答',
    start: (registry) => `启动 ${registry} 上的镜像仓库，然后重新检查。`,
    startTitle: '启动镜像仓库',
    insecureTitle: '让引擎以 http 访问它',
    insecure: (registry) =>
      `由引擎自己构建：在 daemon.json 的 "insecure-registries" 中加上 ${registry} 并重新启动引擎，或者改为创建构建器。`,
  },

  proof: {
    ok: (name, platforms) => `已在 ${name} 中验证：${platforms}`,
    none: (name) => `${name} 中没有一个平台通过验证`,
    untried: '还没有运行验证',
    unrecorded: '录制里没有验证',
    silent: '构建没有给出原因（限时 30 秒）',
    failed: (name, platforms) => `${name} 无法运行 ${platforms} 的程序`,
    handlersTitle: '注册处理程序',
    handlers: '回到「模拟器」步骤注册处理程序：这个构建器没有自带它的模拟器。',
  },

  /** Why a platform can't be chosen. */
  reasons: {
    untried: '还没有在这个构建器中验证',
    'exec-format': '在这个构建器中验证失败：没有处理程序',
    'no-such-file': '在这个构建器中验证失败：处理程序没有 F',
    'emulator-failed': '在这个构建器中验证失败：模拟器出错',
    'wrong-arguments': '在这个构建器中验证失败：参数不对',
    'wrong-architecture': '在这个构建器中验证失败：以另一种架构运行了',
    other: '没能在这个构建器中运行验证',
  },

  summary: {
    builder: (name, driver) => `${name}（${driver}）`,
    withNetwork: (name) => `${name}，network=host`,
    none: '没有选定',
    unknown: '没有检查',
  },
};
