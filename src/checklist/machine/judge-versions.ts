import { dockerInfo, dockerVersion } from '../../docker/commands.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import { atLeast, parseVersion, type Version } from '../../docker/version.ts';
import { evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { texts } from '../../texts/index.ts';
import { findingOf } from '../finding-of.ts';
import { personRemedy } from '../remedy-of.ts';
import type { MachineFacts } from './facts.ts';
import { upgradeRemedy } from './upgrade-remedy.ts';

const finding = findingOf('machine');

/** buildx is a plugin, and plugins are there from this version on. */
const lowestDocker: Version = [19, 3];
const lowestDesktop: Version = [2, 1];

/** Whether client and engine are new enough for buildx. */
export function versionsFinding(facts: MachineFacts): Finding {
  const { engine } = facts;
  const words = texts().machine.versions;
  const client = engine.client?.version ?? null;
  const server = engine.server?.isPodman === true ? null : (engine.server?.version ?? null);
  const told = [...named('Client', client), ...named('Server', server)];
  const isPodman = engine.unreachable?.reason === 'podman';
  if (told.length === 0 || isPodman) return finding('versions', 'skipped', words.unknown);
  const seen = {
    evidence: [evidence(shellQuote(dockerVersion), told.map(({ said }) => said).join('\n'))],
  };
  const numbers = told.map(({ version }) => parseVersion(version));
  if (numbers.some((number) => number !== null && !atLeast(number, lowestDocker))) {
    return finding('versions', 'problem', words.old, {
      ...seen,
      remedies: [upgradeRemedy(facts)],
    });
  }
  if (numbers.every((number) => number === null) && engine.server?.desktop === null) {
    return finding('versions', 'warning', words.unreadable, seen);
  }
  return finding('versions', 'ok', server === null ? words.clientOk : words.ok, seen);
}

const named = (whose: string, version: string | null) =>
  version === null ? [] : [{ version, said: `${whose}: ${version}` }];

/** Docker Desktop brings a kernel of its own, with handlers. */
export function desktopFinding({ engine }: MachineFacts): readonly Finding[] {
  const desktop = engine.server?.desktop ?? null;
  if (desktop === null) return [];
  const words = texts().machine.desktop;
  const number = desktop.version === null ? null : parseVersion(desktop.version);
  const isOld = number !== null && !atLeast(number, lowestDesktop);
  const name = `Docker Desktop ${desktop.version ?? ''}`.trim();
  return [
    finding('desktop', isOld ? 'problem' : 'ok', isOld ? words.old(name) : words.ok(name), {
      evidence: [evidence(shellQuote(dockerVersion), name)],
      remedies: isOld ? [personRemedy(texts().machine.person.upgradeDesktop)] : [],
    }),
  ];
}

/** An engine without root rights builds, and can't register anything in the kernel. */
export function rootlessFinding({ engine }: MachineFacts): readonly Finding[] {
  if (engine.server?.isRootless !== true) return [];
  const { rootless, person } = texts().machine;
  return [
    finding('rootless', 'warning', rootless.title, {
      evidence: [evidence(shellQuote(dockerInfo), 'SecurityOptions: name=rootless')],
      failure: 'rootless-or-nested-cannot-register',
      remedies: [personRemedy(person.registerAsRoot), personRemedy(person.ownEmulators)],
    }),
  ];
}

/** An engine that maps user ids (`userns-remap`) starts no privileged container as it is. */
export function userNamespacesFinding({ engine }: MachineFacts): readonly Finding[] {
  if (engine.server?.remapsUsers !== true) return [];
  const { userNamespaces, person } = texts().machine;
  return [
    finding('user-namespaces', 'warning', userNamespaces.title, {
      evidence: [evidence(shellQuote(dockerInfo), 'SecurityOptions: name=userns')],
      failure: 'userns-remap-privileged',
      remedies: [personRemedy(person.outsideOfMapping)],
    }),
  ];
}
