import type { ReferenceProblem } from '../../docker/reference.ts';
import type { JsonFault, TextForm } from '../../model/machine-fault.ts';
import type { machineFile as en } from '../en/machine-file.ts';
import type { Same } from '../same.ts';

const kinds: Readonly<Record<string, string>> = {
  object: '对象，如 { }',
  array: '列表，如 [ ]',
  string: '引号里的文本',
  integer: '整数',
  number: '数',
  boolean: 'true 或 false',
  null: 'null',
};

const kindOf = (name: string): string => kinds[name] ?? name;

const oneOf = (values: readonly string[]): string =>
  values.length < 2 ? values.join('') : `${values.slice(0, -1).join('、')} 或 ${values.at(-1)}`;

const at = (path: string): string => (path === '' ? '' : `，位置：${path}`);

const forms: { readonly [Form in TextForm]: string } = {
  'machine-name': '小写字母、数字和连字符，以字母或数字开头，最多 31 个',
  user: '小写字母、数字、"_" 和 "-"，以字母或 "_" 开头',
  version: '三个用点隔开的数，后面的不限',
  buildkit: '一个 v，和三个用点隔开的数',
  kernel: '两个用点隔开的数，后面的不限，如 uname -r 所示',
  platform: 'linux、斜杠、小写字母和数字；变体是斜杠、v 和一位数字',
  flags: '字母 P、O、C、F 中的若干个，或者为空',
  interpreter: '以 "/" 开头的路径，不含冒号',
  'builder-name': '字母、数字、"."、"_"、"+" 和 "-"，以字母或数字开头',
  'driver-option': '名称、等号和值',
  host: '小写字母、数字、点和连字符，冒号之后是端口',
  path: '以 "/" 或 "~/" 开头的路径',
  tag: '镜像仓库、名称、冒号和标签，没有空格',
  image: '名称、冒号和标签，没有空格',
  'image-platform': 'linux、斜杠、小写字母和数字；变体是斜杠、v 和一位数字',
  source: '镜像仓库、名称、冒号和标签，没有空格；标签里的 {arch} 代表任意架构',
};

const references: { readonly [Code in ReferenceProblem | 'has-digest' | 'no-tag']: string } = {
  empty: '它是空的',
  scheme: '前面没有 https://',
  capitals: '仓库名里不能有大写字母',
  'bad-character': '其中有镜像引用不能用的字符',
  'bad-separator': '"."、"_"、"-" 和 "/" 只能在字母和数字之间',
  'bad-registry': '第一部分不是镜像仓库的主机名和端口',
  'bad-tag': '标签最多 128 个字符，只能有字母、数字、"."、"_" 和 "-"',
  'bad-digest': '"@" 后面不是摘要',
  'too-long': '镜像仓库和仓库名最多 255 个字符',
  'image-id': '64 位十六进制数字是镜像的 ID，不是名称',
  'has-digest': '这里不能有摘要',
  'no-tag': '末尾没有标签，即冒号和一个词',
};

const json: { readonly [Fault in JsonFault]: string } = {
  colon: '这里缺少冒号，它在名称和值之间。',
  comma: '它前面缺少逗号。',
  'last-comma': '前面的逗号之后什么也没有：去掉这个逗号。',
  brace: '这里缺少一个右花括号。',
  bracket: '列表或对象的右括号和左括号不是一对。',
  key: '这里应当是双引号里的名称。',
  value: '这里应当是一个值。',
  symbol: '这不是 JSON 的词：名称和文本要写在双引号里。',
  string: '引号里的文本没有在本行结束，或其中有制表符：制表符写作 \\t。',
  escape: '反斜杠之后是 " \\ / b f n r t 之一，或 u 和四位数字。',
  number: '这不是数。',
  comment: 'JSON 没有注释：去掉它。',
  end: '结尾之后还有内容：可能多了一个括号。',
  empty: '文件是空的。',
};

/** What is said of a practice machine's file that is none. */
export const machineFile: Same<typeof en> = {
  unreadable: {
    missing: (path) => `--demo ${path}：没有这个文件。`,
    forbidden: (path) => `--demo ${path}：没有权限，无法读取这个文件。`,
    'not-a-file': (path) => `--demo ${path} 是目录：写出机器的文件。`,
    unreadable: (path) => `--demo ${path}：无法读取这个文件。`,
  },
  noJson: (path, line, column, what) =>
    `--demo ${path} 不是 JSON：第 ${line} 行第 ${column} 列：${what}`,
  json,
  several: (path, count) => `--demo ${path}：其中有 ${count} 处不对。`,
  more: (count) => `另外还有 ${count} 处。`,
  placed: (line, column, sentence) => `第 ${line} 行第 ${column} 列：${sentence}`,
  missing: (place, name) => `缺少 ${name}${at(place)}。`,
  unknown: (place, name, allowed) =>
    `没有字段 ${name}${at(place)}；可用的有 ${allowed.join('、')}。`,
  meant: (place, name, meant) => `没有字段 ${name}${at(place)}；你要找的是 ${meant} 吗？`,
  twice: (place, name) => `${name} 出现了第二次${at(place)}。`,
  type: (place, found, allowed) =>
    `${place || '文件'} 的类型是「${kindOf(found)}」，应当是「${oneOf(allowed.map(kindOf))}」。`,
  value: (place, found, allowed) => `${place} 是 ${found}，应当是 ${oneOf(allowed)}。`,
  meantValue: (place, found, meant) => `${place} 是 ${found}；你要写的是 ${meant} 吗？`,
  form: (place, found, form, example) => `${place} 是 ${found}，应当是：${form}，例如 ${example}。`,
  forms,
  least: (place, found, least) => `${place} 是 ${found}，至少应当是 ${least}。`,
  empty: (place) => `${place} 是空的。`,
  platform: (place, found) => `${place} 是 ${found}：没有这个平台。`,
  meantPlatform: (place, found, meant) =>
    `${place} 是 ${found}：没有这个平台；你要写的是 ${meant} 吗？`,
  reference: (place, found, why) => `${place} 是 ${found}：${why}。`,
  references,
  builder: (place, found, allowed) =>
    `${place} 是 ${found}，builders.list 里没有这个名称的构建器；可用的有 ${allowed.join('、')}。`,
  noFolder: (folder) => `项目的目录 ${folder} 里没有文件："files" 需要 ${folder}/Dockerfile。`,
  noDockerfile: (folder) => `项目没有 Dockerfile："files" 需要 ${folder}/Dockerfile。`,
};
