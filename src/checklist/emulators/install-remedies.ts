import { handlerName } from '../../docker/architecture.ts';
import { binfmtFolder } from '../../docker/mounts.ts';
import type { Product } from '../../docker/product.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import type { RunAction } from '../../model/action.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { productTexts } from '../../texts/products.ts';
import { personRemedy } from '../remedy-of.ts';
import { article, type Installer, installers, maintained } from './installers.ts';

/** What has to be registered, and on what. */
export type Registration = {
  /** Architecture of the engine: `amd64`. */
  readonly engine: string;
  /** Architectures to register, as `tonistiigi/binfmt` calls them: `arm64`, `arm`. */
  readonly architectures: readonly string[];
  /** Architectures that it runs without a handler: `amd64`, `386`. */
  readonly native: readonly string[];
  /** Entries that are there and of no use: registering again would not mend them. */
  readonly broken: readonly string[];
  /** Entries that are there, broken ones included. */
  readonly present: readonly string[];
  /** Nobody named platforms: some of the architectures are the article's. */
  readonly isArticles?: boolean;
  /** The engine maps user ids: a privileged container must leave that. */
  readonly remapsUsers: boolean;
  /** The engine has no root rights: a privileged container of its has none in the kernel. */
  readonly isRootless: boolean;
  /** What the engine came with: in its own machine, handlers go when that restarts. */
  readonly product: Product;
};

/** The ways to register handlers: one an image, the maintained one also for all that it knows. */
export function installRemedies(registration: Registration): readonly Remedy[] {
  const { engine, isRootless, product } = registration;
  if (isRootless) return rootlessRemedies();
  if (!installers.some(({ hosts }) => hosts.includes(engine))) return [fromPackage(engine)];
  const [first, ...others] = installers.map((installer) => remedyOf(installer, registration));
  const all = maintained.hosts.includes(engine) ? [everything(registration)] : [];
  return [...(first ? [first] : []), ...all, ...others].map((remedy) => saidOf(product, remedy));
}

/** Only root outside of the engine registers; a builder may have emulators of its own. */
function rootlessRemedies(): readonly Remedy[] {
  const { person } = texts().machine;
  return [personRemedy(person.registerAsRoot), personRemedy(person.ownEmulators)];
}

/** Where handlers are registered in a machine that is not this one, the change says in which. */
function saidOf(product: Product, remedy: Remedy): Remedy {
  const where = productTexts().registers;
  if (remedy.needs === 'person' || !(product in where)) return remedy;
  const words = where[product as keyof typeof where];
  return { ...remedy, changes: `${remedy.changes} ${words}` };
}

function remedyOf(installer: Installer, registration: Registration): Remedy {
  const { image, hosts, architectures } = installer;
  const { install } = texts().emulators;
  const known = registration.architectures.filter((name) => architectures.includes(name));
  if (!hosts.includes(registration.engine)) {
    return onlyShown(
      installer,
      install.wrongHost(image, hosts.join(texts().joined.comma), registration.engine),
    );
  }
  if (known.length === 0) {
    return onlyShown(
      installer,
      install.ofNoUse(image, registration.architectures.join(texts().joined.comma)),
    );
  }
  const isBest = installer === maintained;
  return {
    ...registering(installer, registration, known),
    title: image,
    hint: hintOf(installer, registration),
    ...(isBest ? { recommended: install.recommended } : {}),
  };
}

/**
 * The article's installer, shown with what it says on a kernel that knows no F.
 *
 * Source: linuxkit/linuxkit, pkg/binfmt/main.go; the article's second note.
 */
export function refusedInstaller(): Remedy {
  const { run } = runImage(article.image, [], false);
  const file = `${binfmtFolder}/register`;
  const error = `Cannot write to ${file}: write ${file}: invalid argument`;
  const { install } = texts().emulators;
  return onlyShown(article, install.refused(shellQuote(run), error), install.refusedHint);
}

/**
 * Everything that the maintained image knows, where a person wants more than is asked for.
 *
 * Source: tonistiigi/binfmt deploy/v10.2.3, cmd/binfmt/config.go, allArch: `all` leaves out what runs already.
 */
