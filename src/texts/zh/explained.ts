import { program } from '../../model/program.ts';
import type { explained as en } from '../en/explained.ts';
import type { Same } from '../same.ts';

/** What `e` tells of a change that is asked about. */
export const explained: Same<typeof en> = {
  for: (title) => `为了解决：${title}`,
  needs: '需要',
  changes: '更改',
  undo: '撤销办法',
  more: (failure) => `更多：${program} explain ${failure}`,
  after: '运行之后，向导会重新检查：有没有用，只看这次检查的结果。',
  words: {
    sudo: '以 root 身份运行',
    nsenter: '按另一个进程所见的机器来运行命令',
    tee: '把读到的内容写入文件',
    '--rm': '容器运行完就删除',
    '--privileged': '允许容器更改内核，注册处理程序需要这样',
    '--install': '把这些架构加入处理程序表',
    '--uninstall': '把这些条目移出处理程序表',
    '--reset': '先把所有 qemu 条目移出处理程序表',
    '--use': '让以后的命令使用这个构建器',
    '--bootstrap': '立刻启动构建器',
    '--driver-opt': '构建器所在容器的一个选项',
  },
};
