import { preparation } from '../checklist/preparation.ts';
import type { Host } from '../host/host.ts';
import { lookAt } from '../host/look.ts';
import { type Known, nothingKnown } from '../lessons/known.ts';
import { type Answers, noAnswers } from '../model/answers.ts';

/** What a lesson can know of a machine: each step that prepares it looks once. */
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
  return {
    facts: { ...nothingKnown.facts, machine, client, emulators, builder },
    answers,
    picture: drawn?.picture ?? null,
  };
}
