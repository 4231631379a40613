import type { failuresPage as en } from '../en/failures-page.ts';
import type { Same } from '../same.ts';

export type FailuresPage = Same<Omit<typeof en, 'lab'>> & {
  readonly lab: Same<(typeof en)['lab']> | null;
};

/** What the page of all known failures says beside them. The program never reads it. */
export const failuresPage: FailuresPage = {
  title: '已知故障',
  other: { language: 'English', file: 'failures.md' },
  generated: '由 npm run page 根据故障目录生成：修改请改目录，不要改这里。',
  lead: (count) => `构建或推送多平台镜像的 ${count} 种失败情形：会输出什么，原因是什么，如何修复。`,
  use: [
    '日志里有哪些故障，可以直接查出来：这条命令读取任何工具、任意长度的日志，先说原因，再给出修复的命令：',
    '加上 --here 还会检查本机，从几个可能的原因中判断是哪一个。大多数故障在构建失败之前就能发现：与机器、客户端、模拟器和构建器有关的由 doctor 检查，可以一次全查，也可以按名称单查；其余的由向导在对应的步骤里发现。',
  ],
  commands: {
    diagnose: [
      'docker buildx build . 2>&1 | npx multiarch-wizard diagnose',
      'npx multiarch-wizard diagnose --here build.log',
    ],
    doctor: ['npx multiarch-wizard doctor', 'npx multiarch-wizard doctor --check emulators.flags'],
  },
  table: '表中写明哪项检查能事先发现故障，以及是同意后自动修复还是由人修复。',
  columns: { id: '故障', name: '说明', check: '事先由谁发现', mended: '修复' },
  lab: null,
  byYes: '同意后',
  byPerson: '由人',
  onlyBuild: '只能靠构建',
  step: (number, title) => `${number} ${title}`,
  silent: '没有任何输出能说明它。',
  seen: (check) => `构建之前由 ${check} 发现。`,
  titled: (title, text) => `**${title}**。${text}`,
  between: '',
  stop: '。',
  undo: (command) => `撤销：${command}。`,
  needs: (what) => `需要：${what}。`,
  source: (source) => `来源：${source}。`,
};
