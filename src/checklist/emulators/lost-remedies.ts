import {
  handlersUnit,
  installHandlersUnit,
  removeHandlersUnit,
} from '../../docker/handlers-unit.ts';
import type { Remedy } from '../../model/remedy.ts';
import { checkTexts } from '../../texts/checks.ts';
import { commandRemedy } from '../remedy-of.ts';
import type { EmulatorsFacts } from './facts.ts';
import {
  installRemedies,
  type Registration,
  registeringCommand,
  unregistering,
} from './install-remedies.ts';
import type { HandlersPackage, Lasting } from './lasting.ts';
import type { Lost } from './lost.ts';
import { nativeArchitectures } from './native.ts';
import { architectureOfHandler } from './registered.ts';

type Facts = { readonly lost: readonly Lost[]; readonly emulators: EmulatorsFacts };

/** The ways to have the handlers back: once more, or from every boot on. */
export function lostRemedies({ lost, emulators }: Facts): readonly Remedy[] {
  return [...againRemedies(lost, emulators), ...fromNowOn(emulators)];
}

/** The ways to have what was lost from every boot on. */
export function fromNowOn(emulators: EmulatorsFacts): readonly Remedy[] {
  const { lost, lasting } = emulators;
  const names = lost.map(({ name }) => name);
  return lastingRemedies({
    ...{ names, added: names, emulators, lasting },
    // A unit that ran at boot does not run again when something clears the table later.
    canUnitHelp: lost.every(({ hasRebooted }) => hasRebooted),
  });
}

type ToLast = {
  /** Handlers that are to be there after every boot. */
  readonly names: readonly string[];
  /** Those of them that are not there yet: to take it back is to take them out. */
  readonly added: readonly string[];
  readonly emulators: EmulatorsFacts;
  readonly lasting: Lasting | null;
  readonly canUnitHelp: boolean;
};

/** The ways to have handlers from every boot on. */
export function lastingRemedies(facts: ToLast): readonly Remedy[] {
  const { emulators, lasting, canUnitHelp } = facts;
  const bundle = lasting?.package ?? null;
  const docker = lasting?.docker ?? null;
  return [
    ...(bundle === null ? [] : [packageRemedy(bundle, emulators.isRoot)]),
    ...(docker === null || !canUnitHelp ? [] : [unitRemedy(docker, facts)]),
  ];
}

/** What it takes to register handlers of these names. */
export function registrationOf(names: readonly string[], facts: EmulatorsFacts): Registration {
  const { engine, entries, remapsUsers, isRootless, product } = facts;
  return {
    engine: (engine ?? '').replace('linux/', ''),
    architectures: names.flatMap((name) => architectureOfHandler(name) ?? []),
    native: nativeArchitectures(facts),
    broken: [],
    present: entries.map(({ name }) => name),
    ...{ remapsUsers, isRootless, product },
  };
}

/** The same installer that registered them, where it was one and the same. */
function againRemedies(lost: readonly Lost[], facts: EmulatorsFacts): readonly Remedy[] {
  if (facts.engine === null) return [];
  const words = checkTexts().afterReboot.again;
  const images = new Set(lost.map(({ installer }) => installer?.image));
  const [image] = images;
  const ways = installRemedies(
    registrationOf(
      lost.map(({ name }) => name),
      facts,
    ),
  );
  const same = images.size === 1 ? ways.find(({ title }) => title === image) : undefined;
  const way = same ?? ways[0];
  if (way === undefined) return [];
  const { recommended: _, ...again } = way;
  if (again.needs === 'person') return [again];
  return [{ ...again, title: words.title, hint: words.hint(way.title), recommended: words.why }];
}

function packageRemedy({ name, install, remove }: HandlersPackage, isRoot: boolean): Remedy {
  const words = checkTexts().afterReboot.package;
  return commandRemedy({
    title: words.title(name),
    hint: words.hint,
    needs: 'root',
    changes: words.changes(name),
    run: [{ run: install }],
    reversal: [{ run: remove }],
    isRoot,
  });
}

/** The unit is shown whole: it is what is written. */
function unitRemedy(docker: string, { names, added, emulators: facts }: ToLast): Remedy {
  const words = checkTexts().afterReboot.unit;
  const registration = registrationOf(names, facts);
  const [, ...args] = registeringCommand(registration);
  return commandRemedy({
    title: words.title,
    hint: words.hint,
    needs: 'root',
    changes: words.changes(handlersUnit),
    run: installHandlersUnit([docker, ...args]),
    reversal: [
      ...removeHandlersUnit,
      ...(added.length === 0 ? [] : [unregistering(added, facts.remapsUsers)]),
    ],
    isRoot: facts.isRoot,
  });
}
