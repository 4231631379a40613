import { cacheTarget, parseCacheFrom, parseCacheTo } from '../../docker/build-options/cache.ts';
import type { OptionFault, ReadOption } from '../../docker/build-options/fault.ts';
import { parseSecret, secretText } from '../../docker/build-options/secret.ts';
import { parseAnnotation, parseBuildArg, parseTarget } from '../../docker/build-options/words.ts';
import type { Answers } from '../../model/answers.ts';
import { optionTexts } from '../../texts/build-options.ts';
import type { WizardState } from '../../wizard/state.ts';
import { referenceError } from '../reference-error.ts';

/** The settings of the page, in its order. */
export const settingNames = [
  ...(['tags', 'target', 'buildArgs', 'secrets', 'provenance', 'sbom'] as const),
  ...(['annotations', 'cacheFrom', 'cacheTo'] as const),
];
export type SettingName = (typeof settingNames)[number];

/** A list of texts, or the stage, which is one or none. */
export type ListName = Exclude<SettingName, 'provenance' | 'sbom'>;

export const isList = (name: SettingName): name is ListName =>
  name !== 'provenance' && name !== 'sbom';

/** The entries of a list, as they are typed. */
export function entriesOf(answers: Answers, name: ListName): readonly string[] {
  switch (name) {
    case 'target':
      return answers.target === null ? [] : [answers.target];
    case 'secrets':
      return answers.secrets.map(secretText);
    case 'cacheTo':
      return answers.cacheTo.map(cacheTarget);
    default:
      return answers[name];
  }
}

/** Why a text is no entry of a list, as the end of a sentence; null where it is one. */
export function entryError(name: ListName, text: string, isPush: boolean): string | null {
  const because = (read: ReadOption<unknown>) => (read.ok ? null : told(read.fault));
  switch (name) {
    case 'tags':
      return referenceError(text, isPush)?.text ?? null;
    case 'target':
      return because(parseTarget(text));
    case 'buildArgs':
      return because(parseBuildArg(text));
    case 'secrets':
      return because(parseSecret(text));
    case 'annotations':
      return because(parseAnnotation(text));
    case 'cacheFrom':
      return because(parseCacheFrom(text));
    case 'cacheTo':
      return because(parseCacheTo(text));
  }
}

const told = (fault: OptionFault): string => optionTexts().fault(fault);

/** The answers with these entries, each of which will do. */
export function withEntries(name: ListName, entries: readonly string[]): Partial<Answers> {
  const read = <Value>(parse: (text: string) => ReadOption<Value>) =>
    entries.map(parse).flatMap((one) => (one.ok ? [one.value] : []));
  switch (name) {
    case 'target':
      return { target: entries[0] ?? null };
    case 'secrets':
      return { secrets: read(parseSecret) };
    case 'cacheFrom':
      return { cacheFrom: read(parseCacheFrom) };
    case 'cacheTo':
      return { cacheTo: read(parseCacheTo) };
    default:
      return { [name]: entries };
  }
}

/** What the Dockerfile suggests for a new entry: stages, arguments with their defaults, ids of secrets. */
export function suggestionsFor({ steps, answers }: WizardState, name: ListName): readonly string[] {
  const { stages = [], args = [], secrets = [] } = steps.target.facts?.names ?? {};
  switch (name) {
    case 'target':
      return stages;
    case 'buildArgs':
      return args
        .filter(({ key }) => !answers.buildArgs.some((one) => one.split('=')[0] === key))
        .map(({ key, value }) => `${key}=${value ?? ''}`);
    case 'secrets':
      return secrets
        .filter((id) => !answers.secrets.some((one) => one.id === id))
        .map((id) => `id=${id},src=`);
    default:
      return [];
  }
}

/** Why a setting can't be had here, as the end of a sentence; null where it can, or where nobody knows. */
export function lackOf({ steps }: WizardState, name: SettingName): string | null {
  const lacks = steps.target.facts?.lacks ?? {};
  const lack =
    name === 'annotations'
      ? lacks.annotations
      : name === 'cacheTo'
        ? lacks.cacheTo
        : name === 'sbom' || name === 'provenance'
          ? lacks.attestations
          : undefined;
  return lack === undefined ? null : optionTexts().judged.lack[lack];
}
