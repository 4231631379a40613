import { agrees } from '../asking/agrees.ts';
import { interruptible } from '../asking/interruptible.ts';
import type { OpenTalk } from '../asking/open-talk.ts';
import { told } from '../asking/told.ts';
import type { Assembly, AssemblyRemedy, AssemblyState, Saved } from '../assembly/assembly.ts';
import { shellQuote } from '../docker/shell-words.ts';
import { offer } from '../doctor/offer.ts';
import { findingRows } from '../doctor/offered-rows.ts';
import type { Finding } from '../model/finding.ts';
import { flagsOf, listLines, sourceLines, wayLines } from '../report/assembly.ts';
import { remedyLines } from '../report/remedy-lines.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import { diagnoseTexts } from '../texts/diagnose.ts';
import { mendTexts } from '../texts/mend.ts';
import { blank, type Line, line, muted, type Page, paragraph } from '../ui/line.ts';
import type { Rights } from '../wizard/as-shown.ts';
import { askWanted } from './assemble-questions.ts';

/** Files that the way is to be written down in. */
export type Asked = readonly { readonly kind: Saved; readonly path: string }[];

export type Conversation = {
  readonly engine: Assembly;
  readonly talk: OpenTalk;
  readonly rights: Rights;
  readonly files: Asked;
  /** Yes was said beforehand. */
  readonly isUnasked: boolean;
};

/** Takes an assembly to its end in lines of text: what is read, what is wrong, which commands, what came of them. */
export async function converse(conversation: Conversation): Promise<number> {
  const { engine, talk } = conversation;
  const words = assemblyTexts().text;
  if (!(await askWanted(engine, talk))) return 130;
  const read = await interrupted(engine, () => settle(engine, engine.start, words.reading, talk));
  if (read.isInterrupted) return leave(conversation);
  tellRead(conversation);
  if (!(await mendAll(conversation))) return leave(conversation);
  const { plan } = engine.store.getState();
  if (plan === null) {
    talk.say(blank, ...paragraph(words.notMade, talk.page.columns, 0, 'problem'));
    return 1;
  }
  talk.say(blank, ...remedyLines(talk.page, plan, []), blank);
  if (!(await saveAll(conversation))) return 1;
  const isYes = await mayRun(conversation);
  if (isYes !== true) return notRun(conversation, isYes);
  const { isInterrupted } = await interrupted(engine, () => make(conversation));
  const exitCode = tellMade(conversation);
  return isInterrupted ? leave(conversation) : exitCode;
}

/** Ctrl+C. */
function leave({ talk }: Conversation): number {
  talk.say(...paragraph(assemblyTexts().text.interrupted, talk.page.columns, 0, 'muted'));
  return 130;
}

/** The files were all that was asked for, or nothing was: what nobody said yes to is not run. */
function notRun({ talk, files }: Conversation, isYes: boolean | null): number {
  const words = assemblyTexts().text;
  const hasFiles = files.length > 0;
  const told = isYes === null ? words.noYes : hasFiles ? words.onlySaved : words.left;
  const tone = isYes === null && !hasFiles ? 'warning' : 'muted';
  talk.say(...paragraph(told, talk.page.columns, 0, tone));
  if (hasFiles) return 0;
  return isYes === null ? 2 : 130;
}

/** Null where there is nobody to ask, and nobody said yes. */
async function mayRun({ talk, isUnasked }: Conversation): Promise<boolean | null> {
  if (isUnasked) {
    talk.say(...paragraph(mendTexts().accepted, talk.page.columns, 0, 'muted'));
    return true;
  }
  if (talk.ask === null) return null;
  return agrees(talk, assemblyTexts().text.question, diagnoseTexts().offerKeys);
}

async function make(conversation: Conversation): Promise<void> {
  const { engine, talk } = conversation;
  const output = told(talk);
  const stop = engine.store.subscribe(({ doing, phase }, before) => {
    if (doing !== null && doing !== before.doing) output.doing(doing);
    const hasTurned = phase !== before.phase && (phase === 'comparing' || phase === 'checking');
    if (hasTurned) talk.say(line(muted(assemblyTexts().text[phase])));
  });
  await settle(engine, () => {
    engine.make();
    engine.consent(true);
  });
  stop();
}

/** Nothing in a registry is touched by it: the files are written whether or not the list is made. */
async function saveAll(conversation: Conversation): Promise<boolean> {
  for (const { kind, path } of conversation.files) {
    if (!(await save(conversation, kind, path))) return false;
  }
  return true;
}

/** The file is what was asked for on the command line: its name is the yes to it. */
async function save({ engine, talk }: Conversation, kind: Saved, path: string): Promise<boolean> {
  engine.save(kind);
  engine.answer(path);
  await until(engine, ({ prompt }) => prompt?.kind !== 'question' || prompt.refused !== null);
  const { prompt } = engine.store.getState();
  if (prompt?.kind === 'question') {
    talk.say(...paragraph(prompt.refused ?? '', talk.page.columns, 0, 'problem'));
    engine.consent(false);
    return false;
  }
  engine.consent(true);
  await until(engine, ({ saved, outcome }) => kind in saved || outcome?.status === 'problem');
  const { saved, outcome } = engine.store.getState();
  const file = saved[kind];
  const said = file === undefined ? (outcome?.text ?? '') : assemblyTexts().text.saved(file);
  talk.say(...paragraph(said, talk.page.columns, 0, file === undefined ? 'problem' : 'muted'));
  return file !== undefined;
}

