import { dirname, join } from 'node:path';
import type { Builder } from '../../docker/builders.ts';
import { mergedConfig, rehomed, settingsFor, tableOf } from '../../docker/buildkit-config.ts';
import type { Look } from '../../host/look.ts';
import type { Answers } from '../../model/answers.ts';
import { type BuilderFacts, chosenBuilder, type OwnFiles } from './facts.ts';
import { wantedOf } from './fitness.ts';
import { configFor, edit, type NewConfig } from './making.ts';

type Configs = {
  /** What the builder is made with. */
  readonly now: NewConfig | null;
  /** What it is made with again, should that be taken back. */
  readonly before: NewConfig | null;
};

/**
 * The configurations for a builder that is made anew: what it was made with stays in it.
 *
 * @returns Null where something of that would be lost.
 */
export function configsFor(
  facts: BuilderFacts,
  builder: Builder,
  answers: Answers,
): Configs | null {
  const files = builder.nodes[0]?.files ?? {};
  const had = files['buildkitd.toml'];
  if (had === undefined) {
    const isEmpty = Object.keys(files).length === 0;
    return isEmpty ? { now: configFor(facts, answers, answers.access), before: null } : null;
  }
  const folder = folderOf(facts, builder);
  const merged = mergedConfig(had, settingsFor(wantedOf(answers)), tableOf);
  const [now, before] = [merged, had].map((text) => text && rehomed(text, files, folder));
  if (!now || !before) return null;
  const write = (name: string, { config, files: beside }: typeof now): NewConfig => ({
    path: join(folder, name),
    edits: [...beside, [join(folder, name), config] as const].flatMap(([path, text]) =>
      edit(path, facts.ownFiles[path] ?? null, text),
    ),
  });
  const isSaid = new Set(now.files.map(([path]) => path));
  const rest = { ...before, files: before.files.filter(([path]) => !isSaid.has(path)) };
  return { now: write('buildkitd.toml', now), before: write('before.toml', rest) };
}

/** A builder's own folder: no name of one holds a slash. */
const folderOf = ({ config }: Pick<BuilderFacts, 'config'>, { name }: Builder): string =>
  join(dirname(config.path), name);

/** Reads what was written for the chosen builder before. */
export async function readOwnFiles(
  look: Look,
  facts: Pick<BuilderFacts, 'builders' | 'chosen' | 'config'>,
): Promise<OwnFiles> {
  const builder = chosenBuilder(facts);
  const names = Object.keys(builder?.nodes[0]?.files ?? {});
  if (builder === null || names.length === 0) return {};
  const folder = folderOf(facts, builder);
  const paths = [...names, 'before.toml'].map((name) => join(folder, name));
  const read = await Promise.all(
    paths.map(async (path) => [path, (await look.readText(path)).text]),
  );
  return Object.fromEntries(read);
}
