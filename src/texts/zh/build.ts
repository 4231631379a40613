import type { build as en } from '../en/build.ts';
import type { Same } from '../same.ts';

export const build: Same<typeof en> = {
  title: '构建',
  lead: '每个平台一条泳道，同时进行。',
  why: {
    result: '清单列表需要所有平台：一个失败，其他的都会取消。',
  },
  summary: (platforms, seconds) => `${platforms} 个平台，用时 ${seconds} 秒`,
  succeeded: '所有平台都已构建。',
  failed: '构建失败。',
  cancelled: '构建已取消。标签下没有推送任何内容。',
};
