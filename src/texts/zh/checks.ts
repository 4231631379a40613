import type { checks as en } from '../en/checks.ts';
import type { Same } from '../same.ts';
import { afterReboot } from './after-reboot.ts';
import { owners } from './owners.ts';

/** What the checks say that only the doctor makes; why they matter stands with the checks of their steps. */
export const checks: Same<typeof en> = {
  /** What several checks of a builder have in common. */
  noBuilder: '未检查，没有构建器',
  snap: {
    noDocker: '没有检查 docker 是不是 snap：PATH 中没有 docker',
    none: 'docker 不是 snap：所有目录都看得到',
    onlyEngine: '引擎是 snap，docker 不是：所有目录都看得到',
    visible: 'docker 是 snap，看得到这个项目',
    inside: '在主目录里，且不是隐藏目录',
    outside: '在主目录之外，或在其中的隐藏目录里',
    confined: (project) => `docker 是 snap，看不到 ${project}`,
    move: (project) => ({
      title: '移动项目',
      hint: '移到你的主目录里',
      how: `把 ${project} 移到主目录下一个名称不以点开头的目录，在那里启动。`,
    }),
  },

  helpers: {
    none: 'Docker 没有使用凭据助手：登录信息保存在 config.json 里',
    noFile: '没有这个文件',
    noLine: '既没有 credsStore 也没有 credHelpers',
    unknown: '没有检查凭据助手：无法读取 config.json',
    ok: (names) => `凭据助手都在，并有应答：${names}`,
    missing: (names) => `config.json 指定的凭据助手不存在：${names}`,
    failing: (names) => `凭据助手没有应答：${names}`,
    notThere: (program) => `哪个目录里都没有 ${program}`,
    answers: (answer) =>
      answer === 'silent' || answer === null ? '5 秒内没有应答' : `退出码 ${answer}`,
    edit: {
      title: (names) => `从 config.json 中去掉 ${names}`,
      hint: '之后登录信息保存在该文件里',
      recommended: '它是某个已卸载的软件留下的。',
      changes: (path) =>
        `删去 ${path} 中指定它的那些行。其余内容不变，旧文件保留在旁边。由它保存的登录信息须用 docker login 重新登录。`,
      undo: (path) => `把这些行写回 ${path}，或放回旁边保留的副本。`,
    },
    install: (program, from) => ({
      title: `安装 ${program}`,
      how: `${from ?? '安装提供它的软件包'}；之后 docker 就能在 PATH 中找到 ${program}。`,
    }),
    /** Where a helper comes from, by its name. */
    from: {
      desktop: '由 Docker Desktop 自带：安装并启动 Docker Desktop',
      'desktop.exe':
        '由 Windows 版 Docker Desktop 自带：启动 Docker Desktop，并让 WSL 使用 Windows 的 PATH',
      osxkeychain: '用 brew install docker-credential-helper 安装',
      wincred: '由 Windows 版 Docker Desktop 自带',
      pass: 'Debian 和 Ubuntu 上安装软件包 golang-docker-credential-helpers，其他系统见 github.com/docker/docker-credential-helpers',
      secretservice:
        'Debian 和 Ubuntu 上安装软件包 golang-docker-credential-helpers，其他系统见 github.com/docker/docker-credential-helpers',
      'ecr-login': '安装软件包 amazon-ecr-credential-helper',
      gcloud: '由 Google Cloud CLI 自带',
      gcr: '用 gcloud components install docker-credential-gcr 安装',
      'acr-env': '见 github.com/chrismellard/docker-credential-acr-env',
    },
    unlock: (program) => ({
      title: '解锁保存登录信息的密钥库',
      how: `${program} 存在，但给不出列表：它需要解锁密钥库。pass 需要 pass init 和一个 GnuPG 密钥，secretservice 需要有 D-Bus 的会话。在 shell 中执行 ${program} list 看看它缺什么。`,
    }),
  },

  platforms: {
    notLooked: {
      none: '没有检查构建器的平台列表：没有构建器',
      stopped: '没有运行的构建器不会列出平台',
      elsewhere: '没有比较处理程序与构建器的列表：构建器有自己的内核',
      cut: 'buildx 截断了平台列表',
    },
    nothing: '没有模拟的平台：列表不会过时',
    unusable: '还没有能在构建中使用的处理程序：列表谈不上缺少什么',
    ok: (name, platforms) => `${name} 列出了有处理程序的平台：${platforms}`,
    missing: (name, platforms) => `${name} 没有列出现已有处理程序的平台：${platforms}`,
    soon: (name, platforms) =>
      `${name} 还没有看到 ${platforms} 的新处理程序：它每 20 秒向内核查询一次`,
    variants: (name, platforms) => `${name} 无法运行 ${platforms} 的程序`,
    olderVariant: {
      title: '选用构建器列出的变体',
      how: '构建器的 CPU 比它旧，缺少的部分也无法模拟。linux/amd64 到处都能运行。',
    },
    started: (time) => `启动于 ${time}`,
    registered: (time) => `注册于 ${time}`,
    isOlder: '它在处理程序注册之前启动，重新启动时才会再查询。',
    again: (name) => ({
      title: `让 ${name} 再查询一次`,
      hint: '在处理程序注册 20 秒之后',
      changes: '不更改任何东西：只是让构建器再看一次内核。',
    }),
    restart: (name) => ({
      title: `重新启动 ${name}`,
      hint: '缓存保留',
      changes: `重新启动 ${name} 的容器：正在其中运行的构建会中断。`,
    }),
  },

  registries: {
    noBuilder: '没有检查构建器的镜像仓库设置：没有构建器',
    engine: (name) => `${name} 就是引擎本身：以引擎的镜像仓库设置为准`,
    ok: (name) => `${name} 有所需的镜像仓库设置`,
    unknown: (name, registry) => `引擎访问 ${registry} 时不要求可信的 TLS，而 ${name} 不知道`,
    insecure: (registries) => `不安全的镜像仓库：${registries || '无'}`,
    mirrors: (mirrors) => `镜像站：${mirrors}`,
    nothing: '没有任何镜像仓库的设置',
    settings: ({ registry, access, mirrors, ca }) =>
      [
        registry,
        ...(access === null ? [] : [access === 'http' ? '明文 http' : 'TLS，不校验']),
        ...(mirrors.length === 0 ? [] : [`镜像站 ${mirrors.join(' ')}`]),
        ...(ca.length === 0 ? [] : [`ca ${ca.join(' ')}`]),
      ].join('，'),
  },

  proxy: {
    shell: '当前 shell 的变量',
    noBuilder: '没有检查构建器的代理：没有构建器',
    engine: (name) => `${name} 就是引擎本身：它使用引擎的代理`,
    none: '这里没有使用代理',
    ok: (name) => `${name} 创建时指定了代理`,
    missing: (name) => `这里设置了代理，而 ${name} 创建时没有指定`,
    loopback: (name) => `${name} 的代理在 localhost 上：没有 network=host，那是它自己的容器`,
    hostNetwork: {
      title: '写出代理的地址',
      how: '重新创建构建器，加上 --driver-opt network=host，或使用容器能访问的代理地址。',
    },
    make: '创建一个使用这些代理的构建器',
    hint: '用于 BuildKit 自己的拉取和推送',
    why: '构建器的变量在创建时指定，不改动现有的东西。',
    byHand: {
      title: '创建一个使用这些代理的构建器',
      hint: '密码由你自己输入',
      how: "在你的 shell 中执行 docker buildx create --use --name NAME --driver-opt env.http_proxy=$http_proxy --driver-opt env.https_proxy=$https_proxy --driver-opt '\"env.no_proxy='$no_proxy'\"'：此后密码会留在构建器的设置里。",
    },
  },

  disk: {
    unknown: '从这里看不出构建器还有多少空间',
    room: (free, size) => `可用 ${free}，共 ${size}`,
    ok: (free) => `构建器有足够的空间：${free}`,
    little: (free) => `构建器只剩 ${free}：一个普通镜像构建几个平台，加上缓存，可能要 5GB`,
    full: (free) => `构建器只剩 ${free}：一个带编译器的基础镜像就可能要 500MB`,
    cache: (size) => `Total: ${size}`,
    prune: (name, cache) => ({
      title: `清除 ${name} 的缓存`,
      hint: cache === null ? '下次构建从头开始' : `${cache}，下次构建从头开始`,
      recommended: '缓存可以重新生成。',
      changes: `删除 ${name} 为以前的构建保存、而当前没有构建使用的全部内容。无法恢复：下次构建会重新生成。`,
    }),
    make: (where, free) => ({
      title: '在引擎的磁盘上创建构建器',
      hint: `${where} 可用 ${free}`,
    }),
    more: {
      title: '腾出空间',
      how: 'docker system df 会列出空间占用，docker image prune 会删除没有名称的镜像。在 Docker Desktop 和 Colima 中以虚拟机的磁盘为准：在 Settings、Resources 里，或用 colima start --disk 调大。',
    },
  },

  owners,
  afterReboot,

  memory: {
    unknown: '没有检查引擎的内存：它没有应答',
    ok: (has) => `引擎有 ${has} GiB 内存：够所有平台同时构建`,
    little: ({ platforms, has, needs }) =>
      `引擎有 ${has} GiB 内存；同时模拟 ${platforms} 可能需要 ${needs} GiB`,
    killed: (names) => `内存耗尽时，内核杀死了 ${names}`,
    one: (count) => ({
      title: count > 1 ? '一次只构建一个平台' : '减少同时进行的构建步骤',
      hint: '较慢，但占用内存较少',
      how: '创建构建器时，用 --buildkitd-config 指定一个写有 [worker.oci] max-parallelism = 1 的 BuildKit 配置；或者逐个平台构建，再用 docker buildx imagetools create 合并。',
    }),
    more: {
      title: '给引擎更多内存',
      how: '引擎在虚拟机里运行时，以虚拟机的内存为准：Docker Desktop 在 Settings、Resources 里，Colima 用 colima start --memory 8。否则增加 swap。',
    },
  },
};
