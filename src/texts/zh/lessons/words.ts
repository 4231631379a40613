import type { words as en } from '../../en/lessons/words.ts';
import type { Same } from '../../same.ts';

/** What all lessons say around their own words. */
export const words: Same<typeof en> = {
  past: '2020 年',
  now: '如今',
  says: '它会说',
  /** Values in a drawing that are not this machine's. */
  examples: (values) => `这些在这里还不知道，只是示例：${values}。`,
  /** Where a lesson is printed, and no machine was asked. */
  allExamples: '文中的值都是示例。在向导里按 e，看到的是你这台机器的值。',
  related: (commands) => `相关：${commands}`,
  list: {
    topics: '课程',
    failures: '已知故障',
    use: 'multiarch-wizard explain NAME 显示其中一个。',
    count: (topics, failures) => `${topics} 课，${failures} 种已知故障`,
  },
};
