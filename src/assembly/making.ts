import { lineWith, typedWith } from '../checklist/client-trust.ts';
import { inRegistry } from '../checklist/manifest/stored-image.ts';
import { throughDoor } from '../checklist/registry/door-image.ts';
import { inspectRaw } from '../docker/image-commands.ts';
import { manifestInspect } from '../docker/list-commands.ts';
import { shellQuote } from '../docker/shell-words.ts';
import type { Host } from '../host/host.ts';
import { type Look, lookAt } from '../host/look.ts';
import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import { texts } from '../texts/index.ts';
import type { Change, Changing } from '../wizard/changing.ts';
import type { Doing } from '../wizard/state.ts';
import type { Wanted } from './assembly.ts';
import { type AssemblyFacts, rowsThere } from './facts.ts';
import { fewAtOnce } from './few-at-once.ts';
import { lookFresh } from './fresh.ts';
import type { Ground } from './looking.ts';
import { type Plan, preparation, push, remedyOf } from './plan.ts';
import { entriesOf } from './platforms.ts';
import { type ReadBack, readBack } from './read-back.ts';

/** What came of making a list. */
export type Made =
  /** A command ended otherwise than it should. */
  | { readonly kind: 'stopped'; readonly error: string; readonly lines: readonly string[] }
  /** A tag was pushed anew in between, or could not be asked for: nothing was pushed. */
  | { readonly kind: 'stale'; readonly finding: Finding }
  | { readonly kind: 'pushed'; readonly back: ReadBack; readonly lines: readonly string[] };

export type MakeOptions = {
  readonly host: Host;
  readonly changing: Changing;
  readonly ground: Ground;
  readonly facts: AssemblyFacts;
  readonly wanted: Wanted;
  readonly plan: Plan;
  readonly onDoing: (doing: Doing) => void;
  /** The local copy is there: its digests are held against the registry's. */
  readonly onComparing: () => void;
  /** All commands ended well: the registry is asked what it has now. */
  readonly onChecking: () => void;
  /** Called off: nothing more is begun, whether or not a command runs at that moment. */
  readonly signal: AbortSignal;
};

/** Runs the commands of a plan; before a push the local digests are held against the registry's. */
export async function makeList(options: MakeOptions): Promise<Made> {
  const { changing, facts, plan, onDoing, signal } = options;
  const whole = remedyOf(plan, facts);
  const before = facts.rows.flatMap(({ read }) =>
    read.state === 'there' ? [{ source: read.seenBy, line: null, text: read.digest }] : [],
  );
  const first = preparation(plan);
  if (first.length > 0) {
    const prepared = await changing.change(prepares(whole, plan), before, onDoing);
    if (prepared.error !== null) return stopped(prepared);
    options.onComparing();
    const fresh = await lookFresh(lookFor(options), options);
    await prepared.complete('changed', [fresh]);
    if (signal.aborted) return calledOff(whole);
    if (fresh.status === 'problem') return { kind: 'stale', finding: fresh };
  }
  const pushed = await changing.change({ ...whole, actions: [push(plan)] }, before, onDoing);
  if (pushed.error !== null) return stopped(pushed);
  options.onChecking();
  const back = await lookBack(options);
  await pushed.complete('changed', back.findings);
  return { kind: 'pushed', back, lines: pushed.lines };
}

async function stopped({ error, lines, complete }: Change): Promise<Made> {
  await complete('changed', []);
  return { kind: 'stopped', error: error ?? '', lines };
}

function calledOff({ title }: Remedy): Made {
  const { stopped: words, whyNot } = texts().wizard;
  return { kind: 'stopped', error: words(title, whyNot.noExit.cancelled), lines: [] };
}

/** What is done on this machine alone, and taken back there. */
function prepares(whole: Remedy, plan: Plan): Remedy {
  const { local } = assemblyTexts();
  return {
    ...whole,
    changes: local.made(plan.list),
    undo: shellQuote(plan.removal.run),
    actions: preparation(plan),
    reversal: [plan.removal],
  };
}

/** Sees everything as it is now, and ends where the making is called off. */
function lookFor({ host, ground, signal }: MakeOptions): Look {
  return lookAt(fewAtOnce(host, signal), ground.env);
}

/** The list as the registry has it, through buildx where there is one, else by its API. */
function lookBack(options: MakeOptions): Promise<ReadBack> {
  const { ground, facts, wanted, plan } = options;
  const { list, builder, isInsecure } = plan;
  const pull = ['docker', 'pull', list];
  const entries = entriesOf(rowsThere(facts.rows), wanted);
  if (plan.way === 'imagetools') {
    const stored = inRegistry(lookFor(options), ground.asking, list);
    const seenBy = lineWith(inspectRaw(list, builder), plan.variables);
    const inspect = ['docker', 'buildx', 'imagetools', 'inspect', list];
    const commands = [pull, typedWith(inspect, plan.variables)];
    return readBack({ list, stored, seenBy, commands, entries });
  }
  const { stored, address } = throughDoor(ground.door, list);
  const inspect = typedWith(manifestInspect(list, { isInsecure }), plan.variables);
  const commands = [pull, inspect];
  return readBack({ list, stored, seenBy: address, commands, entries });
}
