import type { doctor as en } from '../en/doctor.ts';
import type { Same } from '../same.ts';

/** What the doctor says, and the checks that only it makes. */
export const doctor: Same<typeof en> = {
  lead: (platforms) => `为 ${platforms} 构建所需的一切：`,
  looking: (step) => `正在检查：${step}`,
  count: {
    problem: (n) => `${n} 个问题`,
    warning: (n) => `${n} 个警告`,
    ok: (n) => `${n} 项正常`,
    skipped: (n) => `${n} 项已跳过`,
  },
  /** What the commands at the end are for. */
  next: {
    fix: '逐个修复，先征得同意',
    verbose: '显示每项检查看到了什么',
    wizard: '从这里的 Dockerfile 开始构建',
  },
  check: (id, failure) => (failure === null ? `检查 ${id}` : `检查 ${id}，已知故障 ${failure}`),
  ways: {
    undo: (how) => `撤销：${how}`,
    or: '另一个办法',
    edit: (path) => `编辑 ${path}：`,
    /** Of what is fetched by hand. */
    checked: '--fix 会连同校验和一起下载它，或使用你手头的文件。',
  },
  selects: (name) => `当前账户以后的每个 docker buildx 命令都使用 ${name}。`,

  /** Of checks that their step says nothing of: nothing is wrong. */
  fine: {
    'machine.desktop': '引擎不是 Docker Desktop 的',
    'machine.rootless': '引擎不是 rootless：没有这方面的原因妨碍它注册处理程序',
    'machine.user-namespaces': '引擎没有启用用户映射：可以直接运行处理程序的安装镜像',
    'client.folder': 'buildx 自己的目录属于当前账户',
    'builder.list': 'buildx 能列出构建器',
    'builder.state': '构建器正在运行',
  },
  /** What each check is about. */
  about: {
    'machine.docker': 'docker 客户端',
    'machine.engine': '引擎',
    'machine.versions': '客户端和引擎的版本',
    'machine.kernel': '引擎的内核',
    'machine.desktop': 'Docker Desktop',
    'machine.rootless': '引擎的权限',
    'machine.user-namespaces': '引擎的用户映射',
    'machine.binfmt-known': 'binfmt_misc 是否支持',
    'machine.binfmt-mounted': 'binfmt_misc 是否挂载',
    'machine.binfmt-enabled': 'binfmt_misc 是否启用',
    'machine.api': '客户端和引擎使用的 API',
    'machine.snap': 'docker 是不是 snap',
    'client.config': '客户端的配置',
    'client.experimental': '客户端能否看到 buildx',
    'client.buildx': 'buildx 插件',
    'client.folder': 'buildx 自己的目录',
    'client.credential-helpers': '凭据助手',
    'emulators.handlers': '处理程序',
    'emulators.others': '其他平台',
    'emulators.flags': 'F 标志',
    'emulators.enabled': '处理程序是否启用',
    'emulators.interpreter': '处理程序的模拟器',
    'emulators.arguments': '程序拿到的参数是否正确',
    'emulators.magic': '处理程序匹配哪些程序',
    'emulators.proof': '默认构建器中的验证',
    'emulators.owners': '处理程序由谁注册',
    'emulators.after-reboot': '之前在这里注册的处理程序',
    'builder.list': '构建器列表',
    'builder.registry': '镜像仓库',
    'builder.chosen': '选用的构建器',
    'builder.state': '构建器是否运行',
    'builder.reach': '到镜像仓库的连接',
    'builder.proof': '构建器中的验证',
    'builder.platforms': '构建器的平台列表',
    'builder.registries': '构建器的镜像仓库设置',
    'builder.proxy': '构建器的代理',
    'builder.disk': '构建器的磁盘空间',
    'builder.memory': '引擎的内存',
  },
  skipped: (about, reason) => `${about}：${reason}`,
  /** Several checks in a row that share their reason. */
  folded: (n, reason) => `${n} 项检查：${reason}；用 --verbose 列出`,
  again: '需要修复的',
  notLooked: {
    noEngine: '未检查，引擎没有应答',
    noBuilders: '未检查，buildx 没有列出构建器',
    ownKernel: '看不到，引擎有自己的内核',
    blocked: '没有尝试，先要解决前面的问题',
    noRegistry: '没有指定，用 --tag 指定',
    archive: '归档不需要镜像仓库',
    notHere: '本机没有可检查的内容',
  },
};
