import { program } from '../../model/program.ts';
import type { diagnose as en } from '../en/diagnose.ts';
import type { Same } from '../same.ts';

/** What diagnose says. */
export const diagnose: Same<typeof en> = {
  line: (n) => `第 ${n} 行`,
  more: (n) => `还有 ${n} 行内容相同`,
  morePlaces: (n) => `还有 ${n} 处`,
  unconfirmed: '这个原因没有来源可以证实。',
  or: '另一个办法',
  source: (source, id) => `来源：${source}。更多：${program} explain ${id}`,
  /** Of the causes that come after the first one. */
  also: '其他可能的原因，或日志里的其他故障',
  shared: '同样这行也可能是这个意思。',
  tellApart: '用这个命令看本机是不是这种情况：',
  /** Of a failure that no check looks for. */
  byText: '只能从日志的文字看出来。',
  /** Of one that the doctor does not look for. */
  lookHere: '用这个命令检查本机是不是这种情况：',
  seen: {
    confirmed: '本机就是这种情况：',
    other: '本机的情况是：',
    refuted: '本机没有这种情况：',
    unknown: '从本机看不出来：',
  },
  /** Of a cause of which another one said it already. */
  seenAbove: '本机对此给出的答案同上。',
  wayAbove: (title) => `${title}：命令见上文。`,
  looking: '正在检查本机',
  /** A command that lacks what the log does not name. */
  fillIn: (names) => `${names.join(' 和 ')} 代表日志里没有写明的内容：运行之前把它填上。`,
  /** What takes a change back names what was there before it. */
  fillInBefore: (names) => `${names.join(' 和 ')} 代表之前使用的内容。`,

  nothing: (lines, failures) =>
    `这份日志里没有已知故障：一共 ${lines} 行，已与 ${failures} 种已知故障比对。`,
  last: (n) => (n === 1 ? '仅有的一行' : `最后 ${n} 行`),
  report: '如果它应该是已知的，提交一个 issue，附上这些行，以及这个命令的输出：',
  version: `${program} --version`,
  offerKeys: '[y] 是 / [n] 否',
  offer: (n, title) => `打开向导，从第 ${n} 步「${title}」开始吗？`,
};
