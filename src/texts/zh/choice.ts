import type { choice as en } from '../en/choice.ts';
import type { Same } from '../same.ts';

/** The first screen. */
export const choice: Same<typeof en> = {
  title: '你想做什么？',
  ways: {
    build: {
      title: '构建并推送镜像',
      lead: '从 Dockerfile 为多个平台构建一个镜像，共七步。',
    },
    assemble: {
      title: '组装清单列表',
      lead: '把已推送的各平台镜像合到一个标签下。',
    },
  },
};
