import { askConsent } from '../asking/consent.ts';
import { explainedLines, remedyLines } from '../asking/remedy-lines.ts';
import type { Talk } from '../asking/talk.ts';
import type { Finding } from '../model/finding.ts';
import type { Needs, Question, Remedy } from '../model/remedy.ts';
import { mendTexts } from '../texts/mend.ts';
import { line, muted, paragraph } from '../ui/line.ts';
import { asShown, type Rights } from '../wizard/as-shown.ts';
import { findingRows, shownRows } from './offered-rows.ts';

export type OfferOptions = {
  readonly talk: Talk;
  readonly rights: Rights;
  /** What is accepted without a question. */
  readonly accepted: readonly Needs[];
};

/** What comes of a finding: nothing, a look at what the person did, or a remedy that was said yes to. */
export type Decision =
  | { readonly kind: 'left' }
  | { readonly kind: 'look' }
  | { readonly kind: 'run'; readonly remedy: Remedy };

const left: Decision = { kind: 'left' };

/** Shows what was found and what mends it, and asks. */
export async function offer(
  finding: Finding,
  ways: readonly Remedy[],
  options: OfferOptions,
): Promise<Decision> {
  const { talk, accepted } = options;
  const words = mendTexts();
  let way = ways.find(({ recommended }) => recommended !== undefined) ?? ways[0];
  talk.say([], ...findingRows(talk.page, finding));
  while (way !== undefined) {
    const shown: Remedy = way;
    talk.say(...shownRows(talk.page, shown, ways));
    if (accepted.includes(shown.needs)) return unasked(shown, options);
    if (talk.ask === null) {
      talk.say(...paragraph(words.notAsked[shown.needs], talk.page.columns, 2, 'muted'));
      return left;
    }
    const choice = await askConsent(talk, {
      ...questionAbout(shown),
      others: ways.flatMap((other, index) => (other === shown ? [] : index + 1)),
      explain: () => explainedLines(talk.page, shown, finding),
    });
    if (choice.kind === 'no') return leave(talk);
    if (choice.kind === 'yes') return agreed(shown, finding, options);
    way = ways[choice.index];
  }
  return left;
}

/** Where it was said yes to: a person does it themselves, and what needs to know more asks first. */
async function agreed(remedy: Remedy, finding: Finding, options: OfferOptions): Promise<Decision> {
  const { talk, rights } = options;
  if (remedy.needs === 'person') return { kind: 'look' };
  if (remedy.question === undefined) return { kind: 'run', remedy };
  const answered = await answer(remedy.question, talk);
  if (answered === null) return leave(talk);
  const full = asShown(answered, rights);
  if (!isSame(full, remedy)) talk.say(...shownRows(talk.page, full, []));
  const choice = await askConsent(talk, {
    ...questionAbout(full),
    others: [],
    explain: () => explainedLines(talk.page, full, finding),
  });
  return choice.kind === 'yes' ? { kind: 'run', remedy: full } : leave(talk);
}

/** Nothing was typed, or no: what comes of that is said. */
function leave({ page, say }: Talk): Decision {
  say(...paragraph(mendTexts().leftAsItIs, page.columns, 2, 'muted'));
  return left;
}

/** Accepted beforehand: a question is answered with what it suggests, where that will do. */
async function unasked(
  remedy: Remedy,
  { talk, rights, accepted }: OfferOptions,
): Promise<Decision> {
  const words = mendTexts();
  const { question } = remedy;
  if (question === undefined) {
    talk.say(line('  ', muted(words.accepted)));
    return { kind: 'run', remedy };
  }
  const isFine = question.initial !== '' && question.check(question.initial) === null;
  const answered = isFine ? await question.answer(question.initial) : null;
  if (answered === null || 'refused' in answered || !accepted.includes(answered.needs)) {
    talk.say(...paragraph(words.cannotAnswer(question.prompt), talk.page.columns, 2, 'muted'));
    return left;
  }
  const full = asShown(answered, rights);
  if (!isSame(full, remedy)) talk.say(...remedyLines(talk.page, full));
  talk.say(line('  ', muted(words.acceptedWith(question.initial))));
  return { kind: 'run', remedy: full };
}

/** A line of text; the suggested one is taken by Enter. Null where the person has none. */
async function answer(question: Question, { page, say, ask }: Talk): Promise<Remedy | null> {
  const { initial, prompt } = question;
  for (;;) {
    const suggested = initial === '' ? ':' : ` [${initial}]:`;
    const typed = await ask?.(line('  ', prompt, muted(suggested)));
    const text = typed == null ? '' : typed.trim() || initial;
    if (typed == null || text === '') return null;
    const refused = question.check(text);
    const answered = refused === null ? await question.answer(text) : { refused };
    if (!('refused' in answered)) return answered;
    say(...paragraph(answered.refused, page.columns, 4, 'problem'));
  }
}

/** Whether exactly this was seen already. */
const isSame = (one: Remedy, other: Remedy): boolean =>
  one.actions.length > 0 && JSON.stringify(one.actions) === JSON.stringify(other.actions);

function questionAbout({ needs, actions, question }: Remedy) {
  const words = mendTexts().question;
  if (needs === 'person') return { text: words.person, kind: 'person' } as const;
  if (question !== undefined) return { text: words.asks, kind: 'run' } as const;
  const isEdit = actions.length > 0 && actions.every((action) => 'edit' in action);
  const isChoice = actions.every((action) => 'do' in action);
  const text = isChoice ? words.choose : isEdit ? words.edit : words.run;
  return { text, kind: 'run' } as const;
}
