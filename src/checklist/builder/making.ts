import { createBuilder, startBuilder } from '../../docker/builder-commands.ts';
import { buildkitConfig, type RegistryAccess, settingsFor } from '../../docker/buildkit-config.ts';
import type { Action, EditAction } from '../../model/action.ts';
import type { Answers } from '../../model/answers.ts';
import { texts } from '../../texts/index.ts';
import type { BuilderFacts } from './facts.ts';
import { wantedOf } from './fitness.ts';

export const hostNetwork = 'network=host';

/** How a builder is made for where the image goes. */
export type Making = {
  readonly driverOptions: readonly string[];
  /** How it is told to speak to the registry; null for TLS that is verified. */
  readonly access: RegistryAccess | null;
  /** What it is told of registries; null where there is nothing to tell. */
  readonly config: NewConfig | null;
  /** The context of its engine; the current one if left out. */
  readonly context?: string;
};

/** A BuildKit configuration, and the files that have to be written before it can be given. */
export type NewConfig = {
  readonly path: string;
  readonly edits: readonly EditAction[];
};

/** What a new builder is told, in the file for this registry. */
export function configFor(
  { config }: BuilderFacts,
  answers: Answers,
  access: RegistryAccess | null,
): NewConfig | null {
  const text = buildkitConfig(settingsFor(wantedOf({ ...answers, access })));
  return text === null
    ? null
    : { path: config.path, edits: edit(config.path, config.before, text) };
}

/** Writes a file, and shows what is new in it; nothing where it says so already. */
export function edit(path: string, before: string | null, after: string): readonly EditAction[] {
  if (before === after) return [];
  const lines = (sign: string, text: string | null) =>
    (text ?? '').split('\n').flatMap((line) => (line === '' ? [] : `${sign}${line}`));
  const diff = [...lines('-', before), ...lines('+', after)].join('\n');
  return [{ edit: path, diff, before, after }];
}

/** Makes and starts it. */
export function makingActions(
  name: string,
  { configFlag }: BuilderFacts,
  { driverOptions, config, context }: Making,
): readonly Action[] {
  const how = { name, driverOptions, config: config?.path ?? null, configFlag };
  return [
    { run: createBuilder({ ...how, ...(context !== undefined && { context }) }) },
    { run: startBuilder(name) },
  ];
}

/** What it means that a certificate is not looked at. */
export const withRisk = (changes: string, { access }: Making): string =>
  access === 'insecure' ? `${changes} ${texts().builder.chosen.create.risk}` : changes;
