import type { ProgramState } from '../../model/picture.ts';
import type { picture as en } from '../en/picture.ts';
import type { Same } from '../same.ts';
import { errno } from './errno.ts';

type Names = { readonly loader: string };

/** The words of the small picture: what the kernel does when it meets a foreign program. */
export const picture: Same<typeof en> = {
  title: (platform) => `内核如何处理 ${platform} 的程序`,
  program: '程序',
  entry: '条目',
  magic: '魔数',
  mask: '掩码',
  opens: '打开',
  ends: '结果',
  enabled: '已启用',
  disabled: '已禁用',
  noFlags: '没有标志',
  flags: (flags) => `标志 ${flags}`,
  fromByte: (offset) => `从第 ${offset} 字节起`,
  matches: '匹配',
  differs: '不匹配',
  none: '无：没有魔数匹配这些字节',

  asks: '内核查询 binfmt_misc，新条目优先',
  /** Where the kernel asks no entry. */
  asksNone: {
    off: '整个 binfmt_misc 被禁用：不查询任何条目',
    'not-mounted': 'binfmt_misc 没有挂载：没有表可查',
    native: '没有条目匹配这些字节：这是本机 CPU 的程序',
  } as Partial<Record<ProgramState, string>>,

  /** What the entry makes the kernel do. */
  does: {
    ready: 'F：注册时已打开，并一直保持打开',
    held: 'F：注册时已打开，并一直保持打开',
    'no-F': '没有 F：现在才在容器里按路径打开',
    gone: '没有 F：现在才按路径打开',
    'old-kernel': '这个内核不支持 F：现在才在容器里按路径打开',
    dynamic: 'F：注册时已打开，并一直保持打开',
    disabled: '已禁用：跳过，就像不存在一样',
    misses: '跳过：它的魔数与这个程序不符',
    caught: '它本该处理别的程序，却也接手了这些',
    blocked: '先轮到它，NEXT 排在它后面',
    'wrong-arguments': '打开，并按 P 的设置传递参数',
    failing: 'F：注册时已打开，并一直保持打开',
  } as Partial<Record<ProgramState, string>>,
  next: 'NEXT',

  /** What the kernel finds where it opens the interpreter. */
  finds: {
    ready: () => '在每个容器里都可用',
    held: () => '文件后来已删除，没有影响',
    'no-F': () => '容器里没有这个文件',
    gone: () => '没有这个文件，本机上也没有',
    'old-kernel': () => '容器里没有这个文件',
    dynamic: ({ loader }: Names) => `它需要 ${loader}，而容器里没有`,
    blocked: () => '它在容器里运行不了这些程序',
    caught: () => '对这个程序来说是错误的模拟器',
    'wrong-arguments': () => '它要求 P 换一种设置',
    failing: () => '文件可用，但运行出错',
  } as Partial<Record<ProgramState, (names: Names) => string>>,
  /** Where nobody knows which loader it is. */
  someLoader: '加载器',

  builder: '构建器用自带的模拟器启动它',
  unseen: '由一个不在此表中的条目运行',

  /** What an errno means. */
  errno,
  error: (errno, meaning) => `${errno}, ${meaning}`,
  notTried: (end) => `${end}（没有试过）`,
  runs: '能运行',
  runsWrong: '能运行，但参数不对',
  fails: '模拟器出错',
  /** What was seen on the machine itself, below what was seen in a container. */
  here: (end) => `在容器外：${end}`,
};
