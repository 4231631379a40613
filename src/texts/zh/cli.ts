import { shellQuote } from '../../docker/shell-words.ts';
import type { NoTerminal } from '../../host/terminal.ts';
import { program } from '../../model/program.ts';
import type { CommandLineProblem, CommandName } from '../../model/usage.ts';
import type { cli as en } from '../en/cli.ts';
import type { Same } from '../same.ts';
import { help } from './help.ts';
import { references } from './references.ts';

type Sentences = {
  readonly [Kind in CommandLineProblem['kind']]: (
    problem: Extract<CommandLineProblem, { readonly kind: Kind }>,
  ) => string;
};

const usage: Sentences = {
  'unknown-flag': ({ flag, meant }) =>
    meant === null
      ? `没有选项 ${flag}；--help 列出所有选项。`
      : `没有选项 ${flag}；你要找的是 ${meant} 吗？`,
  'no-value': ({ flag }) => `${flag} 没有值：给它一个值，见 --help 里的示例。`,
  'needless-value': ({ flag }) => `${flag} 不带值：去掉 "=" 和后面的内容。`,
  'not-here': ({ flag, command, where }) =>
    `${flag} 是 ${where.map(named).join('、')} 的选项，不是 ${named(command)} 的；${helpFor(command)} 列出它的选项。`,
  'one-too-many': ({ word, command }) => `${takes[command]}，而 ${word} 是多出的参数：去掉它。`,
  'no-file': ({ command }) =>
    command === 'record'
      ? `record 没有写入录制的文件：写一个新的文件名，例如 ${program} record /tmp/walk.jsonl。`
      : `replay 没有可播放的录制文件：写出文件名，或用 - 表示标准输入，例如 ${program} replay build.jsonl。`,
  platform: ({ word, meant }) =>
    meant === null
      ? `--platform ${word}：没有这个平台；写法是 linux/amd64 或 linux/arm/v7。`
      : `--platform ${word}：没有这个平台；你要找的是 ${meant} 吗？`,
  tag: ({ value, code, meant }) =>
    meant === null
      ? `--tag ${value}：${references[code]}；写法是 REGISTRY/NAME:TAG。`
      : `--tag ${value}：${references[code]}；写成 ${meant}。`,
  'no-list': () => 'assemble 没有要做的列表，也没有人可问：用 --tag REF 写出它的镜像引用。',
  'no-sources': () =>
    'assemble 没有镜像可拼，也没有人可问：写出它们，例如 ghcr.io/me/app:amd64 ghcr.io/me/app:arm64，或写成 ghcr.io/me/app:{arch}。',
  source: ({ value, code, meant }) =>
    meant === null
      ? `${value}：${references[code]}；写法是 REGISTRY/NAME:TAG。`
      : `${value}：${references[code]}；写成 ${meant}。`,
  'arch-in-list': ({ value }) => `--tag ${value}：{arch} 写在镜像里，不写在列表的标签里。`,
  'several-tags': () => 'assemble 只做一份列表：--tag 只写一次。',
  arch: ({ word }) =>
    `--arch ${word}：标签里不能有它；写法是 amd64,arm64,arm-v7，与标签里的写法相同。`,
  'without-pattern': () =>
    '--arch 说明镜像引用里的 {arch} 代表什么，而没有哪个引用里有它：写成 ghcr.io/me/app:{arch}。',
  way: ({ value }) => `--way ${value} 不是做列表的方式：可以是 imagetools 或 manifest。`,
  annotate: ({ value, reason }) =>
    reason !== null
      ? `--annotate ${value}：${reason}`
      : `--annotate ${value}：写法是 REFERENCE=linux/arm/v7，写其中一个镜像和 docker manifest annotate 接受的平台。`,
  'is-there': ({ flag, path }) => `${flag} ${path} 已经存在，不会覆盖它：换一个名称。`,
  output: ({ value }) =>
    `--output ${value} 不是构建的输出方式：可以是 push、oci:FILE 或 oci-dir:DIR。`,
  speed: ({ value, slowest, fastest }) =>
    slowest === 0
      ? `--speed ${value} 不是大于 0 且不超过 ${fastest} 的数，例如 4 或 0.5。`
      : `--speed ${value} 不是 ${slowest} 到 ${fastest} 之间的数，例如 4 或 0.5。`,
  builder: ({ value }) =>
    `--builder ${value} 不是构建器的名称：只能有字母、数字、"."、"_"、"+" 和 "-"，以字母或数字开头。`,
  language: ({ value }) => `--lang ${value}：没有这种语言；可以是 en（英文）或 zh（简体中文）。`,
  'without-fix': ({ flag }) => `${flag} 是对 --fix 提议的同意：加上 --fix，或去掉它。`,
  check: ({ value, meant }) =>
    meant === null
      ? `--check ${value}：没有这项检查；${program} doctor --list 列出所有检查。`
      : `--check ${value}：没有这项检查；你要找的是 ${meant} 吗？`,
  topic: ({ word, near }) =>
    near.length === 0
      ? `没有名为 ${word} 的课程或已知故障；${program} explain --list 列出所有名称。`
      : `没有名为 ${word} 的课程或已知故障；你要找的是 ${listed(near)} 吗？`,
  'no-folder': ({ path, meant }) =>
    meant === null
      ? `没有目录 ${path}：写出要构建的目录，不写就是当前目录。`
      : `没有目录 ${path}；你要找的是命令 ${meant} 吗？`,
  'no-dockerfile': ({ path }) => `--file ${path} 不存在：写出 Dockerfile，路径从当前目录算起。`,
  unreadable: ({ path, code }) =>
    `${path} 无法读取（${reasons[code] ?? code}）：换一个可以读取的文件。`,
  'not-text': ({ path }) =>
    `${path === '-' ? '标准输入' : path} 不是文本：这里要的是构建打印的内容。`,
  compressed: ({ path, unpack, command }) => {
    const again = `${program} ${command}${command === 'replay' ? ' -' : ''}`;
    return path === '-'
      ? `标准输入是压缩过的：先解压再接进来，例如 ${shellQuote(unpack)} FILE | ${again}。`
      : `${path} 是压缩过的：先解压再接进来，例如 ${shellQuote([...unpack, path])} | ${again}。`;
  },
  'empty-recording': ({ path }) =>
    `${path === '-' ? '标准输入' : path} 里没有构建的录制：用 docker buildx build --progress rawjson . 2> build.jsonl 生成一份。`,
  'empty-log': ({ path }) =>
    path === '-'
      ? `标准输入是空的：构建写到标准错误，所以两个都要接进来，例如 docker buildx build . 2>&1 | ${program} diagnose。`
      : `${path} 是空的：写出保存构建输出的文件。`,
  demo: ({ value, meant }) =>
    meant === null
      ? `--demo ${value}：没有这台练习机器；multiarch-wizard --demo 列出所有机器，你自己的文件写成 ./${value}。`
      : `--demo ${value}：没有这台练习机器；你要找的是 ${meant} 吗？`,
  'no-demo': ({ command }) =>
    command === 'clinic'
      ? 'clinic 没有 --demo：它不需要 Docker，也不碰本机的任何东西。去掉它。'
      : 'replay 没有 --demo：录制文件不在任何机器上播放。去掉它。',
  'without-demo': ({ flag }) =>
    flag === '--speed'
      ? '--speed 在这里是练习机器的速度：加上 --demo，或去掉它。'
      : '--autoplay 只在练习机器上演示：写出一台，例如 --demo fresh-laptop --autoplay。',
  pace: ({ value }) => `--pace ${value} 不是 slow、normal 或 fast。`,
  'with-bake': ({ flag }) =>
    `${flag} 由 bake 文件为每个目标决定：去掉它，或去掉 --bake 和 --bake-target。`,
  'without-autoplay': () => '--pace 是 --autoplay 停留的长短：加上 --autoplay，或去掉它。',
  'nobody-watches': () => '--autoplay 要在终端里观看，而这里没有终端：在终端里运行。',
  recording: ({ sentence }) => sentence,
  'nothing-piped': () => '标准输入是终端：用管道接入内容，或写出文件名。',
};

