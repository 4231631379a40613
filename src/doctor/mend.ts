import type { Talk } from '../asking/talk.ts';
import type { Host } from '../host/host.ts';
import type { Answers } from '../model/answers.ts';
import type { CheckId, Finding } from '../model/finding.ts';
import type { Needs, Remedy } from '../model/remedy.ts';
import { mendTexts } from '../texts/mend.ts';
import { line, muted } from '../ui/line.ts';
import type { Rights } from '../wizard/as-shown.ts';
import { createAgenda } from './agenda.ts';
import { carryOut } from './carry-out.ts';
import { checksFrom } from './check-list.ts';
import { offer } from './offer.ts';
import { secondLookLines } from './second-look.ts';
import { waysOf } from './ways.ts';

export type MendOptions = {
  readonly host: Host;
  readonly talk: Talk;
  readonly rights: Rights;
  readonly answers: Answers;
  /** What the first look found. */
  readonly findings: readonly Finding[];
  /** Looks afresh, at these checks only. */
  readonly look: (answers: Answers, checks: readonly CheckId[]) => Promise<readonly Finding[]>;
  /** The checks that a person asked for; all of them if left out. */
  readonly only?: readonly CheckId[];
  /** What is accepted without a question, of problems. */
  readonly accepted: readonly Needs[];
  /** Warnings count: what is accepted is accepted of them, too. */
  readonly isStrict: boolean;
  /** Is told what was carried out, before the look after it. */
  readonly onChange?: (remedy: Remedy, end: 'done' | 'halfway') => void;
};

export type Mended = {
  /** What the last look found. */
  readonly findings: readonly Finding[];
  /** Whether anything was changed. */
  readonly hasChanged: boolean;
  /** Ctrl+C ended a command, and with it all that would have come. */
  readonly isInterrupted: boolean;
};

/**
 * Takes finding after finding through remedy, question, change and a fresh look, those first that
 * others stand on. Each way out is offered once.
 */
export async function mend(options: MendOptions): Promise<Mended> {
  const { host, talk, rights, accepted, isStrict } = options;
  const agenda = createAgenda({ withWarnings: talk.ask !== null || isStrict });
  let { findings, answers } = options;
  let hasChanged = false;

  async function lookAgain(about: Finding, remedy: Remedy | null): Promise<readonly Finding[]> {
    talk.say(line('  ', muted(mendTexts().looking)));
    const checks = checksFrom(about.id).filter((id) => options.only?.includes(id) ?? true);
    const fresh = await options.look(answers, checks);
    const after = [...findings.filter(({ id }) => !checks.includes(id)), ...fresh];
    talk.say(...secondLookLines(talk.page, { remedy, about, before: findings, after }));
    findings = after;
    return fresh;
  }

  for (let next = agenda.next(findings); next !== null; next = agenda.next(findings)) {
    const about = next;
    // A warning stops no build: it is mended unasked only where warnings count.
    const unasked = about.status === 'problem' || isStrict ? accepted : [];
    const decision = await offer(about, waysOf(about), { talk, rights, accepted: unasked });
    if (decision.kind === 'look') {
      await lookAgain(about, null);
      // Whoever looks again may have more to do.
      agenda.again(about);
    }
    if (decision.kind !== 'run') continue;
    const { remedy } = decision;
    const carried = await carryOut(remedy, about, { host, answers, talk });
    if (carried.hasChanged) options.onChange?.(remedy, 'done');
    else if (carried.isInterrupted) options.onChange?.(remedy, 'halfway');
    if (carried.isInterrupted) return { findings, hasChanged, isInterrupted: true };
    if (carried.error === null) answers = { ...answers, ...remedy.sets };
    const after = await lookAgain(about, carried.error === null ? remedy : null);
    await carried.complete(after);
    hasChanged ||= carried.hasChanged;
  }
  return { findings, hasChanged, isInterrupted: false };
}
