import type { Reason } from '../../clinic/why.ts';

/** Why the clinic plays a recording, and what would make it live. */
export const clinicReasons: { readonly [Name in Reason]: string } = {
  'not-linux':
    '处理程序是 Linux 的功能，而这是别的系统。在自己的 Linux（例如虚拟机）里可以实时运行。',
  'no-program': '没有为这种 CPU 准备我们的小程序。',
  'old-kernel': 'Linux 从 6.7 起才给每个用户命名空间一张自己的表，而这个内核较旧。',
  'not-loaded':
    '这个内核没有加载 binfmt_misc，而加载它会更改本机。执行 sudo modprobe binfmt_misc 之后可以实时运行。',
  'no-user-namespaces': '这个内核没有用户命名空间。',
  limit: '这个内核不允许再增加用户命名空间。',
  'root-only': '这个内核只允许 root 使用用户命名空间。',
  apparmor: 'AppArmor 不允许它不认识的程序在用户命名空间里成为 root，Ubuntu 就是这样设置的。',
  container: '这是一个容器，无权创建自己的命名空间。',
  'not-started': '创建命名空间的程序无法启动。它可能在以 noexec 挂载的磁盘上。',
  lost: '保持命名空间的程序已经退出。',
  refused: '内核拒绝了。',
};
