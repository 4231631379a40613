import type { target as en } from '../en/target.ts';
import type { Same } from '../same.ts';

export const target: Same<typeof en> = {
  title: '平台和标签',
  lead: '构建什么，面向哪些平台，送到哪里。',
  why: {
    dockerfile: '构建从 Dockerfile 开始，它的 COPY 从构建上下文的目录中读取。',
    bake: 'bake 文件决定构建什么、从哪里构建、面向哪些平台、用哪些标签。',
    'bake-access': 'bake 文件可能出自他人：未经允许，bake 不读取它所在目录以外的内容。',
    platforms: '每个平台一个镜像；标签指向它们的列表。',
    reference: '镜像引用决定列表送到哪个镜像仓库，以及在那里叫什么。',
    'base-images': '所有基础镜像都发布了某个平台，才能为它构建。',
    credentials: '镜像仓库只接受已登录用户的推送。',
    'other-registry': '构建器自己往那里推送：使用明文 http 或自有证书的镜像仓库，必须事先告诉它。',
    stage: '构建到一个阶段为止，它不需要的阶段不构建。',
    'build-args': '构建参数留在镜像的历史和来源信息里，谁拉取镜像都能看到：密钥应当挂载。',
    secrets: 'RUN --mount=type=secret 只在运行期间读取它，镜像里什么也不留。',
    options: '带上那里不认识的选项，构建会失败。',
  },
  summary: (platforms, places) =>
    `${platforms.map((platform) => platform.replace('linux/', '')).join(', ')}，送往 ${places.join(', ')}`,
  presets: {
    article: '常用的',
    all: '这个构建器能构建的全部',
    covered: '所有基础镜像都有的',
  },
  dockerfile: (path) => `${path} 存在`,
  dockerfileFault: {
    'no-context': '构建上下文不是目录。应当填写 Dockerfile 所在的目录。',
    'context-forbidden': '当前用户无权读取构建上下文。加上读权限，或换一个目录。',
    missing: '这个路径上没有 Dockerfile。在 Dockerfile 一栏填写它的路径，或在它所在的目录启动。',
    forbidden: '当前用户无权读取 Dockerfile。',
    empty: 'Dockerfile 里没有 FROM 行。',
  },
  froms: (images) =>
    images.length === 0 ? 'FROM scratch' : `FROM ${images.map(({ image }) => image).join(', ')}`,
  useFile: (file) => `使用 ${file}`,
  changesNothing: '不更改本机。',
  noPlatforms: '还没有选择平台',
  platforms: (platforms) => `已选 ${platforms.length} 个：${platforms.join(', ')}`,
  impossible: (platforms) => `这个构建器不能构建 ${platforms.join(', ')}`,
  leaveOut: (platforms) => `去掉 ${platforms.join(', ')}`,
  reference: {
    empty: '标签为空：应写成 REGISTRY/NAME:TAG',
    scheme: '镜像引用前面没有 https://',
    capitals: '仓库名不能有大写字母',
    'bad-character': '仓库名不能有这个字符',
    'bad-separator': '名称各段以字母或数字开头和结尾，. _ - 只能在中间',
    'bad-registry': '这不是镜像仓库：应为 HOST 或 HOST:PORT',
    'bad-tag': '标签只能用字母、数字和 . _ -，最多 128 个字符',
    'bad-digest': '摘要由 sha256: 和 64 位十六进制数字组成',
    'too-long': '名称太长：最多 255 个字符',
    'image-id': '这是镜像的 ID，不是名称',
  },
  suggestion: (reference) => `可以写成 ${reference}`,
  bareName: (tag) =>
    `${tag} 没有命名空间：Docker Hub 会当成官方镜像。应写成 YOUR-NAME/${tag}，或在前面加上镜像仓库`,
  goesTo: (registry) => `送往 ${registry}`,
  lacks: (image, platforms) => `${image} 没有发布 ${platforms.join(', ')}`,
  fixed: (platform, others) =>
    `FROM --platform=${platform} 写死了平台：为 ${others.join(', ')} 构建的也是它`,
  line: (line) => `Dockerfile 第 ${line} 行`,
  unknown: (image) => `无法查询 ${image}：构建仍可能通过`,
  asked: (image) => `${image}：正在向镜像仓库查询`,
  undecided: '用哪个镜像，由一个没有默认值的构建参数决定。',
  noPlatformTold: '镜像仓库没有说明它属于哪个平台。',
  covers: (image) => `${image} 有所选的全部平台`,
  stored: (registry) => `客户端有 ${registry} 的登录信息`,
  helper: (registry) => `${registry} 的登录信息由凭据助手保存`,
  local: (registry) => `${registry} 在本机上；没有保存它的登录信息`,
  noCredentials: (registry) => `客户端没有 ${registry} 的登录信息`,
  asksForLogin: (registry) => `${registry} 要求登录，而客户端没有它的登录信息`,
  otherRegistry: (registry) => `没有试过构建器能否连到 ${registry}`,
  leaveOutTags: (registry) => `去掉 ${registry} 的标签`,
  login: '登录',
  loginChanges: {
    file: (registry, file) =>
      `把 ${registry} 的登录信息存入 ${file}，能读该文件的人都能使用它；若 Docker 找到凭据助手，则改由凭据助手保存。`,
    helper: (registry, helper) =>
      `${registry} 的登录信息由凭据助手 docker-credential-${helper} 保存。`,
    replaced: (kept) => `新的登录会取代现有的登录信息，docker logout 也恢复不了原来的。${kept}`,
  },
};
