import { isObject, type JsonObject, objectIn, textIn, textsIn } from '../../docker/json.ts';
import type { Captions } from '../../host/host.ts';
import { stepIds } from '../../model/step-id.ts';
import { recordTexts } from '../../texts/record.ts';

/** What the person chose and answered at each step, in a sentence: who plays the recording can do the same. */
export function captionsOf(events: readonly JsonObject[]): Captions {
  const words = recordTexts().captions;
  const said = new Map<string, string[]>();
  let step = '';
  for (const event of events) {
    const [chose, answered] = [textIn(event['chose']), textIn(event['answered'])];
    step = textIn(event['step']) ?? step;
    const sayings = said.get(step) ?? [];
    if (chose !== null) sayings.push(words.chose(chose));
    if (answered !== null) sayings.push(words.answered(answered));
    said.set(step, sayings);
  }
  const built = builtIn(events);
  if (built !== null) said.set('target', [built]);
  return Object.fromEntries(
    stepIds.flatMap((id) => {
      const sayings = said.get(id) ?? [];
      return sayings.length === 0 ? [] : [[id, words.here(sayings)]];
    }),
  );
}

/** The platforms and tags that it came to in the end. */
function builtIn(events: readonly JsonObject[]): string | null {
  const answers = objectIn(events.findLast((event) => isObject(event['answers']))?.['answers']);
  const [platforms, tags] = [textsIn(answers['platforms']), textsIn(answers['tags'])];
  if (platforms.length === 0 || tags.length === 0) return null;
  return recordTexts().captions.built(platforms.join(', '), tags.join(', '));
}
