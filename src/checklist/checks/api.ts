import type { Check } from '../check.ts';
import type { MachineFacts } from '../machine/facts.ts';
import { inspectMachine } from '../machine/inspect.ts';
import { buildxApiFinding, clientApiFinding } from '../machine/judge-api.ts';

/** What versions of the API client, buildx and engine speak. */
export const api: Check<MachineFacts> = {
  id: 'machine.api',
  inspect: async (look, _answers, { machine }) => machine ?? inspectMachine(look),
  judge: (facts) => {
    const [fault] = buildxApiFinding(facts);
    return [fault ?? clientApiFinding(facts)];
  },
};
