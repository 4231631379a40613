import type { machine as en } from '../../en/lessons/machine.ts';
import type { Same } from '../../same.ts';

export const machine: Same<typeof en> = {
  title: '谁来运行你的构建',
  brief: '引擎、它的内核，以及内核的 binfmt_misc 表',
  about: [
    '引擎在哪里，构建就在哪里运行：在本机，在 Docker Desktop 的虚拟机里，或者在远处。Dockerfile 的每个 RUN 都会启动目标平台的程序。',
    '所以引擎的内核必须能启动自己的 CPU 运行不了的程序。它会查询 binfmt_misc 表；有了 Linux 4.8（2016 年）引入的 F 标志，在容器里也行。',
  ],
  client: '客户端',
  engine: '引擎',
  kernel: '内核',
  table: '表',
  asks: (endpoint) => `请求，经 ${endpoint}`,
  native: (platform) => `原生运行 ${platform}`,
  noAnswer: '没有应答',
  starts: '每个 RUN 在容器里启动，用这个内核',
  knowsF: '4.8 或更新，支持 F',
  lacksF: '早于 4.8，不支持 F',
  askedFor: '遇到其他架构的程序，就查询',
  mounted: '已挂载，已启用',
  disabled: '已挂载，但被禁用',
  notMounted: '没有挂载',
  unseen: '属于引擎，从这里看不到',
  commandTitle: '询问引擎',
  command: {
    'docker info': '客户端询问引擎自身的情况；uname 只能说明当前 shell',
    '--format VALUE': '按此格式输出，而不是一整页文字：{{json .}} 以 JSON 输出全部',
  },
  reads: '这一步从回答中读取：',
  fields: {
    ServerVersion: '19.03 或更新',
    KernelVersion: '4.8 或更新',
    Architecture: '不需要模拟器就能运行的架构',
  },
  past: 'CentOS 7 的内核是 Linux 3.10，拒绝这个标志："write /proc/sys/fs/binfmt_misc/register: invalid argument"。Docker 19.03 当时刚出。',
  now: '仍受支持的发行版都支持 F。如今的问题更简单：引擎没有启动，账户无权使用它的套接字，上下文指向别处。',
};
