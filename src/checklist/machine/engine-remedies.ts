import { socketPath } from '../../docker/contexts.ts';
import type { UnreachableReason } from '../../docker/unreachable.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { personRemedy } from '../remedy-of.ts';
import { otherEngineRemedies } from './context-remedies.ts';
import type { MachineFacts } from './facts.ts';
import { engineRemedies } from './install-remedies.ts';
import { groupRemedy, restartRemedy, startRemedies } from './service-remedies.ts';
import { isDesktopSocket } from './shares-kernel.ts';

/** The ways out where the engine does not answer, the nearest first. */
export function remediesFor(reason: UnreachableReason, facts: MachineFacts): readonly Remedy[] {
  const { person } = texts().machine;
  switch (reason) {
    case 'not-running':
      return notRunning(facts);
    case 'no-permission':
      return [permission(facts), ...otherEngineRemedies(facts)];
    case 'wrong-context':
      return otherEngineRemedies(facts);
    case 'refused':
      return [personRemedy(person.remote(facts.endpoint)), ...otherEngineRemedies(facts)];
    case 'timeout':
      return hung(facts);
    case 'tls':
      return [personRemedy(person.tls), ...otherEngineRemedies(facts)];
    case 'client-too-old':
    case 'client-too-new':
      return [...fixedApiVersion(facts), personRemedy(person.upgrade)];
    case 'podman':
      return [personRemedy(person.podman), personRemedy(person.podmanBuild)];
    case 'wsl-not-integrated':
      return [personRemedy(person.wsl)];
    case 'other':
      return [personRemedy(person.other), ...otherEngineRemedies(facts)];
  }
}

/** A socket where no service of Linux lets an engine listen: to start the service would not help there. */
function isNoServices({ platform, endpoint }: MachineFacts): boolean {
  const socket = socketPath(endpoint);
  if (platform !== 'linux' || socket === null || isDesktopSocket(socket)) return false;
  return !/^\/(?:(?:var\/)?run\/docker\.sock$|run\/user\/)/.test(socket);
}

function notRunning(facts: MachineFacts): readonly Remedy[] {
  const others = otherEngineRemedies(facts);
  return isNoServices(facts) && others.length > 0 ? others : [...starting(facts), ...others];
}

/** Starting what is installed, or installing it where nothing here starts an engine. */
function starting(facts: MachineFacts): readonly Remedy[] {
  const { person } = texts().machine;
  const { platform, endpoint, surroundings, isRoot } = facts;
  if (platform === 'darwin') {
    return [personRemedy(person.startDesktop), personRemedy(person.colima)];
  }
  if (platform !== 'linux' || isDesktopSocket(socketPath(endpoint) ?? '')) {
    return [personRemedy(person.startDesktop)];
  }
  const starter = surroundings?.starter ?? null;
  return starter === null ? engineRemedies(facts) : startRemedies(starter, isRoot);
}

function permission({ surroundings, isRoot }: MachineFacts): Remedy {
  const { person } = texts().machine;
  const { user = null, socketGroup = null, isNewMember = false } = surroundings ?? {};
  if (user === null || socketGroup === null) return personRemedy(person.askAdmin);
  if (isNewMember) return personRemedy(person.logIn(socketGroup));
  return groupRemedy(user, socketGroup, isRoot);
}

function hung(facts: MachineFacts): readonly Remedy[] {
  const others = otherEngineRemedies(facts);
  const byHand = personRemedy(texts().machine.person.hung);
  if (isNoServices(facts)) return [...others, byHand];
  const starter = facts.surroundings?.starter ?? null;
  return [starter === null ? byHand : restartRemedy(starter, facts.isRoot), ...others];
}

function fixedApiVersion({ variables }: MachineFacts): readonly Remedy[] {
  const { DOCKER_API_VERSION: version } = variables;
  if (version === null) return [];
  return [personRemedy(texts().machine.person.unset('DOCKER_API_VERSION', version))];
}