/** Begins something, and waits for the person's next turn. */
async function settle(
  engine: Assembly,
  begin: () => void,
  saying?: string,
  talk?: OpenTalk,
): Promise<void> {
  if (saying !== undefined) talk?.say(line(muted(saying)));
  begin();
  await until(engine, isTurn);
}

const isTurn = ({ phase, exitCode }: AssemblyState): boolean =>
  exitCode !== null || phase === 'read' || phase === 'made' || phase === 'failed';

function until(engine: Assembly, isSo: (state: AssemblyState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (isSo(engine.store.getState())) return resolve();
    const stop = engine.store.subscribe((state) => {
      if (!isSo(state)) return;
      stop();
      resolve();
    });
  });
}

/** Ctrl+C ends what runs, and with it the conversation. */
const interrupted = (engine: Assembly, during: () => Promise<void>) =>
  interruptible(during, engine.interrupt);

/** What was read; what is offered to be mended is told there. */
function tellRead({ engine, talk, isUnasked }: Conversation, passed = new Set<string>()): void {
  const { rows, findings, ways } = engine.store.getState();
  const { page } = talk;
  const isOffered = talk.ask !== null && !isUnasked;
  const told = findings.filter((finding) => !isOffered || !isOpen(finding, passed));
  talk.say(blank, ...sourceLines(rows), blank);
  talk.say(...told.flatMap((finding) => findingRows(page, finding)));
  talk.say(...wayLines(page, ways));
}

/** Offers the ways out of what is wrong, each once; false where the person left. */
async function mendAll(conversation: Conversation): Promise<boolean> {
  const { engine, talk, rights, isUnasked } = conversation;
  if (talk.ask === null || isUnasked) {
    tellWaysOut(conversation);
    return true;
  }
  const passed = new Set<string>();
  for (;;) {
    const next = engine.store.getState().findings.find((finding) => isOpen(finding, passed));
    if (next === undefined) return true;
    passed.add(next.title);
    const decision = await offer(next, next.remedies, { talk, rights, accepted: [] });
    if (decision.kind === 'left') continue;
    const { isInterrupted } = await interrupted(engine, async () => {
      if (decision.kind === 'look') return again(conversation, engine.read);
      await again(conversation, () => {
        engine.choose(decision.remedy as AssemblyRemedy);
        engine.consent(true);
      });
    });
    if (isInterrupted) return false;
    tellRead(conversation, passed);
  }
}

const isOpen = ({ status, title, remedies }: Finding, passed: ReadonlySet<string>): boolean =>
  (status === 'problem' || status === 'warning') && remedies.length > 0 && !passed.has(title);

/** Does something after which all is read anew. */
async function again({ engine, talk }: Conversation, begin: () => void): Promise<void> {
  const before = engine.store.getState().findings;
  talk.say(blank, line(muted(assemblyTexts().text.reading)));
  begin();
  await until(engine, (state) => isTurn(state) && state.findings !== before);
}

/** Where nobody is asked, the ways out are named. */
function tellWaysOut({ engine, talk }: Conversation): void {
  const { findings, phase } = engine.store.getState();
  const open = findings.filter(({ status }) => status === 'problem' || status === 'warning');
  for (const { status, remedies } of open) {
    for (const remedy of remedies as readonly AssemblyRemedy[]) {
      const typed = typedRows(talk.page, remedy);
      // What is only warned of is in nobody's way before the list is made: what would say it otherwise is named.
      if (status === 'warning' && typed.length === 0 && phase === 'read') continue;
      talk.say(...(typed.length === 0 ? remedyLines(talk.page, remedy, []) : typed));
    }
  }
}

/** A way out, and what says it on the command line: never cut, so that it can be copied. Empty where nothing does. */
function typedRows(
  { columns }: Page,
  { title, form, wants = {} }: AssemblyRemedy,
): readonly Line[] {
  const words = assemblyTexts().text;
  // What is left of the sources says it all: flags of theirs stand there already.
  const isLeft = wants.sources !== undefined && form === undefined;
  const text = isLeft ? shellQuote(wants.sources) : (form ?? shellQuote(flagsOf(wants)));
  if (text === '') return [];
  const how = isLeft ? words.nameOnly : words.add;
  return [...paragraph(title, columns, 2), line('      ', muted(`${how} `), text)];
}

function tellMade(conversation: Conversation): number {
  const { engine, talk } = conversation;
  const { phase, findings, manifest, outcome } = engine.store.getState();
  const { page } = talk;
  talk.say(blank);
  if (manifest !== null) talk.say(...listLines(manifest), blank);
  talk.say(...findings.flatMap((finding) => findingRows(page, finding)));
  if (outcome !== null && phase === 'failed') {
    told(talk).rest(outcome.lines);
    talk.say(...paragraph(outcome.text, page.columns, 0, 'problem'));
    tellWaysOut(conversation);
  }
  return phase === 'made' ? 0 : 1;
}
