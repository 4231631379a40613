import type { FailureWords } from '../../../en/failures/words.ts';
import { machine } from '../../machine.ts';
import { person } from '../../machine-person.ts';
import { registerAll } from '../ways.ts';

const { modprobe, mount, enable } = machine.binfmt;

export const kernel: Readonly<Record<string, FailureWords>> = {
  'kernel-too-old-for-F': {
    name: '内核太旧，处理程序在容器里不起作用',
    cause:
      '安装镜像要求内核一直打开模拟器（F 标志），而 4.8 之前的内核不认识这个标志，会把整个条目当作无效而拒绝。',
    ways: [person.upgradeKernel, person.nativeNode, person.crossCompile, person.ownEmulators],
  },
  'binfmt-module-missing': {
    name: '内核没有 binfmt_misc',
    cause:
      '处理程序注册在内核的 binfmt_misc 里。它的模块没有加载，内核编译时没有包含它，或者内核升级后没有重启。',
    ways: [
      modprobe,
      {
        title: '每次开机时也加载它',
        changes: '在 /etc/modules-load.d 中写入一行：systemd 每次开机时加载该模块。',
      },
      person.rebootForModules,
      person.otherKernel,
    ],
  },
  'binfmt-not-mounted': {
    name: 'binfmt_misc 没有挂载',
    cause:
      '注册处理程序要写内核在 /proc/sys/fs/binfmt_misc 下的文件。该目录没有挂载，或者不可写，所以什么也注册不了。',
    ways: [
      mount,
      {
        title: '用 systemd 自带的单元挂载',
        changes: mount.changes,
      },
    ],
  },
  'binfmt-disabled': {
    name: '处理程序被禁用',
    cause:
      '这些程序的处理程序已注册但被禁用，或者所有处理程序都被禁用：内核会跳过它，就像它不存在一样。',
    ways: [
      enable,
      {
        title: '启用某一个处理程序',
        changes: '启用该条目；对整台机器生效，重启后失效。',
      },
    ],
  },
  'rootless-or-nested-cannot-register': {
    name: '这个引擎无权注册处理程序',
    cause:
      '只有机器本身的 root 才能注册处理程序。这个引擎不以 root 身份运行，或者在容器里运行，那里即使有 --privileged 也不行。',
    ways: [
      person.registerAsRoot,
      {
        ...registerAll,
        title: '如果旁边有以 root 身份运行的引擎，用它来注册',
      },
      {
        title: '在节点上注册',
        how: '在 CI 任务或 pod 里，内核是节点的：由节点的管理员在那里注册处理程序，每次开机后一次。',
      },
      person.ownEmulators,
    ],
  },
  'userns-remap-privileged': {
    name: '引擎启用了用户映射，不允许特权容器',
    cause: '这个引擎启用了 userns-remap。安装镜像是特权容器，在这里需要 --userns=host。',
    ways: [
      {
        ...registerAll,
        title: '在映射之外注册处理程序',
      },
    ],
  },
};
