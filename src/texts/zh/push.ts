import type { push as en } from '../en/push.ts';
import type { Same } from '../same.ts';

/** Pushing an archive later, with what is there. */
export const push: Same<typeof en> = {
  notYet: '还不在任何镜像仓库里：可以原样推送',
  notYetBuilt: {
    tools:
      '还不在任何镜像仓库里：这里没有能原样推送它的工具，既没有 skopeo，也没有 oras（1.0 或更新）',
    colon: '还不在任何镜像仓库里：skopeo 无法接受带冒号的路径，这里又没有 oras（1.0 或更新）',
  },
  notYetOf: (targets) => `还不在任何镜像仓库里：${targets}。每个都可以原样推送`,
  several: {
    tools: (targets) =>
      `还不在任何镜像仓库里：${targets}。这里既没有 skopeo，也没有 oras（1.0 或更新）来原样推送归档。在第 5 步选择推送，再构建一次；各步都在构建器的缓存里`,
    colon: (targets) =>
      `还不在任何镜像仓库里：${targets}。skopeo 无法接受带冒号的路径，这里又没有 oras（1.0 或更新）。在第 5 步选择推送，再构建一次；各步都在构建器的缓存里`,
    list: (targets) =>
      `还不在任何镜像仓库里：${targets}。这样的归档里不是单独一个列表，不能原样推送。在第 5 步选择推送，再构建一次；各步都在构建器的缓存里`,
  },
  taken: (reference, target) =>
    `${target} 已作为 ${reference} 在镜像仓库里：换一个标签或名称，两者都会保留。`,
  ways: {
    skopeo: {
      title: '用 skopeo 推送',
      titleOf: (target) => `用 skopeo 推送 ${target}`,
      hint: '原样复制',
      recommended: '什么也不构建：之后镜像仓库里的内容就是归档里的内容。',
    },
    oras: {
      title: '用 oras 推送',
      titleOf: (target) => `用 oras 推送 ${target}`,
      hint: '原样复制',
      recommended: '什么也不构建：之后镜像仓库里的内容就是归档里的内容。',
    },
    build: {
      title: '重新构建并推送',
      hint: '来自构建器的缓存',
      recommended:
        '构建会带 --push 再运行一次：只要缓存还在，步骤就来自构建器的缓存；列表本身和证明会重新生成。',
    },
  },
  prompt: '推送到哪里：REGISTRY/NAME:TAG',
  asking: (registry) => `正在询问 ${registry} 使用哪种连接方式。`,
  changes: (where) => `把 ${where} 的内容放进镜像仓库。`,
  copies: (where, reference) =>
    `把 ${where} 的内容作为 ${reference} 放进镜像仓库。什么也不构建；${reference} 之前指向的内容不再由它指向。`,
  spoken: {
    http: (registry) => `${registry} 使用明文 http：发往那里的内容都不加密，登录信息也一样。`,
    insecure: (registry) =>
      `不校验 ${registry} 的证书：处在本机和它之间的任何人，都能读取和改动传送的内容，登录信息也一样。`,
    ca: (registry) => `凭命令中写出的 CA 信任 ${registry}。`,
  },
  untrusted: (registry) => `本机没有受信任的 CA 能验证 ${registry} 的证书。`,
  login: (registry, command) => `${registry} 要求登录：先在另一个终端运行 ${command}，再推送一次。`,
  unchecked: (registry) =>
    `最后的办法不需要文件：不校验 ${registry} 的证书，处在中间的任何人都能读取和改动传送的内容，登录信息也一样。`,
  unsigned: (registry) =>
    `凭这个文件仍不能信任 ${registry} 的证书：它由另一个 CA 签发，或者名称不符、不在有效期内。`,
  inFolder: (registry) =>
    `在这里要向 skopeo 指定一个只属于这个镜像仓库的文件夹：把证书复制到 ~/.docker/certs.d/${registry}/ca.crt，再填写这个路径。`,
  builds: '暂时什么也不改：构建步骤会先显示它的命令。',
  undo: '按镜像仓库自己的方式。',
  same: (where) => `它就是 ${where} 的内容，逐字节相同`,
  sameImages: (where) => `每个镜像都是 ${where} 里的那个；外面的列表连同证明是新的`,
  different: (where, platforms) =>
    platforms.length === 0
      ? `它不是 ${where} 里的那个列表`
      : `与 ${where} 里的不同：${platforms.join(', ')}`,
};
