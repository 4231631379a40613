import type { emulation as en } from '../../en/lessons/emulation.ts';
import type { Same } from '../../same.ts';

export const emulation: Same<typeof en> = {
  title: '让慢的泳道变快',
  brief: '哪些是模拟的，哪些可以原生编译',
  about: [
    '只有 RUN 启动的程序需要模拟。编译器受影响最大，而它们大多能直接生成其他 CPU 的代码：让编译器原生运行，再复制结果。',
  ],
  stage: (native, foreign) => `运行于 ${native}，为 ${foreign} 编译`,
  final: (foreign) => `${foreign}：COPY，或通过 QEMU 的小 RUN`,
  commandTitle: '逐词拆解这两行',
  words: {
    platform: '在构建器自身的平台上运行',
    from: '编译器；阶段的名称',
    args: '该泳道的平台，由 BuildKit 给出',
    run: '为它编译，原生运行',
  },
  last: '一个构建器里每个平台都有一个节点，所有泳道就都是原生的：docker buildx create --append。在 QEMU 下崩溃的程序，只能用这两种办法之一。',
};
