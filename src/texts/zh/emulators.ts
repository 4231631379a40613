import type { emulators as en } from '../en/emulators.ts';
import type { Same } from '../same.ts';

/** What a proof that failed says about the emulator. */
const failedProofs = {
  'wrong-arguments': '能运行，但参数不对：P 的设置与这个 QEMU 不符',
  'wrong-architecture': '以另一种架构运行了',
  'exec-format': '没有处理程序接手：exec format error',
  'no-such-file': '在构建里找不到它的模拟器',
  'emulator-failed': '模拟器自身出错',
  other: '程序还没运行，构建就结束了',
} as const;

export const emulators: Same<typeof en> = {
  title: '模拟器',
  lead: '这个内核能运行哪些其他平台的程序，在容器里也算。',
  /** Why each check matters, by its name. */
  why: {
    handlers:
      '没有处理程序，内核就无法启动其他平台的程序：该平台的每个 RUN 都会报 "exec format error"。',
    others: '没有构建要用的平台，不需要处理程序。',
    flags: '没有 F 标志，内核会到容器里去找模拟器，而那里没有：报 "no such file or directory"。',
    enabled: '被禁用的条目会被跳过，就像不存在一样。',
    interpreter:
      '模拟器必须在每个容器里都可用：注册时就打开（F），而且是静态链接的，因为容器里没有它要的库。',
    arguments:
      'P 必须按模拟器的要求设置，否则程序能启动，却拿到错误的参数：构建会在离根源很远的地方失败。',
    magic: '内核只看开头的字节，并使用最新的匹配条目：一个匹配过宽的条目会挡住能用的条目。',
    owners: '由谁注册，决定了处理程序重启后还在不在，以及谁可以移除它。',
    'after-reboot':
      '处理程序保存在内核的内存里：重启后就没有了，而开机时的注册只会恢复各自的那些。',
    proof: '表里的条目只是一种说法。其他平台的程序在构建里运行过，并拿到了正确的参数，才算验证。',
  },
  /** What a check is about that has nothing to say, and why it has not. */
  unsaid: (about, reason) => `${about}：${reason}`,
  about: {
    flags: 'F 标志',
    interpreter: '处理程序的模拟器',
    enabled: '处理程序是否启用',
    arguments: '程序拿到的参数是否正确',
    magic: '处理程序匹配哪些程序',
    handlers: '处理程序',
    others: '其他平台',
    proof: '默认构建器中的验证',
  },
  notAsked: '没有检查，引擎没有应答',
  unread: {
    kernel: '看不到，引擎有自己的内核',
    namespace: '看不到，这里的表不是引擎的：当前 shell 有自己的表',
    mount: '看不到，binfmt_misc 没有挂载',
  },
  noEntries: '没有容器能用的处理程序',
  /** What was seen of a program that was tried. */
  tried: {
    inBuild: (end) => `在构建里：${end}`,
    here: (end) => `在容器外：${end}`,
  },
  handlers: {
    ok: (platforms) => `其他平台的程序有处理程序：${platforms}`,
    none: '所需的平台都能原生运行',
    missing: (platforms) => `无法运行 ${platforms} 的程序`,
    noFile: (handler) => `里面没有 ${handler}`,
    notListed: (platform) => `没有列出 ${platform}`,
    notMounted: (platforms) => `无法运行 ${platforms} 的程序：binfmt_misc 没有挂载`,
    onlyWindows: (entries) => `里面有 ${entries}，没有模拟器`,
    there: '有这样的条目',
    all: '所需的每个平台在表里都有条目',
    byBuilder: (platforms) => `${platforms} 没有处理程序：由构建器自带的模拟器运行`,
    unseen: (platforms) => `${platforms} 的程序能运行，但这里的表中没有可用的处理程序`,
  },
  /** Of a handler that was registered here before. */
  lost: {
    rebooted: (day) => `由本向导注册（${day}），之后机器重启了`,
    gone: (day) => `由本向导注册（${day}），之后被移除了`,
    flushed: (day) => `由本向导注册（${day}），之后被清除了，systemd-binfmt 重新启动时就会这样`,
  },
  others: {
    missing: (platforms) => `${platforms} 没有处理程序，目前也没有构建需要`,
    none: '其他平台都有处理程序',
  },
  flags: {
    bad: (handlers) => `注册时没有 F，在容器里不起作用：${handlers}`,
    oldKernel: (release) => `引擎的内核 ${release} 不支持 F：处理程序在容器里都不起作用`,
    ok: (handlers) => `带 F 注册：${handlers}`,
  },
  enabled: {
    bad: (handlers) => `已注册，但被禁用：${handlers}`,
    off: '整个 binfmt_misc 被禁用：内核不使用任何处理程序',
    ok: (handlers) => `已启用：${handlers}`,
  },
  interpreter: {
    gone: (handlers) => `已注册，但模拟器不见了：${handlers}`,
    dynamic: (handlers) => `模拟器需要动态加载器，而容器里没有：${handlers}`,
    maybeDynamic: (handlers) => `模拟器的文件需要动态加载器，而容器里没有：${handlers}`,
    ok: (handlers) => `模拟器在容器里可用：${handlers}`,
    missing: (path) => `${path} 不存在`,
    held: (path) => `${path} 不存在：内核一直打开着它`,
    there: (path) => `${path} 存在`,
    needs: (path, loader) => `${path} 是动态链接的：需要 ${loader}`,
  },
  arguments: {
    bad: (platforms) => `程序能启动，但拿到的参数不对：${platforms}`,
    ok: (platforms) => `程序拿到的参数正确：${platforms}`,
    untried: '还没试过',
    failed: '程序没有启动',
  },
  magic: {
    misses: (handlers) => `已注册，但魔数不匹配它自己的程序：${handlers}`,
    caught: (handler, platforms) => `${handler} 接手了不该由它处理的程序：${platforms}`,
    blocked: (handler, platforms) => `${platforms} 优先使用 ${handler}，而它在容器里不起作用`,
    ok: (handlers) => `各自只接手自己的程序：${handlers}`,
    takes: (platforms) => `接手 ${platforms}`,
    takesNone: '不接手任何已知架构的程序',
    behind: (handler) => `${handler} 排在它后面，永远轮不到`,
    pattern: (magic, mask) => (mask === null ? `魔数 ${magic}` : `魔数 ${magic}\n掩码 ${mask}`),
  },
  proof: {
    ok: (platforms) => `已在默认构建器中验证：${platforms}`,
    failed: (platforms) => `验证失败：${platforms}`,
    verdicts: failedProofs,
    silent: '构建没有给出原因（限时 30 秒）',
    untried: '还没运行',
    unrecorded: '录制里没有',
    explained: '没有通过，先解决上面的问题',
    noBuildx: '没有做，验证要靠构建，而 buildx 没有应答',
    noBuilder: '没有做，默认构建器没有运行',
  },

  install: {
    all: (image) => `${image}，支持的全部架构`,
    maintained: '仍在维护',
    changedIn: (year) => `最近更新于 ${year} 年`,
    covers: '全部支持',
    lacks: (architectures) => `不支持 ${architectures}`,
    hint: (age, coverage) => `${age}，${coverage}`,
    recommended: '三者中只有它仍在维护；在 arm64 机器上也能运行，还能只修复单个条目。',
    adds: (architectures) =>
      `把 ${architectures} 加入内核的处理程序表；对整台机器生效，重启后失效。`,
    articles: '还没有指定平台：这些是常见的平台。',
    replaces: (handlers, architectures) =>
      `从内核的处理程序表中移除 ${handlers}，再注册 ${architectures}；对整台机器生效，重启后失效。`,
    addsAll: '把它支持的所有架构加入内核的处理程序表；对整台机器生效，重启后失效。',
    resets:
      '从内核的处理程序表中移除所有 qemu-* 条目，再重新注册二十来个；对整台机器生效，重启后失效。',
    rewrites:
      '把 arm64、arm、ppc64le 和 s390x 写入内核的处理程序表，覆盖同名条目；对整台机器生效，重启后失效。',
    undo: (command) => `${command}（或重启）`,
    wrongHost: (image, hosts, engine) => `${image} 只能在 ${hosts} 上运行，这个引擎是 ${engine}。`,
    refusedHint: '这个内核拒绝它',
    refused: (command, error) => `${command} 以 "${error}" 结束：它要用 F 标志，而这个内核不支持。`,
    ofNoUse: (image, architectures) => `${image} 不支持 ${architectures}。`,
    fromPackage: (engine) =>
      `没有能在 ${engine} 上运行的安装镜像。发行版的软件包提供静态链接的模拟器：Debian 和 Ubuntu 上是 qemu-user-static。`,
    fromPackageTitle: '发行版的软件包',
  },
  enable: {
    title: (handlers) => `启用 ${handlers}`,
    all: '启用 binfmt_misc',
    changes: '启用这些条目；对整台机器生效，重启后失效。',
  },
  disable: {
    title: (handlers) => `禁用 ${handlers}`,
    hint: (handlers) => `随后轮到 ${handlers}`,
    recommended: '它不移除任何东西，再写一次就能撤销。',
    changes: '禁用这些条目；对整台机器生效，重启后失效。',
  },
  stuck: {
    title: '手动移除',
    how: (path) =>
      `它在的时候，什么程序都启动不了，sudo 和 docker 也一样。在一个已打开的 root shell 中输入：echo -1 > ${path}。shell 自带的 echo 不需要启动程序。`,
  },

  summary: {
    proven: (platforms) => `模拟 ${platforms}；已在默认构建器中验证`,
    emulated: (platforms) => `模拟 ${platforms}`,
    nativeOnly: (platforms) => `${platforms} 原生，没有模拟`,
    unknown: '没有检查',
  },
};
