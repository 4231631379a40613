import {
  createBuilder,
  removeBuilder,
  selectBuilder,
  startBuilder,
} from '../../docker/builder-commands.ts';
import type { Builder } from '../../docker/builders.ts';
import type { RegistryAccess } from '../../docker/buildkit-config.ts';
import { createContext, removeContext } from '../../docker/contexts.ts';
import { isLocalRegistry } from '../../docker/reference.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import type { Action, EditAction } from '../../model/action.ts';
import type { Answers } from '../../model/answers.ts';
import type { Question, Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { type BuilderFacts, chosenBuilder } from './facts.ts';
import { isArchive, sharesNetwork, type Unfitness } from './fitness.ts';
import { freeName, nameFault } from './new-name.ts';
import { contextToMake } from './shell-tls.ts';

const hostNetwork = 'network=host';

/** How a builder must be made for where the image goes. */
type Making = {
  readonly driverOptions: readonly string[];
  /** How it is told to speak to the registry; null for TLS that is verified. */
  readonly access: RegistryAccess | null;
  /** The context of its engine; the current one if left out. */
  readonly context?: string;
};

/** The ways to make a builder for this registry, the likelier one first: over TLS, or as a registry of one's own speaks. */
export function createRemedies(facts: BuilderFacts, answers: Answers): readonly Remedy[] {
  const registry = isArchive(answers) ? '' : (answers.registry ?? '');
  const isLocal = isLocalRegistry(registry);
  const driverOptions = isLocal ? [hostNetwork] : [];
  const withTls = createRemedy(facts, answers, { driverOptions, access: null });
  if (isLocal || !isOnesOwn(registry)) return [withTls];
  const { access } = answers;
  const opened = openingRemedies(facts, answers, access === null ? ['http'] : [access]);
  return access === null ? [withTls, ...opened] : [...opened, withTls];
}

/** The ways to make a builder that speaks to the registry so; none where there is no registry. */
export function openingRemedies(
  facts: BuilderFacts,
  answers: Answers,
  accesses: readonly RegistryAccess[],
): readonly Remedy[] {
  if (facts.config === null) return [];
  // A builder that had to have this machine's network needs it for this, too.
  const chosen = chosenBuilder(facts);
  const isNear = chosen?.driver === 'docker-container' && sharesNetwork(chosen);
  const driverOptions = isNear ? [hostNetwork] : [];
  return accesses.map((access) => createRemedy(facts, answers, { driverOptions, access }));
}

/** The way to make a builder with these options besides what it needs for the registry: `env.http_proxy=…`. */
export function withOptionsRemedy(
  facts: BuilderFacts,
  answers: Answers,
  options: readonly string[],
): Remedy {
  const chosen = chosenBuilder(facts);
  const isNear =
    isLocalRegistry(answers.registry ?? '') || (chosen !== null && sharesNetwork(chosen));
  const driverOptions = [...new Set([...(isNear ? [hostNetwork] : []), ...options])];
  const access = facts.config === null ? null : answers.access;
  return createRemedy(facts, answers, { driverOptions, access });
}

/** The ways to a builder that finds the names that only this machine knows: a new one, or this one made anew. */
export function hostNetworkRemedies(facts: BuilderFacts, answers: Answers): readonly Remedy[] {
  const access = facts.config === null ? null : answers.access;
  return [
    createRemedy(facts, answers, { driverOptions: [hostNetwork], access }),
    ...recreateRemedies(facts, 'localhost'),
  ];
}

/** A registry of one's own: it has a port, is an address, or is no name of the Internet. */
export const isOnesOwn = (registry: string): boolean =>
  registry !== '' &&
  (/:\d+$/.test(registry) || /^[\d.]+$/.test(registry) || !registry.includes('.'));

/** Makes a builder whose name is asked first. */
function createRemedy(facts: BuilderFacts, answers: Answers, making: Making): Remedy {
  const words = texts().builder.chosen.create;
  const { driverOptions, access } = making;
  const registry = answers.registry ?? '';
  const asked = { name: freeName(facts, answers), facts, making };
  const hint = access === null ? words.hint : words.by[access].hint;
  return {
    ...creation(asked),
    title: access === null ? words.title : words.by[access].title(registry),
    hint: driverOptions.length > 0 ? words.hintHostNetwork : hint,
    question: nameQuestion(asked),
  };
}

type NewOne = { readonly name: string; readonly facts: BuilderFacts; readonly making: Making };

function nameQuestion({ name, facts, making }: NewOne): Question {
  return {
    prompt: texts().builder.chosen.create.prompt,
    initial: name,
    check: (text) => nameFault(text.trim(), facts),
    answer: async (text) => creation({ name: text.trim().toLowerCase(), facts, making }),
  };
}

/** Makes and starts a builder; taken back, the one that was selected before is selected again. */
function creation({ name, facts, ...asked }: NewOne): Remedy {
  const words = texts().builder.chosen.create;
  const context = contextToMake(facts);
  const making = context === null ? asked.making : { ...asked.making, context };
  const reversal = [
    ...(facts.selected === null ? [] : [{ run: selectBuilder(facts.selected) }]),
    { run: removeBuilder(name) },
    ...(context === null ? [] : [{ run: removeContext(context) }]),
  ];
  const changes = withRisk(words.changes(name), making);
  return {
    title: words.titleNamed(name),
    needs: 'consent',
    changes: context === null ? changes : `${words.makesContext(context)} ${changes}`,
    undo: reversal.map(({ run }) => shellQuote(run)).join(' && '),
    reversal,
    actions: [
      ...configActions(facts, making),
      ...(context === null ? [] : [{ run: createContext(context) }]),
      ...makingActions({ name, facts, making }),
    ],
    sets: { builder: name, access: making.access },
  };
}

/** What it means that a certificate is not looked at. */
const withRisk = (changes: string, { access }: Making): string =>
  access === 'insecure' ? `${changes} ${texts().builder.chosen.create.risk}` : changes;

function makingActions({ name, facts, making }: NewOne): readonly Action[] {
  const config = making.access === null ? null : (facts.config?.path ?? null);
  const { access: _, ...how } = making;
  return [
    { run: createBuilder({ ...how, name, config, configFlag: facts.configFlag }) },
    { run: startBuilder(name) },
  ];
}

/** The file is written once; it says the same each time. */
function configActions({ config }: BuilderFacts, { access }: Making): readonly EditAction[] {
  if (access === null || config === null) return [];
  const { path, before } = config;
  const after = config.after[access];
  if (before === after) return [];
  const lines = (sign: string, text: string | null) =>
    (text ?? '').split('\n').flatMap((line) => (line === '' ? [] : `${sign}${line}`));
  const diff = [...lines('-', before), ...lines('+', after)].join('\n');
  return [{ edit: path, diff, before, after }];
}

/**
 * Makes the chosen builder anew under its name: what it lacks can be given only when it is made.
 * Only where everything else it was made with can be given again.
 */
export function recreateRemedies(facts: BuilderFacts, unfit: Unfitness | null): readonly Remedy[] {
  const builder = chosenBuilder(facts);
  if (builder === null || !canBeMadeAgain(builder)) return [];
  if (unfit !== 'localhost' && unfit !== 'http' && unfit !== 'insecure') return [];
  const words = texts().builder.chosen.recreate;
  const { name } = builder;
  const had = optionsOf(builder);
  const access = unfit === 'localhost' ? null : unfit;
  const own = contextOf(builder, facts);
  const making: Making = {
    ...own,
    driverOptions: access === null ? [...had.filter(isNoNetwork), hostNetwork] : had,
    access,
  };
  const before = makingActions({
    name,
    facts,
    making: { ...own, driverOptions: had, access: null },
  });
  const reversal = [{ run: removeBuilder(name) }, ...before];
  const commands = reversal.flatMap((action) => ('run' in action ? shellQuote(action.run) : []));
  return [
    {
      title: access === null ? words.titleHostNetwork(name) : words.titleBy[access](name),
      hint: words.hint,
      needs: 'consent',
      changes: withRisk(words.changes(name), making),
      undo: words.undo(commands.join(' && ')),
      reversal,
      actions: [
        ...configActions(facts, making),
        { run: removeBuilder(name) },
        ...makingActions({ name, facts, making }),
      ],
      sets: { builder: name, access },
    },
  ];
}

/** A context that it was made for, and not the one that is the current one anyway. */
function contextOf({ nodes }: Builder, { contexts }: BuilderFacts): Pick<Making, 'context'> {
  const endpoint = nodes[0]?.endpoint ?? '';
  return endpoint !== 'default' && contexts.includes(endpoint) ? { context: endpoint } : {};
}

/** One container, and nothing that it was made with would be lost. */
function canBeMadeAgain(builder: Builder): boolean {
  const [only, ...others] = builder.nodes;
  if (builder.driver !== 'docker-container' || only === undefined) return false;
  // buildx gives this flag itself.
  const isOwn = (flag: string) => flag === '--allow-insecure-entitlement=network.host';
  const isPlain = (option: string) => !/[",\n]/.test(option);
  const hasFiles = Object.keys(only.files).length > 0;
  return (
    others.length === 0 && !hasFiles && only.flags.every(isOwn) && optionsOf(builder).every(isPlain)
  );
}

const optionsOf = ({ nodes }: Builder): readonly string[] =>
  Object.entries(nodes[0]?.driverOptions ?? {}).map(([key, value]) => `${key}=${value}`);

const isNoNetwork = (option: string): boolean => !option.startsWith('network=');
