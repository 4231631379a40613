import { join, resolve } from 'node:path';
import { baseImages } from '../../docker/dockerfile.ts';
import type { Look } from '../../host/look.ts';
import type { Answers } from '../../model/answers.ts';
import { texts } from '../../texts/index.ts';
import type { DockerfileFault, TargetFacts } from './facts.ts';

export type Source = {
  readonly text: string | null;
  readonly facts: Pick<TargetFacts, 'dockerfile' | 'fault' | 'candidates' | 'evidence'>;
};

/** Finds and reads the Dockerfile as Docker would: `--file`, else the context's own. */
export async function readDockerfile(look: Look, { context, file }: Answers): Promise<Source> {
  const folder = resolve(look.cwd, context);
  const shown = file ?? join(context, 'Dockerfile');
  const [stat, names] = await Promise.all([look.stat(folder), look.list(folder)]);
  const without = (fault: DockerfileFault, text: string, candidates: readonly string[] = []) => ({
    text: null,
    facts: { dockerfile: null, fault, candidates, evidence: [{ source: shown, line: null, text }] },
  });
  if (stat?.kind !== 'folder') return without('no-context', folder);
  if (names === null) return without('context-forbidden', folder);
  const read = await look.readText(resolve(look.cwd, shown));
  if (read.error === 'forbidden') return without('forbidden', shown);
  if (read.error !== null) return without('missing', shown, candidatesIn(names, context));
  if (!/^\s*FROM\s/im.test(read.text)) return without('empty', shown);
  const evidence = [
    { source: shown, line: null, text: texts().target.froms(baseImages(read.text)) },
  ];
  return { text: read.text, facts: { dockerfile: shown, fault: null, candidates: [], evidence } };
}

function candidatesIn(names: readonly string[], context: string): readonly string[] {
  const looksLikeOne = /^(?:containerfile|dockerfile)(?:[.-].+)?$|\.dockerfile$/i;
  return names
    .filter((name) => looksLikeOne.test(name) && !name.endsWith('.dockerignore'))
    .sort()
    .map((name) => join(context, name));
}
