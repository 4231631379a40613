import type { ReferenceProblem } from '../../docker/reference.ts';

export const references: { readonly [Code in ReferenceProblem | 'has-digest' | 'bare']: string } = {
  empty: '没有镜像引用',
  scheme: '镜像引用前面没有 https://',
  capitals: '仓库名里不能有大写字母',
  'bad-character': '其中有镜像引用不能用的字符',
  'bad-separator': '"."、"_"、"-" 和 "/" 只能在字母和数字之间',
  'bad-registry': '第一部分不是镜像仓库的主机名和端口',
  'bad-tag': '标签最多 128 个字符，只能有字母、数字、"."、"_" 和 "-"',
  'bad-digest': '"@" 后面不是摘要',
  'too-long': '镜像仓库和仓库名最多 255 个字符',
  'image-id': '64 位十六进制数字是镜像的 ID，不是名称',
  'has-digest': '这里要写标签，不能写摘要',
  bare: '这个名称属于 Docker 的官方镜像',
};
