import { removeBuilder, removeBuilderKeepingCache } from '../../docker/builder-commands.ts';
import type { Builder } from '../../docker/builders.ts';
import { type AccessKind, kindOf, type RegistryAccess } from '../../docker/buildkit-config.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import type { Answers } from '../../model/answers.ts';
import type { Remedy } from '../../model/remedy.ts';
import { registryTexts } from '../../texts/registries.ts';
import { type BuilderFacts, chosenBuilder } from './facts.ts';
import { wantedOf } from './fitness.ts';
import { hostNetwork, type Making, makingActions, withRisk } from './making.ts';
import { configsFor } from './own-config.ts';

/** What a builder lacks that it can be given only when it is made. */
type Lacking = 'localhost' | 'mirror' | RegistryAccess;

/**
 * Makes the chosen builder anew under its name: what it lacks can be given only when it is made.
 * Only where everything else it was made with can be given again.
 */
export function recreateRemedies(
  facts: BuilderFacts,
  answers: Answers,
  lacking: Lacking,
): readonly Remedy[] {
  const builder = chosenBuilder(facts);
  if (builder === null || !canBeMadeAgain(builder)) return [];
  const isAccess = lacking !== 'localhost' && lacking !== 'mirror';
  const access = isAccess ? lacking : wantedOf(answers).access;
  const configs = configsFor(facts, builder, { ...answers, access });
  if (configs === null) return [];
  const { name } = builder;
  const had = optionsOf(builder);
  const own = contextOf(builder, facts);
  const isNear = lacking === 'localhost';
  const driverOptions = isNear ? [...had.filter(isNoNetwork), hostNetwork] : had;
  const making: Making = { ...own, driverOptions, access, config: configs.now };
  const before: Making = { ...own, driverOptions: had, access: null, config: configs.before };
  const remove = { run: facts.keepsState ? removeBuilderKeepingCache(name) : removeBuilder(name) };
  const reversal = [remove, ...makingActions(name, facts, before)];
  const commands = reversal.flatMap((action) => ('run' in action ? shellQuote(action.run) : []));
  const words = registryTexts().recreate;
  const cache = facts.keepsState ? words.kept : words.lost;
  return [
    {
      title: titleOf(name, lacking),
      hint: cache.hint,
      needs: 'consent',
      changes: withRisk(cache.changes(name), making),
      undo: cache.undo(commands.join(' && ')),
      reversal,
      actions: [
        ...(configs.now?.edits ?? []),
        ...(configs.before?.edits ?? []),
        remove,
        ...makingActions(name, facts, making),
      ],
      sets: { builder: name, ...(isAccess && { access }) },
    },
  ];
}

function titleOf(name: string, lacking: Lacking): string {
  const words = registryTexts().recreate;
  if (lacking === 'localhost') return words.titleHostNetwork(name);
  return lacking === 'mirror' ? words.titleMirror(name) : words.titleBy[kindOf(lacking)](name);
}

/** What is lacking, where that is something a builder is given when it is made. */
export function lackingOf(
  unfit: AccessKind | 'localhost' | 'mirror' | 'one-platform' | 'archive' | null,
  { access }: Answers,
): Lacking | null {
  if (unfit === 'localhost' || unfit === 'mirror') return unfit;
  return unfit === 'http' || unfit === 'insecure' || unfit === 'ca' ? access : null;
}

/** A context that it was made for, and not the one that is the current one anyway. */
function contextOf({ nodes }: Builder, { contexts }: BuilderFacts): Pick<Making, 'context'> {
  const endpoint = nodes[0]?.endpoint ?? '';
  return endpoint !== 'default' && contexts.includes(endpoint) ? { context: endpoint } : {};
}

/** One container, and nothing that it was made with would be lost; its files are another matter. */
function canBeMadeAgain(builder: Builder): boolean {
  const [only, ...others] = builder.nodes;
  if (builder.driver !== 'docker-container' || only === undefined) return false;
  // A context's own, as with Podman: its name is refused to any that is made.
  if (only.endpoint === builder.name) return false;
  // buildx gives this flag itself.
  const isOwn = (flag: string) => flag === '--allow-insecure-entitlement=network.host';
  const isPlain = (option: string) => !/[",\n]/.test(option);
  return others.length === 0 && only.flags.every(isOwn) && optionsOf(builder).every(isPlain);
}

const optionsOf = ({ nodes }: Builder): readonly string[] =>
  Object.entries(nodes[0]?.driverOptions ?? {}).map(([key, value]) => `${key}=${value}`);

const isNoNetwork = (option: string): boolean => !option.startsWith('network=');
