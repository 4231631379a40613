import type { OptionFault } from '../../docker/build-options/fault.ts';
import { references } from './references.ts';

type Sentences = {
  readonly [Code in OptionFault['code']]: (
    fault: Extract<OptionFault, { readonly code: Code }>,
  ) => string;
};

const faults: Sentences = {
  target: () => 'a stage is called as in FROM IMAGE AS NAME: letters, digits, "-", "_" and "."',
  'build-arg': () => 'the form is KEY=VALUE, or KEY for the variable of that name',
  annotation: () => 'the form is KEY=VALUE, or index:KEY=VALUE',
  'annotation-type': ({ word }) =>
    `${word} is no place for an annotation: index, manifest, index-descriptor or manifest-descriptor`,
  provenance: () => 'it is default, off, min or max',
  'secret-value': () =>
    'a secret never stands on the command line, where others read it; name a file, id=ID,src=FILE, or a variable, id=ID,env=NAME',
  'secret-id': () => 'it has no id: id=ID,src=FILE or id=ID,env=NAME',
  'secret-place': () => 'it says not where it is: id=ID,src=FILE or id=ID,env=NAME',
  'secret-places': () => 'it is in a file or in a variable, not in both: src=FILE or env=NAME',
  'secret-type': () => 'its type is file or env',
  csv: () => 'its quotes do not pair: a field with a comma is quoted whole, as in "src=a,b"',
  'cache-type': ({ word }) =>
    `${word === '' ? 'a cache without a type' : `a cache of the type ${word}`} is none of the wizard's: it is a reference in a registry, or type=registry,ref=REFERENCE`,
  'cache-field': ({ word }) =>
    `${word} is none of its fields: type=registry, ref and mode=min or max`,
  'cache-reference': ({ problem, meant }) =>
    meant === null ? references[problem] : `${references[problem]}; write ${meant}`,
};

/** Why a text is no option of a build: the end of a sentence. */
export const optionFault = (fault: OptionFault): string =>
  (faults[fault.code] as (fault: OptionFault) => string)(fault);
