import type { build as enBuild, failed as enFailed } from '../en/building.ts';
import type { Same } from '../same.ts';

/** What stands around a build: its lanes, its log, stopping it. */
export const build: Same<typeof enBuild> = {
  setup: '准备',
  exporting: '导出、推送',
  onePlatform: '本次构建',
  ready: '可以开始构建，按 Enter 开始。',
  cached: (n) => `缓存 ${n}`,
  kinds: { native: '原生', emulated: '模拟', cross: '交叉' },
  waiting: '等待',
  cancelled: '已取消',
  failed: '失败',
  folded: (n) => `另有 ${n} 条泳道`,
  foldedStates: (running, done, waiting) =>
    `${running} 条运行中，${done} 条完成，${waiting} 条等待`,
  starting: '正在启动 docker buildx。',
  stopTitle: '停止构建？',
  stopLead: '已构建的部分保留在构建缓存里，下次会更快。',
  stopping: '正在停止构建。',
  succeeded: (duration) => `完成，用时 ${duration}。`,
  warnings: (n) => `${n} 条警告`,
  logFile: (path) => `完整日志：${path}`,
  log: '日志',
  following: '跟随构建',
  position: (line, total) => `第 ${line}/${total} 行`,
  search: '搜索',
  hit: (nth, of) => `第 ${nth}/${of} 处`,
  noHit: (query) => `日志中没有 ${query}。`,
  emptyLog: '还没有输出。',
};

/** What is said of a build that failed. */
export const failed: Same<typeof enFailed> = {
  laneAt: (lane, k, n, duration) => `${lane} 在第 ${k} 步（共 ${n} 步）失败，用时 ${duration}`,
  lane: (lane, duration) => `${lane} 失败，用时 ${duration}`,
  build: (duration) => `构建失败，用时 ${duration}`,
  buildAtOnce: '构建失败',
  cancelled: (duration) => `构建已取消，用时 ${duration}`,
  exitCode: (code) => `退出码 ${code}`,
  because: (cancelled) => `因此取消：${cancelled}。`,
  done: (done) => `此前已完成：${done}。`,
  seen: '依据',
  mend: '修复',
  mendAndTry: '修复后重试',
  tryAgain: '直接重试',
  readLog: '查看日志',
  backTo: (step) => `回到「${step}」`,
};
