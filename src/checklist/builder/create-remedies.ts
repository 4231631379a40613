import { removeBuilder, selectBuilder } from '../../docker/builder-commands.ts';
import { kindOf, type RegistryAccess } from '../../docker/buildkit-config.ts';
import { createContext, removeContext } from '../../docker/contexts.ts';
import { isLocalRegistry, isOnesOwn } from '../../docker/reference.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import type { Answers } from '../../model/answers.ts';
import type { Question, Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { productTexts } from '../../texts/products.ts';
import { type BuilderFacts, chosenBuilder } from './facts.ts';
import { isArchive, sharesNetwork, wantedOf } from './fitness.ts';
import { configFor, hostNetwork, type Making, makingActions, withRisk } from './making.ts';
import { freeName, nameFault } from './new-name.ts';
import { placeOfLocalhost } from './product-words.ts';
import { recreateRemedies } from './recreate-remedies.ts';
import { contextToMake } from './shell-tls.ts';

/** The ways to make a builder for this registry, the likelier one first: over TLS, or as a registry of one's own speaks. */
export function createRemedies(facts: BuilderFacts, answers: Answers): readonly Remedy[] {
  const registry = isArchive(answers) ? '' : (answers.registry ?? '');
  const isLocal = isLocalRegistry(registry);
  const driverOptions = isLocal ? [hostNetwork] : [];
  const withTls = createRemedy(facts, answers, driverOptions, null);
  const { access } = answers;
  if (isLocal || registry === '') return [withTls];
  if (access !== null) return [...openingRemedies(facts, answers, [access]), withTls];
  return isOnesOwn(registry) ? [withTls, ...openingRemedies(facts, answers, ['http'])] : [withTls];
}

/** The ways to make a builder that speaks to the registry so; none where there is no registry. */
export function openingRemedies(
  facts: BuilderFacts,
  answers: Answers,
  accesses: readonly RegistryAccess[],
): readonly Remedy[] {
  if (wantedOf(answers).registry === null) return [];
  // A builder that had to have this machine's network needs it for this, too.
  const chosen = chosenBuilder(facts);
  const isNear = chosen?.driver === 'docker-container' && sharesNetwork(chosen);
  const driverOptions = isNear ? [hostNetwork] : [];
  return accesses.map((access) => createRemedy(facts, answers, driverOptions, access));
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
  return createRemedy(facts, answers, driverOptions, wantedOf(answers).access);
}

/** The ways to a builder that finds the names that only this machine knows: a new one, or this one made anew. */
export function hostNetworkRemedies(facts: BuilderFacts, answers: Answers): readonly Remedy[] {
  return [
    createRemedy(facts, answers, [hostNetwork], wantedOf(answers).access),
    ...recreateRemedies(facts, answers, 'localhost'),
  ];
}

/** Makes a builder whose name is asked first. */
function createRemedy(
  facts: BuilderFacts,
  answers: Answers,
  driverOptions: readonly string[],
  access: RegistryAccess | null,
): Remedy {
  const words = texts().builder.chosen.create;
  const registry = answers.registry ?? '';
  const making = { driverOptions, access, config: configFor(facts, answers, access) };
  const asked = { name: freeName(facts, answers), facts, making };
  const hint = access === null ? words.hint : words.by[kindOf(access)].hint;
  return {
    ...creation(asked),
    title: access === null ? words.title : words.by[kindOf(access)].title(registry),
    hint: driverOptions.length > 0 ? networkHint(facts) : hint,
    question: nameQuestion(asked),
  };
}

/** Whose network it gets: this machine's, or that of the machine which the engine runs on. */
const networkHint = ({ product }: BuilderFacts): string => {
  const place = placeOfLocalhost(product);
  return place === null
    ? texts().builder.chosen.create.hintHostNetwork
    : productTexts().localhost.hint(place);
};

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
      ...(making.config?.edits ?? []),
      ...(context === null ? [] : [{ run: createContext(context) }]),
      ...makingActions(name, facts, making),
    ],
    sets: { builder: name, access: making.access },
  };
}
