import type { clinic as en } from '../en/clinic.ts';
import type { Same } from '../same.ts';
import { clinicReasons } from './clinic-reasons.ts';
import { clinicStates } from './clinic-states.ts';
import { errno } from './errno.ts';

/** What a program was handed, each word in brackets: a word may be empty, or hold spaces. */
const handed = (words: readonly string[]) => `收到 ${words.map((word) => `[${word}]`).join(' ')}`;

/** What the clinic says. */
export const clinic: Same<typeof en> = {
  live: (kernel) => `实时，Linux ${kernel}`,
  recording: '录制',
  placeOf: (n, total) => `状态 ${n}/${total}`,

  intro: {
    title: '诊所',
    lead: '遇到为其他 CPU 编译的程序，内核会怎么做？',
    about: (foreign, native) => [
      `这里把 ${native} 上负责 ${foreign} 程序的处理程序弄坏再修好，一页一个状态。每个状态下都运行一个程序：一次在本机，一次在像容器那样的独立根目录里，看内核怎样回答。`,
      `诊所有自己的小环境：一张别人看不到的处理程序表，一个很小的 ${foreign} 程序，以及一个代替 QEMU 的程序，它会说出内核交给了它什么。本机的任何东西都不会动，也不会留下任何东西。`,
      `每页都写明做了什么：register、status 和 qemu-${foreign} 是 /proc/sys/fs/binfmt_misc 里的文件，旁边是写入它们的内容。`,
    ],
    recorded: (kernel, native, on) =>
      `这是录制的结果：${native} 上的 Linux ${kernel} 在 ${on} 的回答。`,
    whyRecorded: (sentence) => `这里无法实时运行：${sentence}`,
    begin: '按 Enter 看第一个状态。',
  },

  states: clinicStates,
  reasons: clinicReasons,

  own: {
    title: '轮到你了',
    lead: '按空格更改光标所在的一项，内核会重新回答。',
    explain: [
      '共有 32 种组合。其中 4 种，程序能在容器里运行：找出是哪几种，以及为什么。',
      '程序以 ls 这个名称被调用，可以看到名称的去向。',
    ],
    switches: { F: 'F', P: 'P', enabled: '启用', interpreter: '解释器' },
    means: {
      F: '解释器只打开一次，并保持打开',
      P: '传递程序被调用时的名称',
      enabled: '内核查询该条目',
    },
    interpreters: {
      there: '存在',
      dynamic: '存在，但需要动态加载器',
      removed: '注册之后被删除',
      missing: '注册时就不存在',
    },
    on: '[x]',
    off: '[ ]',
  },

  list: {
    state: '状态',
    machine: '在本机',
    container: '在容器里',
    places: '在本机、在容器里',
  },

  steps: {
    register: 'register',
    remove: 'rm',
    put: '放入',
    dynamic: (file) => `动态链接的程序，作为 ${file}`,
    standIn: (file) => `替代程序，作为 ${file}`,
    run: '运行',
    runIn: { machine: '在本机', container: '在容器里' },
    ran: (command, place, end) => `${command} ${place}：${end}`,
    failed: (errno, meaning) => `${errno}${meaning === '' ? '' : `, ${meaning}`}`,
  },

  runs: {
    machine: '在本机',
    container: '在容器里',
    other: (place, architecture) => `${place}，${architecture}`,
    runs: '能运行',
    fails: '失败',
    handed: (emulator, words) => `${emulator} ${handed(words)}`,
    handedOnly: handed,
  },

  errno,

  undrawn: (rows) => `窗口至少要有 ${rows} 行，才放得下示意图。`,
  notice: {
    asking: '正在询问内核。',
    answered: '这是本机内核刚刚的回答。',
    again: (times) => `又问了一次本机内核，共 ${times} 次。`,
    recorded: (kernel, native, on) =>
      `${native} 上 Linux ${kernel} 的录制结果，录于 ${on}。按 e 看原因。`,
  },

  /** Where the keys act: a title for the help. */
  modes: {
    page: '状态页',
    own: '轮到你了',
    list: '状态列表',
    reading: '本页',
  },
  /** What a key does, for the key line and the help. */
  actions: {
    goOn: '下一个',
    leave: '完成',
    back: '返回',
    again: '重新运行',
    explain: '说明',
    list: '全部状态',
    first: '首页',
    last: '轮到你了',
    toggle: '切换',
    up: '上移',
    down: '下移',
    pageUp: '上一页',
    pageDown: '下一页',
    choose: '查看',
    close: '关闭',
    help: '按键',
    quit: '退出',
    interrupt: '离开',
  },

  entry: '内核显示的条目',
  done: '做了什么',

  summary: {
    title: '内核的回答',
    live: (kernel, native) => `${native} 上的 Linux ${kernel}，刚刚询问。`,
  },
};