/** `a、b 或 c` */
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join('、')} 或 ${names.at(-1)}`;

const named = (command: CommandName): string => (command === 'wizard' ? program : command);

const helpFor = (command: CommandName): string =>
  command === 'wizard' ? '--help' : `${command} --help`;

const takes: { readonly [Name in CommandName]: string } = {
  assemble: 'assemble 接受任意多个镜像',
  wizard: '向导只构建一个目录',
  doctor: 'doctor 只接受选项',
  diagnose: 'diagnose 只读一份日志',
  undo: 'undo 只接受选项',
  explain: 'explain 只接受一个名称',
  clinic: 'clinic 不接受参数',
  replay: 'replay 只播放一份录制文件',
  record: 'record 接受一个文件和一个目录',
};

const reasons: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件',
  ENOTDIR: '没有这个文件',
  EISDIR: '它是目录',
  EACCES: '没有权限',
  EPERM: '没有权限',
};

const noTerminal: { readonly [Reason in NoTerminal]: (command: string) => string } = {
  'no-output': (command) => `界面需要终端，而标准输出不是终端。没有终端时，运行：${command}`,
  'no-keys': (command) => `界面需要从终端读取按键，而这里没有终端。没有终端时，运行：${command}`,
  dumb: (command) =>
    `界面需要能重绘各行的终端，而 TERM=dumb 表示这个终端不能。换一个终端就可以；在这里，运行：${command}`,
};

/** What the command line says. */
export const cli: Same<typeof en> = {
  usage: (problem) => (usage[problem.kind] as (problem: CommandLineProblem) => string)(problem),
  noTerminal,
  crashed: (message, details) =>
    details === null
      ? `multiarch-wizard 因自身的错误而停止：${message}`
      : `multiarch-wizard 因自身的错误而停止：${message}（详情：${details}）`,
  help,
};
