import { program } from '../../model/program.ts';
import type { mend as en } from '../en/mend.ts';
import type { Same } from '../same.ts';

/** What mending without a screen says: doctor --fix, and undo. */
export const mend: Same<typeof en> = {
  /** What is typed, in small letters. */
  keys: { yes: ['y', 'yes', '是'], no: ['n', 'no', '否'], explain: ['e', 'explain', '说明'] },
  hint: {
    run: '[y] 是 / [n] 否 / [e] 说明',
    person: 'Enter 重新检查 / [n] 否 / [e] 说明',
  },
  numbers: (first, last) => (first === last ? `${first}` : `${first} 到 ${last}`),
  unknown: (hint) => `只接受这些回答：${hint}`,
  otherWays: '其他办法',
  recommended: '推荐',

  question: {
    run: '就运行这些命令吗？',
    edit: '就做这项更改吗？',
    choose: '选择这个吗？',
    asks: '选择这个，并先回答一个问题吗？',
    person: '做完了吗？',
  },
  accepted: '是，按选项的指定。',
  acceptedWith: (answer) => `是，取 ${answer}，按选项的指定。`,
  cannotAnswer: (prompt) => `保持原样：这里没有人回答「${prompt}」。`,
  /** Why something is only shown, by what it needs. */
  notAsked: {
    nothing: '仅供查看：在终端里运行才会询问，或者加上 --yes。',
    consent: '仅供查看：在终端里运行才会询问，或者加上 --yes。',
    privileged: '仅供查看：在终端里运行才会询问，或者加上 --yes-privileged。',
    root: '仅供查看：在终端里运行才会询问，或者加上 --yes-privileged。',
    person: '仅供查看：这需要由人来做。',
  },

  leftAsItIs: '保持原样。',
  /** Of Ctrl+C. */
  stopped: {
    none: '已停止。什么也没有改变。',
    done: (titles) => `已停止。到目前为止完成的：${titles.join('；')}。`,
    halfway: (title) => `中途停止：${title}。`,
  },

  looking: '正在重新检查。',
  gone: (title) => `不再存在：${title}`,
  still: (title) => `仍然存在：${title}`,
  worse: (title) => `之前正常，现在不正常：${title}`,
  undoable: `可以用 ${program} undo 撤销。`,
  /** In place of it, of a machine that is not there. */
  practised: '练习机器每次都从头开始：结束之后，在上面做过的更改就都没有了。',

  undo: {
    practised: '练习机器每次都从头开始：这里只有它自己的文件里写着的从前的更改。',
    title: (title) => `撤销：${title}`,
    question: '撤销它吗？',
    nothing: '没有可撤销的：在这里做过的更改都已不在。',
    noTerminal:
      'undo 在每项更改之前都要询问，而这里没有可以询问的终端。--dry-run 显示它会做什么；--yes 撤销不需要其他权限的更改，--yes-privileged 撤销所有能撤销的。',
    unfinished: '它开始过，但没有人看过结果如何。',
    failed: '它中途失败了。',
    /** What is there now, before anything is done. */
    states: {
      nothing: '它没有留下任何可以撤销的东西。',
      rebooted: '已经不在：机器后来重启过，内核不再记得它。',
      'as-before': '已经和之前一样。',
    },
    /** What a second look says. */
    ends: {
      done: '已撤销，再次检查可以证实。',
      unseen: '命令正常结束。从这里无法看出它是否已经不在。',
      failed: '从这里无法看出它是否已经不在：undo 下次会再次列出它。',
      left: '再次检查发现它仍然存在。',
    },
    restore: (path, backup) => `${path} 恢复为 ${backup} 中的旧内容`,
    remove: (path) => `删除 ${path}：之前没有它`,
    asBefore: (path) => `${path} 和之前一样`,
    changed: (path) => `${path} 后来被别人改过：保持原样。`,
    noBackup: (path, backup) => `${path} 保持原样：旧内容已不在 ${backup}。`,
    missing: (path) => `${path} 已不存在，而这些命令需要它：什么也不运行。`,
    takenOut: (handlers) =>
      `当时移除了 ${handlers}，因为它没有用处。它不会被放回；如果它属于某个软件包，下次开机时软件包会放回它。`,
    why: '只撤销这项更改中仍然存在的部分，再次检查会说明它是否已经不在。',
    unmarked: (path) => `${path} 无法写入：undo 会再次列出这一项。`,
    unwritten: (path) => `${path} 无法写入：保持原样。`,
    when: (day, time) => `${day} ${time}`,
  },
};
