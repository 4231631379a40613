import type { practice as en } from '../en/practice.ts';
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

/** What practice machines are said of. */
export const practice: Same<typeof en> = {
  label: (name) => `练习：${name}`,
  list: {
    title: '练习机器',
    lead: '并不存在的机器：同样的向导，同样的命令，你的东西一概不碰。',
    how: '用 multiarch-wizard --demo NAME 开始，或自己写一台：--demo ./my-machine.json。',
    more: (above, below) =>
      [above > 0 ? `上面还有 ${above} 台` : '', below > 0 ? `下面还有 ${below} 台` : '']
        .filter((part) => part !== '')
        .join('，'),
    choose: '选择',
    start: '开始',
    quit: '退出',
  },
  offer: {
    noDocker:
      '本机没有 docker 命令。你可以在一台并不存在的机器上练习，你的东西一概不碰；不同意的话，向导就检查本机。',
    question: '练习吗？',
  },
  speed: (value) => `--speed ${value} 不是 0.5 到 20 之间的数，例如 4。`,
  file: {
    unreadable: {
      missing: (path) => `--demo ${path}：没有这个文件。`,
      forbidden: (path) => `--demo ${path}：没有权限，无法读取这个文件。`,
      'not-a-file': (path) => `--demo ${path} 是目录：写出机器的文件。`,
      unreadable: (path) => `--demo ${path}：无法读取这个文件。`,
    },
    noJson: (path, line) => `--demo ${path} 不是 JSON：第 ${line} 行中断，或多了一个字符。`,
    missing: (path, place, name) => `--demo ${path}：缺少 ${name}${at(place)}。`,
    unknown: (path, place, name, allowed) =>
      `--demo ${path}：没有字段 ${name}${at(place)}；可用的有 ${allowed.join('、')}。`,
    meant: (path, place, name, meant) =>
      `--demo ${path}：没有字段 ${name}${at(place)}；你要找的是 ${meant} 吗？`,
    type: (path, place, found, allowed) =>
      `--demo ${path}：${place || '文件'} 的类型是「${kindOf(found)}」，应当是「${oneOf(allowed.map(kindOf))}」。`,
    value: (path, place, found, allowed) =>
      `--demo ${path}：${place} 是 ${found}，应当是 ${oneOf(allowed)}。`,
    meantValue: (path, place, found, meant) =>
      `--demo ${path}：${place} 是 ${found}；你要写的是 ${meant} 吗？`,
    form: (path, place, found, example) =>
      example === null
        ? `--demo ${path}：${place} 是 ${found}，不能用。`
        : `--demo ${path}：${place} 是 ${found}，写法不对：应当像 ${example} 这样。`,
  },
};
