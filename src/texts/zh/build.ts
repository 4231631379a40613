import type { build as en } from '../en/build.ts';
import type { Same } from '../same.ts';

export const build: Same<typeof en> = {
  title: '构建',
  lead: '每个平台一条泳道，同时进行。',
  why: {
    result: '清单列表需要所有平台：一个失败，其他的都会取消。',
  },
  explain: [
    'BuildKit 为每个平台各构建一次 Dockerfile，同时进行。各平台共用的部分（构建上下文、在本机平台上运行的阶段）只构建一次。',
    '原生泳道在本机 CPU 上运行。模拟泳道通过 QEMU 运行其他平台的程序：结果相同，但慢好几倍。交叉编译的泳道在本机 CPU 上为另一种 CPU 编译：与原生一样快。',
    '要让模拟的泳道变快，编译阶段以 FROM --platform=$BUILDPLATFORM 开头，让编译器生成 $TARGETARCH 的代码。',
    '推送时，各平台的镜像先按摘要传到镜像仓库，最后才把清单列表写到标签下。所有平台完成之前，标签下什么都看不到。',
    '2020 年：命令相同，但各平台的进度只能从一长串输出里找。',
  ],
  summary: (platforms, seconds) => `${platforms} 个平台，用时 ${seconds} 秒`,
  succeeded: '所有平台都已构建。',
  failed: '构建失败。',
  cancelled: '构建已取消。标签下没有推送任何内容。',
};
