import { askConsent } from '../asking/consent.ts';
import { interruptible } from '../asking/interruptible.ts';
import type { Talk } from '../asking/talk.ts';
import { told } from '../asking/told.ts';
import { registryAt } from '../checklist/builder/own-registry.ts';
import { publishedBy } from '../docker/own-registry.ts';
import type { Host } from '../host/host.ts';
import { lookAt } from '../host/look.ts';
import { noAnswers } from '../model/answers.ts';
import type { Needs, Remedy } from '../model/remedy.ts';
import { listReceipts } from '../receipts/list.ts';
import type { Receipt, Undone } from '../receipts/receipt.ts';
import { markUndone } from '../receipts/undone.ts';
import { mendTexts } from '../texts/mend.ts';
import { asShown, type Rights } from '../wizard/as-shown.ts';
import { childrenEnv } from '../wizard/children-env.ts';
import { forgetRegistry } from '../wizard/forgetting.ts';
import { nothingPresumed } from './aim.ts';
import { candidates } from './candidates.ts';
import { type Plan, planOf } from './plan.ts';
import { presume } from './presume.ts';
import { explainedRows, headRows, planRows, stateRows, whyStopped } from './shown.ts';
import { takeBack } from './take-back.ts';

export type UndoOptions = {
  readonly host: Host;
  readonly talk: Talk;
  readonly rights: Rights;
  readonly accepted: readonly Needs[];
  /** Everything is shown, and nothing is done. */
  readonly isDryRun: boolean;
};

/** `left`: something is left. `stopped`: Ctrl+C ended a command. */
export type UndoEnd = 'nothing' | 'done' | 'left' | 'stopped';

const env = childrenEnv(noAnswers);

/** Takes back what was changed, the newest change first; each is looked at before and after. */
export async function undo(options: UndoOptions): Promise<UndoEnd> {
  const { host, talk, isDryRun } = options;
  const words = mendTexts().undo;
  const presumed = nothingPresumed();
  let end: UndoEnd = 'nothing';
  for (const receipt of candidates(await listReceipts(host))) {
    const plan = await planOf(receipt, lookAt(host, env), presumed);
    // What came to nothing in the first place is not worth a word.
    if (plan.state !== 'open' && plan.state !== 'unseen' && !hasChanged(receipt)) continue;
    talk.say([], ...headRows(talk.page, receipt, host.now()));
    if (isDryRun) {
      talk.say(...planRows(talk.page, plan, remedyOf(plan, options.rights)));
      presume(plan, presumed);
      if (end === 'nothing') end = 'done';
      continue;
    }
    const outcome = await settle(plan, options);
    if (outcome === 'stopped') return 'stopped';
    if (outcome === 'left') end = 'left';
    else {
      await forgetTakenBack(host, receipt);
      const unmarked = await markUndone(host, receipt, outcome);
      if (unmarked !== null) told(talk).problem(words.unmarked(unmarked.path));
      if (end === 'nothing') end = 'done';
    }
  }
  if (end === 'nothing') talk.say([{ text: words.nothing }]);
  return end;
}

const hasChanged = ({ completed }: Receipt): boolean =>
  completed === null || completed.outcome === 'changed';

/** A registry that was started here, and is gone, fills in no next run. */
async function forgetTakenBack(host: Host, { actions }: Receipt): Promise<void> {
  const ports = actions.flatMap((action) =>
    'run' in action ? (publishedBy(action.run) ?? []) : [],
  );
  for (const port of ports) await forgetRegistry(host, registryAt(port));
}

type Settled = Undone['outcome'] | 'left' | 'stopped';

/** One change: said to be gone already, or asked about and taken back. */
async function settle(plan: Plan, options: UndoOptions): Promise<Settled> {
  const { talk } = options;
  const remedy = remedyOf(plan, options.rights);
  talk.say(...planRows(talk.page, plan, remedy));
  if (plan.state === 'nothing') return 'nothing';
  if (plan.state === 'rebooted' || plan.state === 'as-before') return 'gone';
  if (!canRun(plan)) return 'left';
  for (;;) {
    const decision = await decide(plan, remedy, options);
    if (decision === 'left') return 'left';
    if (decision === 'run') return carryOut(plan, remedy, options);
    const seen = await judge(plan, options, true);
    if (seen !== 'left') return seen;
  }
}

/** Whether anything can be done at all. */
const canRun = ({ commands, files, missing, changed }: Plan): boolean =>
  missing === null &&
  changed === null &&
  (commands.length > 0 || files.some(({ kind }) => kind === 'restore' || kind === 'remove'));

/** The commands as a remedy, as this person would have to type them. */
function remedyOf({ receipt, needs, commands }: Plan, rights: Rights): Remedy {
  const words = mendTexts().undo;
  const remedy: Remedy = {
    ...{ title: words.title(receipt.title), needs, actions: commands },
    ...{ changes: receipt.changes, undo: null },
  };
  return asShown(remedy, rights);
}

async function decide(
  plan: Plan,
  remedy: Remedy,
  { talk, accepted }: UndoOptions,
): Promise<'run' | 'left' | 'look'> {
  const words = mendTexts();
  const isPerson = remedy.needs === 'person';
  if (accepted.includes(remedy.needs)) {
    talk.say([{ text: `  ${words.accepted}`, tone: 'muted' }]);
    return 'run';
  }
  if (talk.ask === null) {
    talk.say([{ text: `  ${words.notAsked[remedy.needs]}`, tone: 'muted' }]);
    return 'left';
  }
  const choice = await askConsent(talk, {
    text: isPerson ? words.question.person : words.undo.question,
    kind: isPerson ? 'person' : 'run',
    others: [],
    explain: () => explainedRows(talk.page, plan, remedy),
  });
  if (choice.kind === 'no') return 'left';
  return isPerson ? 'look' : 'run';
}

async function carryOut(plan: Plan, remedy: Remedy, options: UndoOptions): Promise<Settled> {
  const { host, talk } = options;
  const aborting = new AbortController();
  const { signal } = aborting;
  const output = told(talk);
  const { result, isInterrupted } = await interruptible(
    () => takeBack(plan, remedy, { host, env, signal, onLine: output.line }),
    () => aborting.abort(),
  );
  if (result !== null) output.problem(whyStopped(plan.receipt, result));
  return isInterrupted ? 'stopped' : judge(plan, options, result === null);
}

/** A fresh look says what is left; where none can tell, what failed is left. */
async function judge(
  { receipt }: Plan,
  { host, talk }: UndoOptions,
  hasEndedWell: boolean,
): Promise<Settled> {
  const after = await planOf(receipt, lookAt(host, env));
  talk.say(...stateRows(talk.page, after, hasEndedWell));
  switch (after.state) {
    case 'nothing':
    case 'as-before':
    case 'rebooted':
      return 'undone';
    case 'unseen':
      return hasEndedWell ? 'unseen' : 'left';
    case 'open':
      return 'left';
  }
}
