import { resolve } from 'node:path';
import type { ReadStream } from 'node:tty';
import { openTalk } from '../asking/open-talk.ts';
import type { Wanted } from '../assembly/assembly.ts';
import { type AssemblyOptions, createAssembly } from '../assembly/engine.ts';
import type { FlagValues } from '../flags.ts';
import { type Guard, guardProcess } from '../guard.ts';
import type { Host } from '../host/host.ts';
import { endChildren } from '../host/local.ts';
import { findTerminal } from '../host/terminal.ts';
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
  const wanted = { ...(await chosen.wanted?.()), ...given };
  const files = await readFiles(host, values);
  const guard = guardProcess(chosen.crashFolder);
  const input = isTalk(values) ? null : findTerminal();
  if (input !== null && typeof input !== 'string') {
    return onScreen({ host, wanted }, guard, input);
  }
  guard.onLeave(endChildren);
  const talk = openTalk(process.stdout, host.label);
  guard.onLeave(talk.leave);
  const isUnasked = values.has('yes');
  const canAsk = talk.ask !== null && !isUnasked;
  if (!canAsk) requireAll(wanted);
  talk.say(...labelLines(talk.page, host.label));
  const engine = createAssembly({
    host,
    // Whoever can be asked is asked line by line for what the command line does not say.
    wanted: canAsk ? given : wanted,
    suspend: (during) => during(),
  });
  const conversation: Conversation = {
    ...{ engine, talk, files, isUnasked },
    rights: await rightsOn(host),
  };
  const exitCode = await converse(conversation);
  talk.close();
  return exitCode;
}

/** What has flags for its end is no walk: the answers are there already. */
const isTalk = (values: FlagValues): boolean =>
  ['yes', 'script', 'makefile'].some((flag) => values.has(flag));

/** The screens of the wizard's other route, in the person's terminal. */
async function onScreen(
  { host, wanted }: Omit<AssemblyOptions, 'suspend'>,
  { watchTerminal, onLeave }: Guard,
  input: ReadStream,
): Promise<number> {
  watchTerminal(input);
  onLeave(endChildren);
  const { startRoute } = await import('../ui/assembly/open.tsx');
  const terminal = { stdin: input, stdout: process.stdout, env: process.env, onLeave };
  return startRoute(async (suspend) => ({ host, wanted, suspend }), terminal);
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
