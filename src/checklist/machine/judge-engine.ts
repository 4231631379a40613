import { dockerInfo, dockerVersion } from '../../docker/commands.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import { plainText } from '../../docker/terminal-text.ts';
import type { Unreachable, UnreachableReason } from '../../docker/unreachable.ts';
import { timeoutAt } from '../../host/patience.ts';
import { evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { texts } from '../../texts/index.ts';
import { findingOf } from '../finding-of.ts';
import { podmanRemedies, remediesFor } from './engine-remedies.ts';
import type { MachineFacts } from './facts.ts';
import { clientRemedies, windowsRemedies } from './install-remedies.ts';

const finding = findingOf('machine');
const versionCommand = shellQuote(dockerVersion);
const infoCommand = shellQuote(dockerInfo);

const failures: { readonly [Reason in UnreachableReason]: string | null } = {
  'not-running': 'docker-daemon-down',
  'no-permission': 'docker-sock-permission-denied',
  'wrong-context': 'docker-context-mismatch',
  refused: 'docker-daemon-down',
  'client-too-old': 'docker-api-client-too-old',
  'client-too-new': 'docker-api-client-too-new',
  podman: 'docker-cli-is-podman',
  'wsl-not-integrated': 'wsl-docker-not-integrated',
  tls: null,
  timeout: null,
  other: null,
};

/** Whether `docker` is Docker's command line. */
export function dockerFinding(facts: MachineFacts): Finding {
  const words = texts().machine.docker;
  const { commandFault, engine } = facts;
  if (commandFault !== null) {
    return finding('docker', 'problem', words.fault[commandFault], {
      evidence: [evidence(versionCommand, words.said[commandFault])],
      remedies: clientRemedies(facts),
    });
  }
  const standIn = standInOf(facts);
  if (standIn !== null) {
    return finding('docker', 'problem', words.standIn[standIn.reason], {
      evidence: [evidence(versionCommand, said(standIn.message))],
      failure: failures[standIn.reason],
      remedies: remediesFor(standIn.reason, facts),
    });
  }
  const version = engine.client?.version ?? null;
  return finding('docker', 'ok', version === null ? words.there : words.ok(version), {
    evidence: version === null ? [] : [evidence(versionCommand, `Client: ${version}`)],
  });
}

/** Whether the engine answers, and is one that can build. */
export function engineFinding(facts: MachineFacts): Finding {
  const words = texts().machine.engine;
  const { server, unreachable } = facts.engine;
  if (facts.commandFault !== null || standInOf(facts) !== null) {
    return finding('engine', 'skipped', words.notAsked);
  }
  if (server === null) return unreachableFinding(facts, unreachable);
  if (server.isPodman) {
    return finding('engine', 'warning', words.podman, {
      evidence: [evidence(versionCommand, 'Server: Podman Engine')],
      remedies: podmanRemedies(facts),
    });
  }
  if (server.system === 'windows') {
    return finding('engine', 'problem', words.windows, {
      evidence: [evidence(infoCommand, 'OSType: windows')],
      failure: 'windows-containers-mode',
      remedies: windowsRemedies(),
    });
  }
  return finding('engine', 'ok', words.ok(server.operatingSystem ?? server.system ?? ''), {
    evidence: [evidence(infoCommand, `ServerVersion: ${server.version ?? ''}`)],
  });
}

function unreachableFinding(facts: MachineFacts, unreachable: Unreachable | null): Finding {
  const words = texts().machine.engine;
  const reason = unreachable?.reason ?? 'other';
  const seconds = timeoutAt(facts.endpoint) / 1_000;
  const message = said(unreachable?.message ?? '') || words.silent(seconds);
  const title = reason === 'timeout' ? words.late(seconds) : words.unreachable[reason];
  return finding('engine', 'problem', title, {
    evidence: [evidence(versionCommand, message), evidence(null, words.where(facts.endpoint))],
    failure: failures[reason],
    remedies: remediesFor(reason, facts),
  });
}

type StandIn = Unreachable & { readonly reason: 'podman' | 'wsl-not-integrated' };

/** Something else that answers to the name of docker. */
function standInOf({ engine: { unreachable } }: MachineFacts): StandIn | null {
  return unreachable !== null && isStandIn(unreachable) ? unreachable : null;
}

const isStandIn = (unreachable: Unreachable): unreachable is StandIn =>
  unreachable.reason === 'podman' || unreachable.reason === 'wsl-not-integrated';

const said = (message: string): string => plainText(message).trim().slice(0, 400);
