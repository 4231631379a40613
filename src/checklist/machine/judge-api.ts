import { buildxApiFault } from '../../docker/api-versions.ts';
import { buildxVersion, dockerVersion } from '../../docker/commands.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import { type Evidence, evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { texts } from '../../texts/index.ts';
import { findingOf } from '../finding-of.ts';
import { personRemedy } from '../remedy-of.ts';
import { remediesFor } from './engine-remedies.ts';
import type { MachineFacts } from './facts.ts';

const finding = findingOf('machine');

/** buildx speaks to the engine by itself: empty where both know one version of its API. */
export function buildxApiFinding(facts: MachineFacts): readonly Finding[] {
  const { server } = facts.engine;
  const fault = buildxApiFault(facts.buildx, {
    newest: server?.apiVersion ?? null,
    oldest: server?.minApiVersion ?? null,
  });
  if (fault === null) return [];
  const words = texts().machine.api[fault];
  return [
    finding('api', 'problem', words.title, {
      evidence: spoken(facts),
      failure: `docker-api-client-${fault}`,
      remedies: [personRemedy(words.upgrade)],
    }),
  ];
}

/** Which versions of the API client and engine speak. */
export function clientApiFinding(facts: MachineFacts): Finding {
  const { server, client, unreachable } = facts.engine;
  const words = texts().machine.api;
  const reason = unreachable?.reason;
  if (reason === 'client-too-old' || reason === 'client-too-new') {
    return finding('api', 'problem', words.refused(client?.apiVersion ?? null), {
      evidence: [...spoken(facts), evidence(shellQuote(dockerVersion), unreachable?.message ?? '')],
      failure: `docker-api-${reason}`,
      remedies: remediesFor(reason, facts),
    });
  }
  if (server === null) return finding('api', 'skipped', words.unknown);
  const isFixed = facts.variables.DOCKER_API_VERSION !== null;
  const title = isFixed ? words.fixed : words.ok;
  return finding('api', 'ok', title(client?.apiVersion ?? null), { evidence: spoken(facts) });
}

function spoken({ engine, variables, buildx }: MachineFacts): readonly Evidence[] {
  const words = texts().machine.api;
  const { client, server } = engine;
  const { DOCKER_API_VERSION: fixed } = variables;
  const lines = [
    ...(client?.apiVersion ? [words.client(client.apiVersion)] : []),
    ...(server?.apiVersion ? [words.engine(server.apiVersion, server.minApiVersion)] : []),
  ];
  return [
    ...(lines.length === 0 ? [] : [evidence(shellQuote(dockerVersion), lines.join('\n'))]),
    ...(fixed === null ? [] : [evidence(null, `DOCKER_API_VERSION=${fixed}`)]),
    ...(buildx === null ? [] : [evidence(shellQuote(buildxVersion), buildx.join('.'))]),
  ];
}
