import type { options as en } from '../en/options.ts';
import type { Same } from '../same.ts';

export const options: Same<typeof en> = {
  title: '构建选项',
  nothing: '无',
  names: {
    tags: '标签',
    target: '阶段',
    buildArgs: '构建参数',
    secrets: '密钥',
    provenance: '来源信息',
    sbom: 'SBOM 清单',
    annotations: '注解',
    cacheFrom: '读取缓存',
    cacheTo: '写入缓存',
  },
  add: '添加',
  none: {
    tags: '无',
    target: '最后一个',
    buildArgs: '无',
    secrets: '无',
    annotations: '无',
    cacheFrom: '无',
    cacheTo: '无',
  },
  provenances: { default: '由 buildx 决定', off: '关闭', min: '最少（min）', max: '完整（max）' },
  sboms: { on: '开启', off: '关闭' },
  about: {
    tags: '同一份列表的名称。最后一步验证第一个，其余的与它比较。',
    target: '构建到这个阶段为止，它不需要的不构建。',
    buildArgs: 'KEY=VALUE，或只写 KEY 取环境变量的值。它们留在镜像的历史里：不能放密钥。',
    secrets:
      'id=ID,src=FILE 或 id=ID,env=NAME：由 RUN --mount=type=secret,id=ID 挂载，不进入镜像。',
    provenance: {
      default:
        '列表为每个镜像多出一个 unknown/unknown 条目，docker manifest 和旧的镜像仓库会拒绝：400 MANIFEST_INVALID。',
      off: '普通列表：每个平台一个条目，所有镜像仓库都接受。',
      min: '怎样构建的，不含参数。列表为每个镜像多出一个 unknown/unknown 条目，旧的镜像仓库会拒绝：400 MANIFEST_INVALID。',
      max: '怎样构建的，含 Dockerfile 和全部参数。列表为每个镜像多出一个 unknown/unknown 条目，旧的镜像仓库会拒绝：400 MANIFEST_INVALID。',
    },
    sbom: '每个镜像的内容清单，由 docker/buildkit-syft-scanner 生成，要先拉取它。它的条目也是 unknown/unknown。',
    annotations: 'KEY=VALUE 加在每个镜像上，index:KEY=VALUE 加在列表上：镜像仓库会显示的说明。',
    cacheFrom: '镜像仓库中的一个引用，构建直接取用它的层。',
    cacheTo: '把所有阶段的层推送到这个引用，供下次构建取用。',
  },
  lack: (why) => `这里不能用：${why}。`,
  suggested: (names) => `Dockerfile 里有：${names}`,
  summary: {
    tags: (n) => `${n} 个标签`,
    target: (stage) => `阶段 ${stage}`,
    provenance: { off: '来源信息关闭', min: '来源信息 min', max: '来源信息 max' },
    sbom: 'SBOM 清单',
    buildArgs: (n) => `${n} 个参数`,
    secrets: (n) => `${n} 个密钥`,
    annotations: (n) => `${n} 个注解`,
    cacheFrom: () => '读取缓存',
    cacheTo: () => '写入缓存',
  },
};