function everything(registration: Registration): Remedy {
  const { install } = texts().emulators;
  const others = without(maintained.architectures, [registration.engine, ...registration.native]);
  const all: Installer = { ...maintained, args: () => ['--install', 'all'] };
  return {
    ...registering(all, registration, others),
    title: install.all(maintained.image),
    hint: install.maintained,
    changes: install.addsAll,
  };
}

/** The part of a remedy that registers: the broken entries go first where the image would leave them. */
function registering(installer: Installer, registration: Registration, known: readonly string[]) {
  const { remapsUsers, broken } = registration;
  const run = (args: readonly string[]) => runImage(installer.image, args, remapsUsers);
  const clearing = installer.existing === 'kept' && broken.length > 0;
  const reversal = unregistering(addedBy(installer, registration, known), remapsUsers);
  return {
    needs: 'privileged',
    changes: changesOf(installer, registration, known),
    undo: texts().emulators.install.undo(shellQuote(reversal.run)),
    reversal: [reversal],
    actions: [
      ...(clearing ? [unregistering(broken, remapsUsers)] : []),
      run(installer.args(known)),
    ],
  } satisfies Partial<Remedy>;
}

/** The entries that are in the table only since; an image without arguments registers all it knows. */
function addedBy(
  { existing, architectures }: Installer,
  { present, broken }: Registration,
  known: readonly string[],
): readonly string[] {
  if (existing === 'reset') return ['qemu-*'];
  const registered = existing === 'rewritten' ? architectures : known;
  const names = registered.flatMap((name) => handlerName(`linux/${name}`) ?? []);
  return without(names, without(present, broken));
}

/** Only the maintained image can take entries out again; it takes names and patterns. */
export const unregistering = (handlers: readonly string[], remapsUsers: boolean): RunAction =>
  runImage(maintained.image, ['--uninstall', handlers.join(',')], remapsUsers);

/** The command that registers architectures with the maintained image. */
export function registeringCommand({
  architectures,
  remapsUsers,
}: Pick<Registration, 'architectures' | 'remapsUsers'>): readonly string[] {
  return runImage(maintained.image, maintained.args(architectures), remapsUsers).run;
}

function runImage(image: string, args: readonly string[], remapsUsers: boolean): RunAction {
  const userns = remapsUsers ? ['--userns=host'] : [];
  return { run: ['docker', 'run', '--rm', '--privileged', ...userns, image, ...args] };
}

function changesOf(
  { existing }: Installer,
  { broken, isArticles = false }: Registration,
  known: readonly string[],
): string {
  const { install } = texts().emulators;
  if (existing === 'reset') return install.resets;
  if (existing === 'rewritten') return install.rewrites;
  const names = known.join(texts().joined.comma);
  const told =
    broken.length > 0
      ? install.replaces(broken.join(texts().joined.comma), names)
      : install.adds(names);
  return isArticles ? texts().joined.sentences(told, install.articles) : told;
}

function hintOf({ lastChanged, architectures }: Installer, registration: Registration): string {
  const { install } = texts().emulators;
  const lacking = without(registration.architectures, architectures);
  const age = lastChanged === null ? install.maintained : install.changedIn(lastChanged);
  return install.hint(
    age,
    lacking.length > 0 ? install.lacks(lacking.join(texts().joined.comma)) : install.covers,
  );
}

/** An installer that can't help here stands in the list with the reason. */
function onlyShown({ image, lastChanged }: Installer, how: string, why?: string): Remedy {
  const { install } = texts().emulators;
  const age = lastChanged === null ? install.maintained : install.changedIn(lastChanged);
  return personRemedy({ title: image, hint: why ?? age, how });
}

function fromPackage(engine: string): Remedy {
  const { install } = texts().emulators;
  return personRemedy({ title: install.fromPackageTitle, how: install.fromPackage(engine) });
}

const without = (names: readonly string[], others: readonly string[]): readonly string[] =>
  names.filter((name) => !others.includes(name));
