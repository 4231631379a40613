import type { bake as en } from '../en/bake.ts';
import type { Same } from '../same.ts';

/** 用 bake 文件或 compose 文件代替 Dockerfile 来构建。 */
export const bake: Same<typeof en> = {
  file: 'bake 文件',
  built: (file, targets) => `${file}：${targets}`,
  beside: (file) => `目录里还有 ${file}`,
  refused: (file) => `bake 不接受 ${file}`,
  noFiles: '这个目录里没有 bake 文件，也没有 compose 文件',
  elsewhere: (file, folder) => `${file} 在 ${folder} 里：bake 把文件中的路径都按运行它的目录来解释`,
  startThere: {
    title: '在那个目录里启动向导',
    how: (command) => `退出，然后运行：${command}`,
  },
  noTargets: (file) => `${file} 里没有可构建的目标`,
  noneChosen: '还没有选择目标',
  buildDockerfile: '构建 Dockerfile',
  buildBake: (file) => `构建 ${file}`,
  dropped: (annotations) => `这个 buildx 的 bake 会丢掉注解：${annotations}`,
  asksFor: (entitlements) => `得到允许之前 bake 不会继续：${entitlements}`,
  allow: (flags) => `允许：${flags}`,
  allowed: '构建期间 bake 可以读取它；它写在命令里，只为这个目录记住。',
  dockerfiles: (files) => `${files} 可以读取`,
  dockerfileFault: {
    missing: (file, target) => `${target} 的 Dockerfile ${file} 不存在`,
    forbidden: (file, target) => `当前用户无权读取 ${target} 的 Dockerfile ${file}`,
    empty: (file, target) => `${target} 的 Dockerfile ${file} 里没有 FROM 行`,
  },
  noTag: (target) => `文件没有给 ${target} 标签：无法推送`,
  giveTag: (target) => `给 ${target} 一个标签`,
  tagOf: (target) => `${target} 的标签`,
  ofTarget: (target, sentence) => `${target}：${sentence}`,
  sameTag: (tag, targets) => `${targets} 都推送到 ${tag}：只有最后一个会留下`,
  lineOf: (file, line) => `${file} 第 ${line} 行`,
  summary: (targets, lanes, seconds) => `${targets} 个目标，${lanes} 条泳道，用时 ${seconds} 秒`,
  ui: {
    source: '构建自',
    targets: '目标',
    noTag: '没有标签',
    noPlatforms: '平台如所选',
    chosen: (n) => `已选 ${n} 个目标`,
    eachItsOwn: (archives) => `一个归档只装一个镜像：${archives.join('、')}`,
    lastTarget: '至少留一个目标：先选择另一个。',
  },
};
