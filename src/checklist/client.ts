import { atLeast, parseVersion } from '../docker/version.ts';
import type { Answers } from '../model/answers.ts';
import { texts } from '../texts/index.ts';
import type { ClientFacts } from './client/facts.ts';
import { inspectClient } from './client/inspect.ts';
import { buildxFinding, folderFinding } from './client/judge-buildx.ts';
import { configFinding, experimentalFinding } from './client/judge-config.ts';
import type { Step } from './step.ts';

export type { ClientFacts } from './client/facts.ts';

/** Docker's command line: its configuration, the experimental switch, and buildx. */
export const client: Step<ClientFacts> = {
  id: 'client',
  inspect: inspectClient,
  judge: (facts, answers) => [
    configFinding(facts),
    experimentalFinding(facts, answers),
    buildxFinding(facts),
    ...folderFinding(facts),
  ],
  summary,
};

function summary(facts: ClientFacts, answers: Answers): string {
  const words = texts().client.summary;
  const { buildx } = facts;
  const name = buildx.version === null ? words.unnamed : words.buildx(buildx.version.join('.'));
  if (buildx.state !== 'healthy') return words.none[buildx.state];
  const version = facts.version === null ? null : parseVersion(facts.version);
  if (version === null || atLeast(version, [20, 10])) return words.always(name);
  const { status } = experimentalFinding(facts, answers);
  return status === 'ok' ? words.on(name) : words.off(name);
}
