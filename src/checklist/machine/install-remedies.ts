import { type PackageFamily, packageFamily } from '../../docker/os-release.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { commandRemedy, personRemedy } from '../remedy-of.ts';
import type { MachineFacts } from './facts.ts';

type Package = {
  readonly name: string;
  readonly install: readonly string[];
  readonly remove: readonly string[];
};

/** The engine, as a distribution packages it itself; the others have it from docker.com only. */
const packages: { readonly [Family in PackageFamily]: Package | null } = {
  debian: {
    name: 'docker.io',
    install: ['apt-get', 'install', '--yes', 'docker.io'],
    remove: ['apt-get', 'remove', '--yes', 'docker.io'],
  },
  alpine: { name: 'docker', install: ['apk', 'add', 'docker'], remove: ['apk', 'del', 'docker'] },
  arch: {
    name: 'docker',
    install: ['pacman', '-S', '--noconfirm', 'docker'],
    remove: ['pacman', '-R', '--noconfirm', 'docker'],
  },
  fedora: null,
};

/** Where there is no Docker at all, or a file of that name that can't be run. */
export function clientRemedies(facts: MachineFacts): readonly Remedy[] {
  const { person } = texts().machine;
  if (facts.commandFault !== 'missing') return [personRemedy(person.notExecutable)];
  return engineRemedies(facts);
}

/** Where nothing on this machine could start an engine. */
export function engineRemedies({
  platform,
  isRoot,
  surroundings,
}: MachineFacts): readonly Remedy[] {
  const { install, person } = texts().machine;
  const practise: Remedy = { ...personRemedy(person.practise), leadsTo: 'practice' };
  if (platform !== 'linux')
    return [personRemedy(person.installDesktop), personRemedy(person.colima), practise];
  const family = surroundings === null ? null : packageFamily(surroundings.distribution);
  const own = family === null ? null : packages[family];
  const fromDocker = personRemedy(person.install);
  if (own === null) return [fromDocker, practise];
  const fromDistribution = commandRemedy({
    title: install.title(own.name),
    hint: install.hint,
    needs: 'root',
    changes: install.changes(own.name),
    run: [{ run: own.install }],
    reversal: [{ run: own.remove }],
    isRoot,
  });
  return [fromDistribution, fromDocker, practise];
}

export const windowsRemedies = (): readonly Remedy[] => [
  personRemedy(texts().machine.person.linuxContainers),
];
