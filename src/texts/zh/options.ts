import type { options as en } from '../en/options.ts';
import type { Same } from '../same.ts';

export const options: Same<typeof en> = {
  title: '构建选项',
  page: '构建的其他选项',
  nothing: '无',
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
