import type { emulators as en } from '../../en/lessons/emulators.ts';
import type { Same } from '../../same.ts';

export const emulators: Same<typeof en> = {
  title: '内核如何选择处理程序',
  brief: '遇到为其他 CPU 编译的程序，内核怎么做',
  about: [
    'CPU 只能运行自己的机器码。QEMU 在运行时翻译其他 CPU 的代码：结果正确，但慢 2 到 10 倍。内核根据程序开头的字节找到它：',
  ],
  commandTitle: '注册处理程序',
  command: {
    'docker run': '容器，镜像里有静态链接的 QEMU',
    '--rm': '运行完就删除；处理程序会留下',
    '--privileged': '允许它写整台机器的处理程序表',
    '--userns=host': '为此不做用户 ID 映射',
    ARGUMENT: '仍在维护的镜像；它会设置 F',
    '--install VALUE': '要加入的架构；已有的条目保持不变',
  },
  reboot:
    '重启后处理程序就没有了。即使什么都没注册上，退出码也是 0：所以这一步会重新读表，并把每个平台的程序运行一次。',
  past: 'docker/binfmt 注册 arm64、arm、ppc64le 和 s390x；multiarch/qemu-user-static 补上 RISC-V。',
  now: '两者分别在 2020 年和 2023 年停止维护。tonistiigi/binfmt 仍在维护，支持 RISC-V；BuildKit 的镜像也自带模拟器。',
};
