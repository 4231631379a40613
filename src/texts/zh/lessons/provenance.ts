import type { provenance as en } from '../../en/lessons/provenance.ts';
import type { Same } from '../../same.ts';

export const provenance: Same<typeof en> = {
  title: '来源信息与 unknown/unknown',
  brief: '证明 (attestation)：buildx 放进列表的额外几行',
  about: [
    'buildx 给每个镜像附上它的构建方式：来源信息 (provenance)，加上 --sbom=true 还有软件包清单。它在列表里是一个单独的清单，平台写成 unknown/unknown。',
  ],
  image: '镜像',
  attests: (platform) => `${platform} 那一行的证明`,
  commandTitle: '不带它的列表',
  command: {
    'docker buildx build': '从 buildx 0.10 起默认带上它',
    '--provenance=false': '不带：列表里只有镜像的行',
    '--tag VALUE': '它们所在的列表',
    '--push': '推送到镜像仓库：传统镜像存储存放不了证明',
    ARGUMENT: '构建上下文',
  },
  effects:
    '带上它，单个平台的镜像也是列表：docker manifest create 会拒绝（"is a manifest list"），有些较旧的镜像仓库也会。',
  past: '还没有。',
  now: '拉取时会忽略它们。它们说明镜像如何产生，来自哪份源码。',
};
