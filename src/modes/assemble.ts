import { resolve } from 'node:path';
import { openTalk } from '../asking/open-talk.ts';
import type { Wanted } from '../assembly/assembly.ts';
import { createAssembly } from '../assembly/engine.ts';
import type { FlagValues } from '../flags.ts';
import { guardProcess } from '../guard.ts';
import type { Host } from '../host/host.ts';
import { endChildren } from '../host/local.ts';
import { UsageError } from '../model/usage.ts';
import { labelLines } from '../report/label.ts';
import { rightsOn } from '../wizard/rights.ts';
import { type Asked, type Conversation, converse } from './assemble-talk.ts';
import { readWanted } from './assemble-values.ts';
import { chooseHost } from './host.ts';

/** Makes a manifest list of images that are pushed already; the exit code. */
export async function runAssemble(words: readonly string[], values: FlagValues): Promise<number> {
  const given = readWanted(words, values);
  const chosen = await chooseHost(values);
  if (typeof chosen === 'number') return chosen;
  const host = await chosen.open();
  const files = await readFiles(host, values);
  const guard = guardProcess(chosen.crashFolder);
  guard.onLeave(endChildren);
  const talk = openTalk(process.stdout, host.label);
  guard.onLeave(talk.leave);
  const isUnasked = values.has('yes');
  if (talk.ask === null || isUnasked) requireAll(given);
  talk.say(...labelLines(talk.page, host.label));
  const engine = createAssembly({ host, wanted: given, suspend: (during) => during() });
  const conversation: Conversation = {
    ...{ engine, talk, files, isUnasked },
    rights: await rightsOn(host),
  };
  const exitCode = await converse(conversation);
  talk.close();
  return exitCode;
}

/** Where nobody can be asked, all has to be given. */
function requireAll({ list, sources = [] }: Partial<Wanted>): void {
  if (list === undefined) throw new UsageError({ kind: 'no-list' });
  if (sources.length === 0) throw new UsageError({ kind: 'no-sources' });
}

/** The files that the way is written down in: nothing may be there yet. */
async function readFiles(host: Host, values: FlagValues): Promise<Asked> {
  const files = (['script', 'makefile'] as const).flatMap((kind) => {
    const path = values.get(kind)?.at(-1);
    return path === undefined ? [] : [{ kind, path }];
  });
  for (const { kind, path } of files) {
    const isThere = (await host.stat(resolve(host.cwd, path))) !== null;
    if (isThere) throw new UsageError({ kind: 'is-there', flag: `--${kind}`, path });
  }
  return files;
}
