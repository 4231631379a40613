import { preparation } from '../checklist/preparation.ts';
import type { Found } from '../checklist/step.ts';
import { target } from '../checklist/target.ts';
import type { Host } from '../host/host.ts';
import { type Look, lookAt } from '../host/look.ts';
import { type Known, nothingKnown } from '../lessons/known.ts';
import { type Answers, noAnswers } from '../model/answers.ts';

/** What a lesson can know of a machine before a build: each step up to the target looks once. */
export async function knownMachine(host: Host, given: Partial<Answers>): Promise<Known> {
  const look = lookAt(host);
  const answers = { ...noAnswers, ...given };
  const [machine, client, emulators, builder] = await Promise.all([
    preparation.machine.inspect(look, answers, {}),
    preparation.client.inspect(look, answers, {}),
    preparation.emulators.inspect(look, answers, {}),
    preparation.builder.inspect(look, answers, {}),
  ]);
  const drawn = preparation.emulators
    .judge(emulators, answers)
    .find(({ picture }) => picture !== undefined);
  const target = await targetOf(look, answers, { emulators, builder });
  return {
    facts: { ...nothingKnown.facts, machine, client, emulators, builder, target },
    answers,
    picture: drawn?.picture ?? null,
  };
}

/** What would be built, with the base images as far as their registries tell. */
async function targetOf(look: Look, answers: Answers, found: Found) {
  const seen = await target.inspect(look, answers, found);
  const never = new AbortController().signal;
  return target.lookCloser?.(look, seen, answers, () => {}, never) ?? seen;
}
