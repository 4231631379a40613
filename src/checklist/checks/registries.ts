import { inspectBuilder } from '../../docker/builder-commands.ts';
import type { Builder } from '../../docker/builders.ts';
import {
  type RegistryAccess,
  type RegistrySettings,
  registrySettings,
} from '../../docker/buildkit-config.ts';
import { dockerInfo } from '../../docker/commands.ts';
import { type EngineSettings, parseEngineSettings } from '../../docker/engine-settings.ts';
import { isInsecureRegistry } from '../../docker/insecure-registry.ts';
import { isLocalRegistry, parseReference } from '../../docker/reference.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import type { Answers } from '../../model/answers.ts';
import { type Evidence, evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { checkTexts } from '../../texts/checks.ts';
import { texts } from '../../texts/index.ts';
import { openingRemedies } from '../builder/create-remedies.ts';
import type { BuilderFacts } from '../builder/facts.ts';
import { isArchive } from '../builder/fitness.ts';
import { askFor, type Reach } from '../builder/reach.ts';
import { recreateRemedies } from '../builder/recreate-remedies.ts';
import { builder as builderStep } from '../builder.ts';
import { isRunning } from '../builder-list.ts';
import type { Check } from '../check.ts';
import { trustOf } from '../client-trust.ts';
import { findingOf } from '../finding-of.ts';
import { askedBuilder, isContainer } from './asked-builder.ts';

type RegistryFacts = {
  /** The builder that a build would use; null where there is none. */
  readonly builder: Builder | null;
  readonly builders: readonly Builder[];
  readonly engine: EngineSettings;
  /** A registry that the engine speaks to without trusted TLS, and the builder does not; null for none. */
  readonly unknown: string | null;
  /** The builder as it would be made for that registry. */
  readonly making: BuilderFacts;
  /** How that registry looks from the builder; null where it was not asked. */
  readonly reach: Reach | null;
};

const finding = findingOf('builder');

/** What each builder knows of registries, and what the engine knows that it does not. */
export const registries: Check<RegistryFacts> = {
  id: 'builder.registries',
  inspect: async (look, answers, found) => {
    const [info, { facts, builder }] = await Promise.all([
      look.run(dockerInfo),
      askedBuilder(look, answers, found),
    ]);
    const engine = parseEngineSettings(info.stdout);
    const asked = askedRegistries(answers, engine);
    const unknown = builder === null ? null : asked.find((one) => isUnknown(one, builder, engine));
    const isOther = unknown != null && unknown !== answers.registry;
    const making = isOther
      ? await builderStep.inspect(look, { ...answers, registry: unknown }, found)
      : facts;
    const seen = { builder, builders: facts.builders, engine, making };
    return { ...seen, unknown: unknown ?? null, reach: null };
  },
  lookCloser: async (look, facts, answers, signal) => {
    const { registry } = answers;
    const { builder, unknown } = facts;
    // What nobody named is not asked.
    if (builder === null || unknown === null || unknown !== registry) return facts;
    if (!isRunning(builder)) return facts;
    return {
      ...facts,
      reach: await askFor(look, builder.name, registry, trustOf(answers, look), signal),
    };
  },
  judge: judgeRegistries,
};

/** The registries that the image goes to; where nobody said, all that the engine names as insecure. */
function askedRegistries(answers: Answers, engine: EngineSettings): readonly string[] {
  if (isArchive(answers)) return [];
  const tags = answers.tags.map(parseReference).flatMap((tag) => (tag.ok ? tag.registry : []));
  const wanted = [...(answers.registry === null ? [] : [answers.registry]), ...tags];
  return wanted.length > 0 ? wanted : engine.insecureRegistries;
}

/** BuildKit speaks plain http to this machine by itself; a container reads nothing of the engine's. */
function isUnknown(registry: string, builder: Builder, engine: EngineSettings): boolean {
  if (!isContainer(builder) || isLocalRegistry(registry)) return false;
  return (
    isInsecureRegistry(registry, engine) && builder.nodes.some((node) => !isOpen(registry, node))
  );
}

const settingsOf = ({ files }: Builder['nodes'][number]): readonly RegistrySettings[] =>
  registrySettings(files['buildkitd.toml'] ?? '');

const isOpen = (registry: string, node: Builder['nodes'][number]): boolean =>
  settingsOf(node).some((one) => one.registry === registry && one.access !== null);

function judgeRegistries(facts: RegistryFacts, answers: Answers): readonly Finding[] {
  const words = checkTexts().registries;
  const { builder, unknown } = facts;
  if (builder === null) {
    return [
      { ...finding('registries', 'skipped', words.noBuilder), because: checkTexts().noBuilder },
    ];
  }
  const seen = [...engineEvidence(facts.engine), ...facts.builders.flatMap(builderEvidence)];
  // Over TLS that it trusts the builder needs to know nothing.
  if (unknown !== null && facts.reach?.answer?.verdict !== 'reachable') {
    const wanted = { ...answers, registry: unknown };
    return [
      finding('registries', 'warning', words.unknown(builder.name, unknown), {
        evidence: [...seen, ...answerOf(facts)],
        failure: speaks(facts) === 'insecure' ? 'push-x509' : 'push-http-registry',
        remedies: remediesFor(facts, wanted),
      }),
    ];
  }
  const title = isContainer(builder) ? words.ok(builder.name) : words.engine(builder.name);
  return [finding('registries', 'ok', title, { evidence: seen })];
}

/** What the registry speaks, by its answer to the builder; null where that is not known. */
function speaks({ reach }: RegistryFacts): RegistryAccess | null {
  const verdict = reach?.answer?.verdict;
  if (verdict === 'x509') return 'insecure';
  return verdict === 'http-for-https' ? 'http' : null;
}

/** The engine takes plain http and certificates of nobody alike: which one it is, an answer tells. */
function remediesFor(facts: RegistryFacts, answers: Answers): readonly Remedy[] {
  const { making } = facts;
  const known = speaks(facts);
  const accesses: readonly RegistryAccess[] = known === null ? ['http', 'insecure'] : [known];
  return [
    ...openingRemedies(making, answers, accesses),
    ...accesses.flatMap((access) => recreateRemedies(making, answers, access)),
  ];
}

function engineEvidence({ insecureRegistries, mirrors }: EngineSettings): readonly Evidence[] {
  const words = checkTexts().registries;
  const source = shellQuote(dockerInfo);
  return [
    evidence(source, words.insecure(insecureRegistries.join(texts().joined.comma))),
    ...(mirrors.length === 0
      ? []
      : [evidence(source, words.mirrors(mirrors.join(texts().joined.comma)))]),
  ];
}

function answerOf({ reach }: RegistryFacts): readonly Evidence[] {
  const line = reach?.answer?.line ?? null;
  return reach === null || line === null ? [] : [evidence(reach.command, line)];
}

/** What each container was made with: it can't be changed later. */
function builderEvidence(builder: Builder): readonly Evidence[] {
  const words = checkTexts().registries;
  if (!isContainer(builder)) return [];
  const lines = builder.nodes.flatMap(settingsOf).map(words.settings);
  const text = lines.length === 0 ? words.nothing : [...new Set(lines)].join('\n');
  return [evidence(shellQuote(inspectBuilder(builder.name)), text)];
}
