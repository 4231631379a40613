import type { OptionFault } from '../../docker/build-options/fault.ts';
import { references } from './references.ts';

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
  provenance: () => '可以是 default、off、min 或 max',
  'secret-value': () =>
    '密钥的内容不能写在命令行上，别人看得到；指明文件 id=ID,src=FILE，或环境变量 id=ID,env=NAME',
  'secret-id': () => '缺少 id：应写成 id=ID,src=FILE 或 id=ID,env=NAME',
  'secret-place': () => '没有说明取自哪里：应写成 id=ID,src=FILE 或 id=ID,env=NAME',
  'secret-places': () => '只能取自文件或环境变量之一：src=FILE 或 env=NAME',
  'secret-type': () => '类型只能是 file 或 env',
  csv: () => '引号不成对：含逗号的字段要整个加引号，如 "src=a,b"',
  'cache-type': ({ word }) =>
    `向导不支持${word === '' ? '没有类型的' : `类型为 ${word} 的`}缓存：应为镜像仓库中的引用，或 type=registry,ref=REFERENCE`,
  'cache-field': ({ word }) => `没有 ${word} 这个字段：只有 type=registry、ref 和 mode=min 或 max`,
  'cache-reference': ({ problem, meant }) =>
    meant === null ? references[problem] : `${references[problem]}；应写成 ${meant}`,
};

export const optionFault = (fault: OptionFault): string =>
  (faults[fault.code] as (fault: OptionFault) => string)(fault);
