import { createHash } from 'node:crypto';
import { foreignNames } from '../checklist/target/archive-place.ts';
import type { Look } from '../host/look.ts';
import type { RunAction } from '../model/action.ts';
import type { Needs } from '../model/remedy.ts';
import { bootId } from '../receipts/boot.ts';
import type { KeptAction, Receipt } from '../receipts/receipt.ts';
import { type Aim, behind, nothingPresumed, type Presumed } from './aim.ts';
import { aimOf, unprefixed } from './aims.ts';
import { type FilePlan, filePlans } from './files.ts';

/** How a change is taken back, as the machine is now. */
export type Plan = {
  readonly receipt: Receipt;
  readonly state: /** Something is to be done, or stands in the way. */
    | 'open'
    /** The change leaves nothing that could be taken back. */
    | 'nothing'
    /** The kernel forgot it at a reboot. */
    | 'rebooted'
    /** All is as it was before. */
    | 'as-before'
    /** The commands have all their say, and no look tells whether they did it. */
    | 'unseen';
  readonly needs: Needs;
  readonly commands: readonly RunAction[];
  readonly files: readonly FilePlan[];
  /** A path that a command needs and that is not there, or that somebody changed: no command runs. */
  readonly missing: string | null;
  readonly changed: string | null;
  /** Handlers that the change took out first, being of no use. */
  readonly takenOut: readonly string[];
};

type Command = { readonly action: RunAction; readonly aim: Aim | null };

/** Looks at what is left of a change. */
export async function planOf(
  receipt: Receipt,
  look: Look,
  presumed: Presumed = nothingPresumed(),
): Promise<Plan> {
  const files = await filePlans(receipt, look, presumed);
  const all = commandsOf(receipt).map((action) => ({
    action,
    aim: aimOf(action, receipt, presumed),
  }));
  const moot = await Promise.all(all.map(async ({ aim }) => (await aim?.isMoot?.(look)) ?? false));
  const commands = all.filter((_, index) => !moot[index]);
  const [seen, isByReboot, lacking, boot, changed] = await Promise.all([
    seenOf(commands, look),
    Promise.all(commands.map(async ({ aim }) => (await aim?.comesByReboot?.(look)) ?? false)),
    Promise.all(commands.map(async ({ aim }) => (await aim?.lacks?.(look)) ?? null)),
    bootId(look),
    changedFile(receipt, look),
  ]);
  const isNew = boot !== null && receipt.bootId !== null && boot !== receipt.bootId;
  const isForgotten = isNew && commands.length > 0 && !isByReboot.includes(false);
  const isOpen = seen !== 'reached' && !isForgotten;
  const isFine = files.every(({ kind }) => kind === 'as-before');
  return {
    receipt,
    state: stateOf({ all, files, isForgotten, isFine, seen }),
    needs: needsOf(receipt),
    commands: isOpen ? commands.map(({ action }) => action) : [],
    files,
    missing: isOpen ? (lacking.find((path) => path !== null) ?? null) : null,
    changed: isOpen ? changed : null,
    takenOut: takenOut(receipt),
  };
}

type Seen = 'reached' | 'open' | 'unknown';

/** Whether all that the commands are for is so already. */
async function seenOf(commands: readonly Command[], look: Look): Promise<Seen> {
  // Of two about one thing, the later one counts.
  const aims = new Map(commands.flatMap(({ aim }) => (aim ? [[aim.subject, aim] as const] : [])));
  const reached = await Promise.all([...aims.values()].map((aim) => aim.isReached(look)));
  if (reached.includes(false)) return 'open';
  const isKnown = commands.length === 0 || (reached.length > 0 && !reached.includes(null));
  return isKnown ? 'reached' : 'unknown';
}

type Judged = {
  readonly all: readonly Command[];
  readonly files: readonly FilePlan[];
  readonly isForgotten: boolean;
  readonly isFine: boolean;
  readonly seen: Seen;
};

function stateOf({ all, files, isForgotten, isFine, seen }: Judged): Plan['state'] {
  if (all.length === 0 && files.length === 0) return 'nothing';
  if (!isFine) return 'open';
  if (isForgotten) return 'rebooted';
  if (seen === 'reached') return 'as-before';
  return seen === 'unknown' ? 'unseen' : 'open';
}

/** What a receipt holds to be run; a file that the change itself made is looked at before it goes. */
function commandsOf({ reversal, actions }: Receipt): readonly RunAction[] {
  const edited = actions.flatMap((action) => ('edit' in action ? [action.edit] : []));
  const isOfFile = (run: readonly string[]) => run[0] === 'rm' && edited.includes(run.at(-1) ?? '');
  return reversal.filter(
    (action): action is Extract<KeptAction, RunAction> => 'run' in action && !isOfFile(action.run),
  );
}

/** What an older receipt asked for is told from its commands. */
function needsOf({ needs, reversal }: Receipt): Needs {
  if (needs !== null && needs !== 'nothing' && needs !== 'person') return needs;
  const argvs = reversal.flatMap((action) => ('run' in action ? [action.run] : []));
  if (argvs.some(([first]) => first === 'sudo')) return 'root';
  return argvs.some((argv) => argv.includes('--privileged')) ? 'privileged' : 'consent';
}

/** A file that the change wrote by `tee`, and that somebody changed since; a folder that it built into. */
async function changedFile(receipt: Receipt, look: Look): Promise<string | null> {
  const { actions, reversal } = receipt;
  for (const action of reversal) {
    const folder = 'run' in action ? behind(action.run, 'rm', '-r')?.at(0) : undefined;
    if (folder === undefined || !actions.every((one) => 'do' in one)) continue;
    // What somebody put there goes with no folder of ours.
    if (((await foreignNames(look, folder)) ?? []).length > 0) return folder;
  }
  for (const action of actions) {
    if (!('run' in action) || action.input === undefined) continue;
    const [tool, path = ''] = unprefixed(action.run);
    if (tool !== 'tee' || path.startsWith('/proc/')) continue;
    const now = await look.sha256(path);
    if (now !== null && now !== sha256(action.input)) return path;
  }
  return null;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function takenOut({ actions }: Receipt): readonly string[] {
  return actions.flatMap((action) => {
    const at = 'run' in action ? action.run.indexOf('--uninstall') : -1;
    return at === -1 || !('run' in action) ? [] : (action.run[at + 1] ?? '').split(',');
  });
}
