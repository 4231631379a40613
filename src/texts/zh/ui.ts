import type { ui as en } from '../en/ui.ts';
import type { Same } from '../same.ts';
import { build, failed } from './building.ts';
import { choice } from './choice.ts';
import { explained } from './explained.ts';
import { keys } from './keys.ts';
import { options } from './options.ts';

/** What stands around the steps: keys, questions, the names of states. */
export const ui: Same<typeof en> = {
  /** Short names, for the rail. */
  rail: {
    machine: '本机',
    client: '命令行',
    emulators: '模拟器',
    builder: '构建器',
    target: '目标',
    build: '构建',
    manifest: '清单',
  },
  stepOf: (n, total) => `第 ${n} 步，共 ${total} 步`,
  tooSmall: (columns, rows) =>
    `窗口大小为 ${columns} x ${rows}。向导需要 60 x 16，等窗口变大后继续。`,
  above: (n) => `上面还有 ${n} 行，PgUp`,
  rest: '显示其余内容',
  below: (n) => `下面还有 ${n} 行，PgDn`,

  choice,

  emptyProject: {
    title: (folder) =>
      `${folder === null ? '这里' : `${folder} 里`}没有 Dockerfile、bake 文件或 compose 文件`,
    how: '到项目的目录里启动，或加上 --file。',
    evenSo: '没有它也能准备好 Docker，或组装清单列表。',
  },

  looking: '正在检查本机。',
  closer: '正在仔细检查。',
  endedMeanwhile: '还没回答，构建就已自行结束：没有中止任何东西。',
  readingBack: '正在读取现在的内容。',
  stop: '停止它',
  /** Of a finding that stands alone, and of a page of a lesson. */
  placeOf: (n, total) => `第 ${n} 项，共 ${total} 项`,
  pageOf: (n, total) => `第 ${n} 页，共 ${total} 页`,
  moreFine: (n) => `另有 ${n} 项正常`,
  moreSkipped: (n) => `另有 ${n} 项未检查`,
  status: { ok: '正常', warning: '警告', problem: '问题', skipped: '已跳过' },
  /** Instead of a status, where something has to be said first. */
  question: '待定',
  offered: '直接输入会替换建议的内容；按左右方向键则保留，再作修改。',
  lineOf: (n) => `第 ${n} 行`,

  remediesFor: (title) => `解决办法：${title}`,
  recommended: '推荐',
  byHand: '自己动手',
  moreWays: (n) => `还有 ${n} 个办法`,
  lookAgain: '重新检查',
  goOnAnyway: (step) => `仍要继续到「${step}」`,
  goOnTo: (step) => `继续到「${step}」`,
  asks: (prompt) => `先询问：${prompt}`,
  running: '正在运行。',

  isPractice: (label) => `${label}。这台机器并不存在：你的东西一概不看，也不更改。`,
  /** Of the clock of a build that is played or practised. */
  pace: {
    resume: '继续',
    paused: '已暂停：空格键继续，. 走一步。',
    speed: (times) => `${times} 倍速`,
  },

  consent: {
    title: '就运行这些命令吗？',
    edit: '就做这项更改吗？',
    changes: '更改',
    undo: '撤销',
    needs: '需要',
    noUndo: '没有需要撤销的。',
    unreal: (label) => `${label}。不会真的运行或更改任何东西。`,
  },
  needs: {
    nothing: '无',
    consent: '你的同意',
    privileged: '你的同意：容器可以更改它所在的内核',
    root: '你的同意：它以 root 身份运行',
    sudo: '你的同意，sudo 要密码时还需要密码',
    conversation: '你的同意，以及 docker 在这个终端里询问的内容：向导不会读取',
    person: '由你来做：向导只显示它',
  },
  leave: {
    title: '有操作正在进行，仍要离开吗？',
    lead: '正在运行的会先停止。到目前为止的更改会保留，并记在回执里。',
  },

  help: {
    fields: '在文本框里只有 Enter、Esc、Tab、方向键、Ctrl+U（清空）和 Ctrl+C 起作用。',
  },
  copied: (n) => (n === 1 ? '已复制，并打印在上方。' : `已复制 ${n} 个命令，并打印在上方。`),
  nothingToCopy: '这里没有可以复制的命令。',

  ...keys,
  explained,
  options,

  emulators: {
    platform: '平台',
    handler: '处理程序',
    enabled: '启用',
    interpreter: '解释器',
    flags: '标志',
    verdict: '结论',
    proof: '验证',
    throughBuilder: {
      kernel: '引擎有自己的内核：从这里无法读取它的处理程序。通过构建器看到的：',
      namespace: '这个 shell 有自己的处理程序表，不是引擎的。通过构建器看到的：',
      mount: 'binfmt_misc 没有挂载：无法读取内核的表。通过构建器看到的：',
    },
    proofs: { running: '运行中', passed: '通过', failed: '失败' },
    verdicts: {
      native: '原生',
      ready: '可用',
      held: '可用',
      'no-F': '没有 F：容器里无效',
      gone: '解释器已不存在',
      'old-kernel': '没有 F：内核太旧',
      dynamic: '需要动态加载器',
      disabled: '已停用',
      off: 'binfmt_misc 已停用',
      'not-mounted': 'binfmt_misc 没有挂载',
      missing: '没有注册',
      misses: '魔数不匹配',
      caught: '被另一个截走',
      blocked: '被另一个挡住',
      'wrong-arguments': '参数错误：P',
      failing: '模拟器出错',
      builder: '由构建器自己模拟',
      unseen: '能运行，看不到条目',
    },
    yes: '是',
    no: '否',
    shown: (n, total) => `显示 ${n} 行，共 ${total} 行`,
  },
  builders: {
    name: '构建器',
    driver: '驱动',
    nodes: '节点',
    state: '状态',
    platforms: '平台',
    error: '错误',
    selected: (name) => `${name}（已选）`,
    more: (n) => `还有 ${n} 个构建器`,
    passed: '已验证',
    failed: '验证失败',
    missing: '没有注册',
    running: '正在验证',
  },

  target: {
    dockerfile: 'Dockerfile',
    context: '上下文',
    tag: '标签',
    output: '输出',
    file: '文件',
    folder: '目录',
    builder: '构建器',
    preset: '预设',
    presetOf: (title, platforms) => `${title}：${platforms}`,
    platforms: '平台',
    choose: '空格键选择，/ 筛选。',
    filter: '筛选',
    onlyWith: (filter) => `只显示含 ${filter} 的：/ 更改。`,
    noPlatforms: '还没有可选的平台：由「构建器」这一步来验证。',
    noMatch: '没有名称包含它的平台。',
    moreRows: (n) => `还有 ${n} 行`,
    chosen: (n) => `已选 ${n} 个平台`,
    chooseFirst: '先选择平台：在平台或预设上按空格键。',
    kinds: {
      native: '原生',
      emulated: '模拟',
      'emulated-by-builder': '由构建器自己模拟',
    },
    baseImages: '基础镜像',
    coverage: { yes: '有', no: '无', looking: '...', unknown: '?' },
    morePlatforms: (n) => `+${n}`,
    moreImages: (n) => `还有 ${n} 个基础镜像`,
    notPublished: (platforms) => `没有为 ${platforms} 发布`,
    noPath: '需要路径，例如 image.tar',
    outputs: { push: '推送', oci: 'OCI 归档', 'oci-dir': 'OCI 目录' },
    moreTags: (n) => `还有 ${n} 个标签`,
  },

  build,
  failed,

  manifest: {
    platform: '平台',
    digest: '摘要',
    size: '大小',
    layers: '层数',
    built: '构建时间',
    runs: '运行',
    missing: '缺失：要求了这个平台，但它不在',
    notBuiltHere: '不在这次构建',
    fromCache: '来自缓存',
    running: '正在运行',
    starts: '能启动',
    notTried: '没有尝试',
    noCommand: '没有尝试：镜像里没有这个命令',
    untried: '',
    inArchive: '没有尝试：归档不在镜像仓库里',
    finish: '结束',
    notThere: (said) => `不存在：${said}`,
    notRead: (said) => `没有读到：${said}`,
    attached: (kinds) => `每个都附有 ${kinds}`,
    attachedTo: (kinds, n) => `${n} 个镜像附有 ${kinds}`,
    prove: '在每个镜像里运行的命令',
    proveCheck: '有一个引号没有闭合。',
    proveEmpty: '需要命令，例如 uname -m。',
    changed: '本机上的更改',
    nothingChanged: '这次运行没有在本机留下任何更改。',
    types: {
      'application/vnd.oci.image.index.v1+json': 'OCI 镜像索引',
      'application/vnd.docker.distribution.manifest.list.v2+json': 'Docker 清单列表',
      'application/vnd.oci.image.manifest.v1+json': 'OCI 镜像清单：只有一个平台，不是列表',
      'application/vnd.docker.distribution.manifest.v2+json':
        'Docker 镜像清单：只有一个平台，不是列表',
    },
  },

  /** A walk that goes by itself. */
  autoplay: {
    playing: '自动演示：按任意键暂停',
    pressed: '刚按下',
    end: (command) => `演示到此结束。自己试试：${command}`,
    paused: '已暂停',
    back: (n) => `后退了 ${n} 步`,
    keys: { pause: '暂停', goOn: '继续', previous: '上一步', next: '下一步', quit: '离开' },
  },

  replay: {
    title: '回放',
    speed: (times) => (times === 1 ? '原速' : `${times} 倍速`),
    standardInput: '标准输入',
  },
};
