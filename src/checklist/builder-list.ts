import { basename, join } from 'node:path';
import {
  inspectBuilder,
  listBuildersAsJson,
  listBuildersAsTable,
} from '../docker/builder-commands.ts';
import { withInstance } from '../docker/builders/instance.ts';
import {
  type Builder,
  currentBuilder,
  parseBuilderInspect,
  parseBuilders,
} from '../docker/builders.ts';
import type { Context } from '../docker/contexts.ts';
import { shellQuote } from '../docker/shell-words.ts';
import { plainText } from '../docker/terminal-text.ts';
import { buildxFolder } from '../host/client-folder.ts';
import type { Ran } from '../host/host.ts';
import type { Look } from '../host/look.ts';
import { type Evidence, evidence } from '../model/evidence.ts';

/** The builders that buildx knows. */
export type BuilderList = {
  readonly builders: readonly Builder[];
  /** The one that commands without `--builder` use. */
  readonly selected: string | null;
  /** What the command said where it gave no list. */
  readonly failed: Evidence | null;
};

/** Asks buildx for its builders, in the form that tells most of what this version knows. */
export async function listBuilders(look: Look): Promise<BuilderList> {
  const [json, inspected] = await Promise.all([
    look.run(listBuildersAsJson),
    look.run(inspectBuilder()),
  ]);
  const selected = parseBuilderInspect(inspected.stdout);
  const hasJson = json.exitCode === 0;
  const isOver = hasJson || json.failed !== null;
  const list = isOver ? json : await look.run(listBuildersAsTable);
  const listed = parseBuilders(list.stdout, list.stderr);
  // One builder that hangs keeps the whole list away; the selected one may still have answered.
  const builders = listed.length > 0 || selected === null ? listed : [selected];
  return {
    builders: isOver ? builders : await Promise.all(builders.map((one) => inDetail(look, one))),
    selected: currentBuilder(builders)?.name ?? selected?.name ?? null,
    failed: builders.length > 0 ? null : whatItSaid(list),
  };
}

/** The table does not tell how a builder was made. */
async function inDetail(look: Look, builder: Builder): Promise<Builder> {
  if (builder.driver === 'docker') return builder;
  const { stdout } = await look.run(inspectBuilder(builder.name));
  const seen = parseBuilderInspect(stdout) ?? builder;
  const tellsFiles = seen.nodes.some(({ files }) => Object.keys(files).length > 0);
  const kept = tellsFiles ? null : await look.readText(await instanceFile(look, builder));
  return kept?.text == null ? seen : withInstance(seen, kept.text);
}

/** Before 0.12 buildx tells nobody the configuration that a builder was made with, and keeps it all the same. */
const instanceFile = async (look: Look, { name }: Builder): Promise<string> =>
  join(await buildxFolder(look), 'instances', basename(name));

function whatItSaid({ argv, stderr, stdout, failed }: Ran): Evidence {
  const text = plainText(stderr || stdout).trim();
  return evidence(shellQuote(argv), text || (failed ?? ''));
}

/** The builder of the client's context, whose name it has: the engine itself, with Podman one in a container. */
export function engineBuilder(
  { builders }: BuilderList,
  contexts: readonly Context[],
): Builder | null {
  const current = contexts.find(({ isCurrent }) => isCurrent)?.name ?? 'default';
  return builders.find(({ name }) => name === current) ?? null;
}

/** Whether every node of a builder runs. */
export function isRunning({ nodes, error }: Builder): boolean {
  return error === null && nodes.length > 0 && nodes.every(({ status }) => status === 'running');
}
