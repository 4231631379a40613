import type { afterReboot as en } from '../en/after-reboot.ts';
import type { Same } from '../same.ts';

/** Of handlers that were registered here, and may be gone since. */
export const afterReboot: Same<typeof en> = {
  none: '本向导没有在这里注册过可能丢失的处理程序',
  /** Why it is not to be seen. */
  unread: {
    kernel: '看不到之前注册的处理程序是否还在：引擎有自己的内核',
    namespace: '看不到之前注册的处理程序是否还在：当前进程有自己的处理程序表',
    mount: '看不到之前注册的处理程序是否还在：binfmt_misc 没有挂载在这里',
  },
  there: (handlers) => `之前在这里注册的仍然存在：${handlers}`,
  rebooted: (handlers) => `在这里注册过，机器重启后已丢失：${handlers}`,
  cleared: (handlers) => `在这里注册过，现在已不存在：${handlers}`,
  again: {
    title: '重新注册',
    hint: (image) => `${image}，有效到下次重启`,
    why: '就是当时注册它们的命令：其他什么也不改变。',
  },
  package: {
    title: (name) => `安装发行版的软件包 ${name}`,
    hint: '每次开机都有效',
    changes: (name) =>
      `安装 ${name} 和它的依赖：静态链接的模拟器，现在和每次开机时都以 F 标志注册处理程序。`,
  },
  unit: {
    title: '用 systemd 单元注册它们',
    hint: '每次开机都有效',
    changes: (unit) =>
      `写入 ${unit}（内容已全部列出），现在就启动，以后每次开机时也启动：它以 root 身份运行一个特权容器，该容器可以更改所在的内核。`,
  },
};
