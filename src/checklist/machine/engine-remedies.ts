import { socketPath } from '../../docker/contexts.ts';
import { isElsewhere } from '../../docker/product.ts';
import type { UnreachableReason } from '../../docker/unreachable.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { productTexts } from '../../texts/products.ts';
import { personRemedy } from '../remedy-of.ts';
import { otherEngineRemedies } from './context-remedies.ts';
import type { MachineFacts } from './facts.ts';
import { engineRemedies } from './install-remedies.ts';
import { restartProduct, revertSnap, startProduct, startsItself } from './product-remedies.ts';
import { groupRemedy, restartRemedy, startRemedies } from './service-remedies.ts';
import { upgradeRemedy } from './upgrade-remedy.ts';

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
      return [elsewhere(facts), ...otherEngineRemedies(facts)];
    case 'timeout':
      return hung(facts);
    case 'tls':
      return [personRemedy(person.tls), ...otherEngineRemedies(facts)];
    case 'client-too-old':
    case 'client-too-new':
      return [...fixedApiVersion(facts), upgradeRemedy(facts)];
    case 'podman':
      return [person.podman, person.podmanEngine, person.podmanBuild].map(personRemedy);
    case 'wsl-not-integrated':
      return [personRemedy(person.wsl)];
    case 'other':
      return [
        ...(isOverSsh(facts) ? [elsewhere(facts)] : [personRemedy(person.other)]),
        ...otherEngineRemedies(facts),
      ];
  }
}

const isOverSsh = ({ endpoint }: MachineFacts): boolean => endpoint.startsWith('ssh://');

/** What can be done about an engine that nothing here starts. */
function elsewhere(facts: MachineFacts): Remedy {
  const { endpoint } = facts;
  const { remote } = texts().machine.person;
  return personRemedy(isOverSsh(facts) ? productTexts().overSsh(endpoint) : remote(endpoint));
}

/** A socket where no service of Linux lets an engine listen: to start the service would not help there. */
function isNoServices({ platform, endpoint, product }: MachineFacts): boolean {
  const socket = socketPath(endpoint);
  if (platform !== 'linux' || socket === null || startsItself(product)) return false;
  return !/^\/(?:(?:var\/)?run\/docker\.sock$|run\/user\/)/.test(socket);
}

function notRunning(facts: MachineFacts): readonly Remedy[] {
  const others = otherEngineRemedies(facts);
  return isNoServices(facts) && others.length > 0 ? others : [...starting(facts), ...others];
}

/** Starting what is installed, or installing it where nothing here starts an engine. */
function starting(facts: MachineFacts): readonly Remedy[] {
  const { product, platform, surroundings, isRoot } = facts;
  if (product === 'remote') return [elsewhere(facts)];
  const started = startProduct(product, facts);
  if (product === 'snap') return [started, revertSnap(isRoot)];
  if (startsItself(product)) return [started];
  if (platform === 'darwin') return ofMac(facts);
  if (platform !== 'linux') return [startProduct('desktop', facts)];
  const starter = surroundings?.starter ?? null;
  if (starter !== null) return startRemedies(starter, isRoot);
  return product === 'rootless'
    ? [personRemedy(productTexts().rootlessSetup)]
    : engineRemedies(facts);
}

/** Nothing names a product: those that are installed are started, or one is to be installed. */
function ofMac(facts: MachineFacts): readonly Remedy[] {
  const installed = facts.surroundings?.installed ?? [];
  return installed.length > 0
    ? installed.map((product) => startProduct(product, facts))
    : engineRemedies(facts);
}

/** The group of the socket is asked for where an engine as Linux has it gives the socket one. */
function permission(facts: MachineFacts): Remedy {
  const { product, platform, surroundings, isRoot } = facts;
  const { person } = texts().machine;
  const { user = null, socketGroup = null, isNewMember = false } = surroundings ?? {};
  const own = permissionOf(facts);
  if (own !== null) return personRemedy(own);
  if (product === 'snap' && socketGroup === null) return personRemedy(productTexts().snapGroup);
  if (user === null || socketGroup === null || platform !== 'linux') {
    return personRemedy(person.askAdmin);
  }
  if (isNewMember) return personRemedy(person.logIn(socketGroup));
  return groupRemedy(user, socketGroup, isRoot);
}

/** Sockets that no group lets anybody use; null for those that may have one. */
function permissionOf({ product, platform }: MachineFacts) {
  const { permission: words, names } = productTexts();
  if (product === 'rootless' || product === 'podman' || product === 'remote') return words[product];
  if (product === 'desktop' && platform === 'win32') return words.windows;
  return isElsewhere(product) ? words.starter(names[product]) : null;
}

/** Docker's own client asks Podman: its containers run BuildKit, too. */
export function podmanRemedies(facts: MachineFacts): readonly Remedy[] {
  return [
    personRemedy(productTexts().podmanBuilder),
    ...otherEngineRemedies(facts),
    personRemedy(productTexts().podmanBuilds),
  ];
}

function hung(facts: MachineFacts): readonly Remedy[] {
  const others = otherEngineRemedies(facts);
  const byHand = personRemedy(texts().machine.person.hung);
  if (facts.product === 'remote') return [elsewhere(facts), ...others];
  if (startsItself(facts.product)) return [restartProduct(facts) ?? byHand, ...others];
  if (isNoServices(facts)) return [...others, byHand];
  const starter = facts.surroundings?.starter ?? null;
  return [starter === null ? byHand : restartRemedy(starter, facts.isRoot), ...others];
}

function fixedApiVersion({ variables }: MachineFacts): readonly Remedy[] {
  const { DOCKER_API_VERSION: version } = variables;
  if (version === null) return [];
  return [personRemedy(texts().machine.person.unset('DOCKER_API_VERSION', version))];
}
