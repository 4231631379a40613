import { inspectRegistry, registryContainer, registryLog } from '../../docker/own-registry.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import { type Evidence, evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { findingOf } from '../finding-of.ts';
import { type OwnRegistry, portOf, startedHere } from './own-registry.ts';
import { ownWays } from './own-remedies.ts';

const finding = findingOf('builder');

/** What is said of a registry that the wizard started; null where the image goes elsewhere. */
export function ownFinding(
  own: OwnRegistry | null,
  registry: string,
  others: readonly Remedy[],
): Finding | null {
  const { title } = texts().ownRegistry;
  const container = startedHere(own);
  if (own === null || container === null || portOf(registry) !== container.port) return null;
  const { answer } = own;
  const seen = [stateOf(own), ...(answer === null ? [] : [evidence(answer.url, answer.said)])];
  if (answer?.isFine === true) {
    return finding('registry', 'ok', title.runs(registry), { evidence: seen, remedies: others });
  }
  const said = own.log === '' ? [] : [evidence(shellQuote(registryLog), own.log)];
  const isUp = container.status === 'running';
  return finding('registry', 'problem', (isUp ? title.silent : title.stopped)(registry), {
    evidence: [...seen, ...said],
    remedies: [...ownWays(own), ...others],
  });
}

function stateOf({ container }: OwnRegistry): Evidence {
  const { state } = texts().ownRegistry;
  const { status = '', exitCode = null } = container ?? {};
  const isUp = status === 'running' || exitCode === null;
  const text = isUp ? status : state(status, exitCode);
  return evidence(shellQuote(inspectRegistry), `${registryContainer}: ${text}`);
}
