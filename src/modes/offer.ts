import { closeSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import { agrees } from '../asking/agrees.ts';
import { openTalk } from '../asking/open-talk.ts';
import { stepOf } from '../doctor/check-list.ts';
import type { Diagnosed } from '../doctor/diagnosed.ts';
import type { Guard } from '../guard.ts';
import type { Host } from '../host/host.ts';
import { openTerminal } from '../host/terminal.ts';
import { isBefore, type StepId, stepIds } from '../model/step-id.ts';
import { diagnoseTexts } from '../texts/diagnose.ts';
import { texts } from '../texts/index.ts';
import { blank, paragraph } from '../ui/line.ts';

export type OfferOptions = {
  readonly host: Host;
  readonly guard: Guard;
  /** The failures that were told, as far as this machine was looked at. */
  readonly told: readonly Diagnosed[];
  /** What this machine says of them at a quick look. */
  readonly lookQuickly: () => Promise<readonly Diagnosed[]>;
};

/**
 * Offers to open the wizard where this machine shows a failure, if there is somebody to ask.
 *
 * @returns The wizard's exit code; null where nobody went there.
 */
export async function offerWizard(options: OfferOptions): Promise<number | null> {
  const { host, guard } = options;
  if (process.env['TERM'] === 'dumb') return null;
  // The question is read to its end, and standard input with it: the wizard reads the terminal anew.
  const terminal = openTerminal();
  if (terminal === null) return null;
  const at = await placeAgreedOn(options);
  if (at === null) {
    closeSync(terminal);
    return null;
  }
  const input = new ReadStream(terminal);
  guard.watchTerminal(input);
  const { walk } = await import('./walk.ts');
  return walk({
    ...{ label: host.label, open: async () => host, answers: async () => ({}) },
    ...{ guard, values: new Map(), input, at },
  });
}

/** The step that the wizard is to be opened at; null for none. */
async function placeAgreedOn({
  host,
  guard,
  told,
  lookQuickly,
}: OfferOptions): Promise<StepId | null> {
  const talk = openTalk(process.stdout, host.label);
  if (talk.ask === null) return null;
  guard.onLeave(talk.leave);
  const isLookedAt = told.some(({ seen }) => seen !== null);
  const shown = (isLookedAt ? told : await lookQuickly()).find(({ seen }) => seen === 'confirmed');
  const finding = shown?.finding ?? null;
  if (finding === null) {
    talk.close();
    return null;
  }
  const at = openable(stepOf(finding.id));
  const words = diagnoseTexts();
  const question = words.offer(stepIds.indexOf(at) + 1, texts()[at].title);
  const seen = texts().joined.sentences(words.seen.confirmed, finding.title);
  talk.say(blank, ...(isLookedAt ? [] : paragraph(seen, talk.page.columns, 0)));
  const isYes = await agrees(talk, question, words.offerKeys);
  talk.close();
  return isYes ? at : null;
}

/** What a build or an image needs is answered in the step before them. */
const openable = (step: StepId): StepId => (isBefore(step, 'build') ? step : 'target');
