import type { words as en } from '../../en/lessons/words.ts';
import type { Same } from '../../same.ts';

/** What all lessons say around their own words. */
export const words: Same<typeof en> = {
  past: '2020 年',
  now: '如今',
  says: '输出',
  /** Values in a drawing that are not this machine's. */
  examples: (values) => `下列值在这里还不知道，只是示例：${values}。`,
  /** Where a lesson is printed, and no machine was asked. */
  allExamples: '文中的值都是示例。在向导里按 e，看到的是你这台机器的值。',
  related: (commands) => `相关：${commands}`,
  list: {
    topics: '课程',
    failures: '已知故障',
    use: (program) => `${program} explain NAME 打印其中一个。`,
  },
  /** Of a failure's page. */
  failure: {
    id: '名称',
    shows: '出现在',
    before: '事先可由此发现',
    log: '日志里写着',
    here: '这台机器上',
    isHere: (check) => `由 ${check} 发现`,
    notHere: '没有发现',
    untold: '构建之前无从知道',
    step: (number, title) => `第 ${number} 步，${title}`,
    inWizard: (step) => `向导：${step}`,
    onlyBuild: '只有构建时才知道',
    silent: '没有打印任何能说明它的内容',
    source: (source) => `来源：${source}。`,
  },
};
