import type { OptionFault } from '../../docker/build-options/fault.ts';
import type { UsageProblem } from '../../model/usage.ts';
import type { buildOptions as en } from '../en/build-options.ts';
import type { Same } from '../same.ts';
import { references } from './references.ts';

type OptionProblem = Extract<UsageProblem, { readonly kind: 'option' }>;

type Sentences = {
  readonly [Code in OptionFault['code']]: (
    fault: Extract<OptionFault, { readonly code: Code }>,
  ) => string;
};

const faults: Sentences = {
  target: () => '阶段名与 FROM IMAGE AS NAME 中的一样：字母、数字、"-"、"_" 和 "."',
  'build-arg': () => '应写成 KEY=VALUE，或只写 KEY，取同名环境变量的值',
  annotation: () => '应写成 KEY=VALUE 或 index:KEY=VALUE',
  'annotation-type': ({ word }) =>
    `注解不能加在 ${word} 上：可以是 index、manifest、index-descriptor 或 manifest-descriptor`,
  provenance: () => '可以是 off、min 或 max；不写则由 buildx 决定',
  'secret-value': () =>
    '密钥的内容不能写在命令行上，别人看得到；指明文件 id=ID,src=FILE，或环境变量 id=ID,env=NAME',
  'secret-id': () => '缺少 id：应写成 id=ID,src=FILE 或 id=ID,env=NAME',
  'secret-place': () => '没有说明取自哪里：应写成 id=ID,src=FILE 或 id=ID,env=NAME',
  'secret-places': () => '只能取自文件或环境变量之一：src=FILE 或 env=NAME',
  'secret-type': () => '类型只能是 file 或 env',
  csv: () => '引号不成对：含逗号的字段要整个加引号，如 "src=a,b"',
  'cache-type': ({ word }) =>
    `${word === '' ? '没有写明类型' : `这里不能设置类型为 ${word} 的缓存`}；应写成镜像仓库中的引用，或 type=registry,ref=REFERENCE`,
  'cache-field': ({ word }) => `没有 ${word} 这个字段：只有 type=registry、ref 和 mode=min 或 max`,
  'cache-reference': ({ problem, meant }) =>
    meant === null ? references[problem] : `${references[problem]}；应写成 ${meant}`,
};

export const buildOptions: Same<typeof en> = {
  /** Why a text is no option of a build: the end of a sentence. */
  fault: (fault: OptionFault): string =>
    (faults[fault.code] as (fault: OptionFault) => string)(fault),
  /** What is wrong with a flag; a secret is not said again. */
  complaint: ({ flag, value, fault }: OptionProblem): string => {
    const why = (faults[fault.code] as (fault: OptionFault) => string)(fault);
    return fault.code === 'secret-value' ? `${flag}：${why}。` : `${flag} ${value}：${why}。`;
  },
  judged: {
    noStage: (stage) => `Dockerfile 里没有阶段 ${stage}`,
    noStageFor: (stage, targets) => `${targets} 的 Dockerfile 里没有阶段 ${stage}`,
    ownStages: '构建文件里写的阶段',
    lastStage: '构建最后一个阶段',
    useStage: (stage) => `构建阶段 ${stage}`,
    secretArg: (key) => `${key} 的名字像是密钥，而构建参数不保密`,
    leaveOutArg: (key) => `去掉 ${key}`,
    secretFault: {
      missing: (id, path) => `密钥 ${id} 不存在：没有 ${path}`,
      forbidden: (id, path) => `密钥 ${id} 无法读取：${path}`,
      unset: (id, name) => `密钥 ${id} 不存在：没有设置环境变量 ${name}`,
    },
    secretAsked: (id) => `Dockerfile 要挂载密钥 ${id}，而没有给出`,
    giveSecret: (id) => `给出密钥 ${id}`,
    whereSecret: '它在哪里：src=FILE 或 env=NAME，从不写密钥本身。',
    leaveOutSecret: (id) => `去掉密钥 ${id}`,
    lacks: (flag, why) => `这里不能用 ${flag}：${why}`,
    lack: {
      'buildx-0.10': 'buildx 低于 0.10',
      'buildx-0.12': 'buildx 低于 0.12',
      'buildkit-0.11': '构建器的 BuildKit 低于 0.11',
      driver: '引擎自带的构建器要有 containerd 镜像存储才行',
    },
    noList: 'index: 是列表的注解，而只为一个平台构建又不带证明时没有列表',
    leaveOutIndex: '去掉列表的注解',
    leaveOutOption: (flag) => `不用 ${flag} 构建`,
  },
  page: {
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
    inBake:
      '每一项都用于所有目标：阶段、密钥和缓存取代文件里的设置，参数和注解与文件里的并用。标签由文件决定。',
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
  },
};
