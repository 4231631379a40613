import { program } from '../../model/program.ts';
import type { clinicStates as en } from '../en/clinic-states.ts';
import type { Same } from '../same.ts';

/** Every state: what it is, and what it teaches. */
export const clinicStates: Same<typeof en> = {
  none: {
    title: '什么都没有注册',
    lead: ({ foreign }) =>
      `没有条目匹配 ${foreign} 程序。内核看它开头的字节，找不到谁来处理，只好放弃。`,
    explain: () => [
      '构建会报：exec /bin/sh: exec format error。在 shell 里运行其他架构的程序，报的也是它。',
      '处理程序保存在内核的内存里。重启后表又空了，除非每次开机时有软件包或服务来注册。',
      '修复办法：带 F 注册一个处理程序。',
    ],
  },
  'without-F': {
    title: '没有 F',
    lead: () =>
      '内核只记下路径，程序启动时才打开它：在那个程序自己的根目录里找。容器的根目录里没有这个文件。',
    explain: () => [
      '这是最让人困惑的状态：同一个程序在本机能运行，在容器里不能，报错里又看不出模拟器。构建会报：exec /bin/sh: no such file or directory，而这个 shell 明明在。找不到的其实是解释器。',
      '来源：只为本机准备的软件包（例如 qemu-user），或手工注册。',
      '修复办法：移除该条目，再带 F 重新注册。条目的标志无法修改。',
    ],
  },
  'with-F': {
    title: '有 F',
    lead: () =>
      'F 即 "fix binary"：内核在注册时就打开解释器，并一直保持打开。任何根目录里都不必再有它。',
    explain: () => [
      '所以它在每个容器、chroot 和挂载命名空间里都可用，不管里面有哪些文件。',
      'Linux 从 4.8 起支持 F。Docker 文档推荐的安装镜像 tonistiigi/binfmt 带 F 注册，Debian 的 qemu-user-static 也是。',
    ],
  },
  disabled: {
    title: '条目被禁用',
    lead: () => '向条目写入了 0。内核跳过它，就像不存在一样，尽管解释器和标志都还正确。',
    explain: () => ['粗看没有问题：只有条目的第一行看得出来。', '修复办法：向条目写入 1。'],
  },
  'all-disabled': {
    title: '整个 binfmt_misc 被禁用',
    lead: () => '向 status 写入了 0。内核不查询任何条目，尽管每个条目仍写着 enabled。',
    explain: () => [
      '从条目上看不出来，所以容易忽略。只有 status 文件会显示。',
      '修复办法：向 status 写入 1。',
    ],
  },
  held: {
    title: '有 F，解释器已删除',
    lead: () =>
      '注册之后，解释器的文件被删除。内核仍然打开着它：程序照样能运行，本机和容器里都行。',
    explain: () => [
      '镜像正是这样提供处理程序的：它的容器一秒后就没有了，文件也随之消失。条目里的路径从此指向空处，这不是故障。',
      '另一面是：软件包更新了模拟器之后，内核仍用旧的，直到重新注册。',
    ],
  },
  gone: {
    title: '没有 F，解释器已删除',
    lead: () => '没有 F，每次启动程序都要按路径去找。现在路径指向空处：容器里没有，本机上也没有。',
    explain: () => [
      '卸载软件包或删除镜像之后，可能留下这种状态。',
      '修复办法：移除该条目，再带 F 注册一个解释器存在的条目。',
    ],
  },
  missing: {
    title: '有 F，没有解释器可打开',
    lead: () => '有 F，内核立即打开解释器。没有这个文件，所以写 register 失败，什么也没注册。',
    explain: () => [
      '这样失败是好事：犯错的时候就知道。没有 F，这一行会被接受，之后每个程序都会失败。',
      '看返回结果就会发现。有些安装镜像此时退出码仍是 0，只有查表才知道。',
    ],
  },
  'unknown-flag': {
    title: '不认识的标志',
    lead: () => '内核拒绝带有不认识的标志的行，什么也没注册。4.8 之前的内核对 F 也是这样。',
    explain: () => [
      '它认识 P、O、C 和 F。行太长或缺少字段，报错也相同。',
      '修复办法：写对字母；内核早于 4.8 的，换新的内核。',
    ],
  },
  dynamic: {
    title: '有 F，解释器是动态链接的',
    lead: ({ loader }) =>
      `F 让解释器保持打开，却管不到它需要的加载器：内核到容器里去找 ${loader}，而那里没有。`,
    explain: () => [
      '表看起来没有问题，F 也在，程序在容器里却还是失败。加载器要找的库也会遇到同样的问题。',
      '来源：动态链接的模拟器，例如软件包 qemu-user-binfmt 里的。',
      '修复办法：换用静态链接的模拟器，例如 qemu-user-static 或 tonistiigi/binfmt 的，重新注册。',
    ],
  },
  argv0: {
    title: '没有 P，再加上 P',
    lead: () =>
      '程序以 ls 这个名称被调用。没有 P，这个名称就丢了，换成了路径。有 P，两者都会交给模拟器，而模拟器要懂得这样接收。',
    explain: () => [
      '名称很重要：busybox 是一个程序，靠名称判断要做什么。',
      '不按 P 接收的模拟器会把名称当成第一个参数。程序能启动，退出码也是 0，拿到的参数却是错的：busybox 会报 "applet not found"。',
      '从 Linux 5.12 起，内核会告诉模拟器有没有设置 P（AT_FLAGS），QEMU 从 6.0 起会查询它。更早的要按各自的编译方式注册。',
    ],
  },
  'wide-mask': {
    title: '掩码过宽',
    lead: ({ foreign, other, handler }) =>
      `掩码没有包含区分 ${foreign} 和 ${other} 的那几位。于是 ${other} 程序也交给了 ${handler}，而它运行不了。`,
    explain: ({ handler }) => [
      '魔数规定程序开头是哪些位，掩码规定其中哪些位算数。少算两位，别的架构的程序也会被接手。',
      '没有 errno 能说明这一点：程序启动了，只是进了错误的模拟器。',
      `修复办法：移除 ${handler}，用 QEMU 自带脚本里的掩码注册。`,
    ],
  },
  'in-the-way': {
    title: '另一个条目挡在前面',
    lead: ({ handler }) =>
      `另一个工具为同样的程序注册了条目，没有 F。内核先用最新的条目，${handler} 永远轮不到。`,
    explain: () => [
      '内核只用一个条目：它失败了，也不会去试下一个。',
      '自带解释器的工具会造成这种情况：Mac 虚拟机里的 Rosetta、运行 Windows 程序的 WSLInterop、第二个安装镜像。',
      '修复办法：禁用挡在前面的条目，或重新注册想用的那个，让它成为最新的。',
    ],
  },
  mended: {
    title: '已修复',
    lead: () =>
      '修复：移除条目（写入 -1），带 F 注册，再在容器里运行一个程序。它能运行，就是验证。',
    explain: () => [
      '条目还在时再注册会报 EEXIST：必须先移除。',
      `${program} doctor --fix 在机器上征得同意后，按同样的顺序进行：移除、注册、在构建器里验证。`,
    ],
  },
};
