import type { fFlag as en } from '../../en/lessons/f-flag.ts';
import type { Same } from '../../same.ts';

export const fFlag: Same<typeof en> = {
  title: 'F 在容器里的作用',
  brief: '没有 F 的处理程序为什么在容器里都不行',
  about: [
    'F（fix binary）决定内核何时打开模拟器：注册时打开一次，还是每次启动程序时再打开。在容器里这很关键：容器有自己的文件，却没有 QEMU。',
  ],
  machine: '本机',
  container: (platform) => `${platform} 的容器`,
  starts: '/bin/sh 启动，内核要找它的模拟器',
  without: '没有 F：按路径去找',
  notThere: '容器里没有：no such file or directory',
  with: 'F：一直打开着',
  runs: '可用：在每个容器里都能运行',
  yours: (handler, flags) => `${handler}，标志 ${flags}`,
  none: '无',
  has: '有 F',
  hasNot: '没有 F，在容器里不起作用',
  static:
    'F 只让模拟器保持打开，管不到它需要的库：所以必须是静态链接的。P 是另一回事：程序能否看到自己被调用时的名称。',
  commandTitle: '修复没有 F 的处理程序',
  take: {
    'docker run': '条目还在时再注册不起作用：要先移除',
    '--rm': '运行完就删除容器',
    '--privileged': '允许它写内核的处理程序表',
    '--userns=host': '不做用户 ID 映射，映射后的用户无权写表',
    ARGUMENT: '安装镜像；它也能移除条目',
    '--uninstall VALUE': '移除这个条目',
  },
  put: {
    'docker run': '条目已移除，再起一个容器',
    '--rm': '容器没有了，处理程序还在',
    '--privileged': '注册同样要写内核的处理程序表',
    '--userns=host': '被映射的 root 同样无权注册',
    ARGUMENT: '它的 QEMU 是静态链接的，并会设置 F',
    '--install VALUE': '重新注册',
  },
  past: '软件包注册时没有 F；那篇文章提醒读者看标志里有没有 F。',
  now: '两个安装镜像会设置 F，multiarch/qemu-user-static 要加 -p yes。较旧的软件包没有 F。',
};
