import type { practice as en } from '../en/practice.ts';
import type { Same } from '../same.ts';
import { machineFile } from './machine-file.ts';

/** What practice machines are said of. */
export const practice: Same<typeof en> = {
  label: (name) => `练习：${name}`,
  /** Stands where the command would have written its errors. */
  unknownCommand: (command) => `练习机器不认识这条命令：${command}`,
  list: {
    title: '练习机器',
    lead: '并不存在的机器：同样的向导，同样的命令，你的东西一概不碰。',
    how: '用 multiarch-wizard --demo NAME 开始，或自己写一台：--demo ./my-machine.json。',
    more: (above, below) =>
      [above > 0 ? `上面还有 ${above} 台` : '', below > 0 ? `下面还有 ${below} 台` : '']
        .filter((part) => part !== '')
        .join('，'),
    choose: '选择',
    start: '开始',
    back: '返回',
    quit: '退出',
  },
  offer: {
    noDocker:
      '本机没有 docker 命令。你可以在一台并不存在的机器上练习，你的东西一概不碰；不同意的话，向导就检查本机。',
    question: '练习吗？',
  },
  file: machineFile,
};
