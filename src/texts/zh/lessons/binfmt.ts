import type { binfmt as en } from '../../en/lessons/binfmt.ts';
import type { Same } from '../../same.ts';

export const binfmt: Same<typeof en> = {
  title: '处理程序的各个字段',
  brief: 'binfmt_misc 的条目：魔数、掩码、解释器和标志',
  about: [
    'binfmt_misc 是内核里的一张表。每个条目显示为一个文件，意思是：以这些字节开头的，由那个程序来运行。',
  ],
  enabled: '被禁用的条目会被跳过',
  interpreter: '运行程序的解释器：QEMU',
  flags: 'F 见 f-flag；P、O、C 决定如何运行',
  magic: '这类程序的开头：.ELF',
  bits: (bits) => `${bits} 位`,
  little: '低位字节在前',
  big: '高位字节在前',
  kind: '可执行程序',
  machine: (name, number) => `用于 ${name}，编号 ${number}`,
  mask: '魔数的哪些位算数',
  order:
    '内核只用最新的匹配条目，不会再试别的。向条目的文件写入 -1 会移除它；条目还在时再注册会失败："File exists"。',
};
