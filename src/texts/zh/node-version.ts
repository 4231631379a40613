import type { nodeVersion as en } from '../en/node-version.ts';
import type { Same } from '../same.ts';

/** Apart from the other texts: a Node that is too old for them reads only this. */
export const nodeVersion: Same<typeof en> = {
  tooOld: (version) =>
    `multiarch-wizard 需要 Node.js 20 或更新的版本，这里是 ${version}：从你的发行版或 https://nodejs.org 安装新版本，然后再运行一次。`,
};
