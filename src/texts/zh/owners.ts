import type { owners as en } from '../en/owners.ts';
import type { Same } from '../same.ts';

/** Who registered each handler, and what becomes of it. */
export const owners: Same<typeof en> = {
  /** Why it is not to be seen. */
  unread: {
    kernel: '看不到处理程序由谁注册：引擎有自己的内核',
    namespace: '看不到处理程序由谁注册：当前进程有自己的处理程序表',
    mount: '看不到处理程序由谁注册：binfmt_misc 没有挂载在这里',
  },
  desktop: 'Docker Desktop 每次启动时，在自己的内核里注册处理程序',
  none: '没有注册任何处理程序',
  lasting: (handlers) => `重启后会再次出现：${handlers}`,
  goneAfterReboot: (handlers) => `重启后会丢失：${handlers}`,
  /** No fault where nothing that is wanted goes with it. */
  notMissed: (handlers) => `开机时没有谁注册它们，这里的构建也不需要：${handlers}`,
  /** What is wrong with them is said elsewhere. */
  useless: (handlers) => `开机时没有谁注册它们；照现在这样，构建也用不了：${handlers}`,
  flushed: (handlers) => `重启后，或 systemd-binfmt 重新启动后就会丢失：${handlers}`,

  by: {
    file: ({ file, package: name }) =>
      name === null ? `由 ${file} 注册` : `由 ${file} 注册，属于软件包 ${name}`,
    wizard: (day) => `由本向导注册，${day}`,
    image: (image) =>
      image === null
        ? '从容器内注册：它的模拟器不在这块磁盘上'
        : `从容器内注册，像 ${image} 那样：它的模拟器不在这块磁盘上`,
    rosetta: 'Apple 的 Rosetta：由运行这台虚拟机的软件注册',
    wsl: '由 WSL 自己注册',
    unknown: '注册者没有留下文件：手动注册，或从容器内注册',
  },
  again: {
    file: (file) => `${file} 在每次开机时注册它`,
    unit: (unit) => `${unit} 在每次开机时注册它`,
    machine: '虚拟机每次启动后它都会再次出现',
    none: '开机时没有谁注册它',
  },
  isFlushed: 'systemd-binfmt 重新启动时会移除它，软件包升级时就会这样',

  eachTime: (command) => ({
    title: '每次开机后注册它们',
    how: `每次开机后运行它，或让别的程序来运行：${command}`,
  }),
};
