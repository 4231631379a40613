import type { Talk } from '../asking/talk.ts';
import type { Assembly } from '../assembly/assembly.ts';
import { parseReference } from '../docker/reference.ts';
import { isPattern, parseSource } from '../docker/reference-pattern.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import { cliTexts } from '../texts/cli.ts';
import { routeTexts } from '../texts/route.ts';
import { line, muted, paragraph } from '../ui/line.ts';

/** Asks for what was not given on the command line; false at the end of the input. */
export async function askWanted(engine: Assembly, talk: Talk): Promise<boolean> {
  const { wanted } = engine.store.getState();
  const words = assemblyTexts().text.ask;
  if (wanted.sources.length === 0) {
    const sources = await asked(talk, words.sources, (text) => sourcesIn(text));
    if (sources === null) return false;
    engine.setWanted({ sources });
  }
  if (wanted.list === '') {
    const list = await asked(talk, words.list, (text) => listIn(text));
    if (list === null) return false;
    engine.setWanted({ list });
  }
  return true;
}

/** What a line of text means, or the sentence that says what is wrong with it. */
type Taken<Value> = { readonly value: Value } | { readonly refused: string };

async function asked<Value>(
  { ask, say, page }: Talk,
  prompt: string,
  take: (text: string) => Taken<Value>,
): Promise<Value | null> {
  for (;;) {
    const typed = await ask?.(line(prompt, muted(':')));
    if (typed == null || typed.trim() === '') return null;
    const taken = take(typed.trim());
    if ('value' in taken) return taken.value;
    say(...paragraph(taken.refused, page.columns, 2, 'problem'));
  }
}

function sourcesIn(text: string): Taken<readonly string[]> {
  const value = text.split(/[\s,]+/).filter((word) => word !== '');
  for (const word of value) {
    const parsed = parseSource(word);
    if (parsed.ok) continue;
    const meant = isPattern(word) ? null : parsed.suggestion;
    return { refused: cliTexts().usage({ kind: 'source', value: word, code: parsed.code, meant }) };
  }
  return { value };
}

function listIn(value: string): Taken<string> {
  if (isPattern(value)) return { refused: routeTexts().form.archInList };
  const parsed = parseReference(value);
  if (parsed.ok) return { value };
  const { code, suggestion: meant } = parsed;
  return { refused: cliTexts().usage({ kind: 'source', value, code, meant }) };
}
