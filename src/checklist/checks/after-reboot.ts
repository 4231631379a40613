import { binfmtFolder } from '../../docker/mounts.ts';
import type { Answers } from '../../model/answers.ts';
import { evidence } from '../../model/evidence.ts';
import type { Finding, Status } from '../../model/finding.ts';
import { checkTexts } from '../../texts/checks.ts';
import { texts } from '../../texts/index.ts';
import type { Check } from '../check.ts';
import type { EmulatorsFacts } from '../emulators/facts.ts';
import {
  failureOfLost,
  type Lost,
  lostWords,
  type Remembered,
  rememberedHandlers,
} from '../emulators/lost.ts';
import { lostRemedies } from '../emulators/lost-remedies.ts';
import { platformsOfHandler } from '../emulators/registered.ts';
import { emulators } from '../emulators.ts';
import { findingOf } from '../finding-of.ts';
import { requiredPlatforms } from '../wanted.ts';

export type AfterRebootFacts = Remembered & {
  readonly emulators: EmulatorsFacts;
};

const finding = findingOf('emulators');

/** Whether the handlers that were registered here are still there. */
export const afterReboot: Check<AfterRebootFacts> = {
  id: 'emulators.after-reboot',
  inspect: async (look, answers, found) => {
    const facts = found.emulators ?? (await emulators.inspect(look, answers, found));
    const remembered = await rememberedHandlers(
      look,
      facts.entries.map(({ name }) => name),
    );
    return { ...remembered, emulators: facts };
  },
  judge,
};

function judge(facts: AfterRebootFacts, answers: Answers): readonly Finding[] {
  const words = checkTexts().afterReboot;
  const { registered, lost, emulators: seen } = facts;
  if (registered.length === 0) return [finding('after-reboot', 'skipped', words.none)];
  if (seen.unread !== null) {
    return [finding('after-reboot', 'skipped', words.unread[seen.unread])];
  }
  const [first] = lost;
  if (first === undefined) {
    return [finding('after-reboot', 'ok', words.there(namesOf(registered)))];
  }
  const hasRebooted = lost.some((one) => one.hasRebooted);
  const title = hasRebooted ? words.rebooted : words.cleared;
  return [
    finding('after-reboot', statusOf(lost, answers), title(namesOf(lost)), {
      evidence: lost.map((one) =>
        evidence(`${binfmtFolder}/${one.name}`, lostWords(one, facts.emulators.now)),
      ),
      failure: failureOfLost(lost),
      remedies: lostRemedies(facts),
    }),
  ];
}

const namesOf = (handlers: readonly { readonly name: string }[]): string =>
  handlers.map(({ name }) => name).join(texts().joined.comma);

/** A handler that nothing asks for may be missed, and stops no build that is wanted. */
function statusOf(lost: readonly Lost[], answers: Answers): Status {
  const required = requiredPlatforms(answers);
  const isMissed = ({ name }: Lost) =>
    platformsOfHandler(name).some((platform) => required.includes(platform));
  return lost.some(isMissed) ? 'problem' : 'warning';
}
