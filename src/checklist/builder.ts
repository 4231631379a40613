import { join } from 'node:path';
import { onlyLogin, parseClientConfig } from '../docker/client-config.ts';
import { buildxVersion, dockerContexts, dockerInfo, dockerVersion } from '../docker/commands.ts';
import { engineEndpoint, parseContexts } from '../docker/contexts.ts';
import { parseEngine } from '../docker/engine.ts';
import { parseEngineSettings } from '../docker/engine-settings.ts';
import { mirrorIn } from '../docker/mirror.ts';
import { productOf } from '../docker/product.ts';
import { proofDockerfile } from '../docker/proof.ts';
import { dockerHub } from '../docker/reference.ts';
import { atLeast, parseBuildxVersion } from '../docker/version.ts';
import { clientFolder, folderForDocker } from '../host/client-folder.ts';
import type { Look } from '../host/look.ts';
import type { Answers } from '../model/answers.ts';
import { texts } from '../texts/index.ts';
import { inspectCa } from './builder/ca-file.ts';
import { inspectTrust } from './builder/engine-trust.ts';
import {
  type BuilderFacts,
  type BuildKitConfig,
  chosenBuilder,
  nativeOf,
} from './builder/facts.ts';
import { type Engine, isArchive, sharesNetwork, unfitness } from './builder/fitness.ts';
import { judgeBuilder } from './builder/judge.ts';
import { readOwnFiles } from './builder/own-config.ts';
import { askForRegistry, lookForRegistry } from './builder/own-registry.ts';
import { askFor, beingAsked } from './builder/reach.ts';
import { tlsVariables } from './builder/shell-tls.ts';
import { type BuilderList, isRunning, listBuilders } from './builder-list.ts';
import { trustOf } from './client-trust.ts';
import { noProofs, type Proofs, prove, worthProving } from './proof.ts';
import type { Step } from './step.ts';
import { wantedPlatforms } from './wanted.ts';

export type { BuilderFacts } from './builder/facts.ts';

export const builder: Step<BuilderFacts> = {
  id: 'builder',

  inspect: async (look, answers) => {
    const [list, version, info, contexts, buildx, config, login, ca] = await Promise.all([
      listBuilders(look),
      look.run(dockerVersion),
      look.run(dockerInfo),
      look.run(dockerContexts),
      look.run(buildxVersion),
      configFor(look, answers),
      loginOf(look),
      inspectCa(look, answers),
      askForRegistry(look),
    ]);
    const { server } = parseEngine(version, info);
    const known = parseContexts(contexts.stdout);
    const own = await lookForRegistry(look, { server, contexts: known });
    const imageStore = server?.imageStore ?? null;
    const endpoint = engineEndpoint(known, look.env);
    const product = productOf({ server, endpoint, release: look.release });
    const chosen = choose(list, { imageStore }, answers);
    const nodes = list.builders.find(({ name }) => name === chosen)?.nodes ?? [];
    const isRead = { builders: list.builders, chosen, config };
    const [ownFiles, engineTrust] = await Promise.all([
      readOwnFiles(look, isRead),
      inspectTrust(look, server, known, answers),
    ]);
    return {
      ...list,
      ...noProofs,
      chosen,
      imageStore,
      product,
      native: nodes[0] === undefined ? null : nativeOf(nodes[0]),
      contexts: known.map(({ name }) => name),
      shellTls: tlsVariables(look.env, known),
      ...flagsOf(buildx.stdout),
      ...{ config, ownFiles, ca, engineTrust },
      engineMirrors: parseEngineSettings(info.stdout).mirrors.flatMap((url) => mirrorIn(url) ?? []),
      login,
      own,
      reach: null,
    };
  },

  // The builder that was selected may be another one tomorrow: the build names the one that was proven.
  suggest: ({ chosen }, answers) => (answers.builder === null ? { builder: chosen } : {}),

  judge: judgeBuilder,

  summary: (facts) => {
    const { summary } = texts().builder;
    if (facts.failed !== null) return summary.unknown;
    const chosen = chosenBuilder(facts);
    if (chosen === null) return summary.none;
    const named = summary.builder(chosen.name, chosen.driver);
    return chosen.driver === 'docker-container' && sharesNetwork(chosen)
      ? summary.withNetwork(named)
      : named;
  },

  lookCloser: async (look, facts, answers, tell, signal, only) => {
    const { registry } = answers;
    const chosen = chosenBuilder(facts);
    if (chosen === null || !isRunning(chosen)) return facts;
    const { name } = chosen;
    let seen = facts;
    const told = (more: Partial<BuilderFacts>) => {
      seen = { ...seen, ...more };
      tell(seen);
    };
    const reached = async () => {
      if (isArchive(answers) || registry === null) return;
      const trust = trustOf(answers, look);
      told({ reach: beingAsked(name, registry, trust) });
      told({ reach: await askFor(look, name, registry, trust, signal) });
    };
    const platforms = only ?? worthProving(answers.platforms);
    await Promise.all([
      reached(),
      prove(look, name, platforms, (proofs: Proofs) => told(proofs), signal),
    ]);
    return seen;
  },

  isEnough: ({ proofs, reach }, answers) => {
    const isProven = wantedPlatforms(answers).every(
      (platform) =>
        proofDockerfile(platform) === null ||
        ['passed', 'failed'].includes(proofs[platform] ?? 'untried'),
    );
    const isReached = isArchive(answers) || answers.registry === null || reach?.answer != null;
    return isProven && isReached;
  },
};

/** The builder that was asked for, if it is there; else the selected one, if it will do. */
function choose(
  { builders, selected }: BuilderList,
  engine: Engine,
  answers: Answers,
): string | null {
  const asked = builders.find(({ name }) => name === (answers.builder ?? selected));
  if (asked === undefined) return null;
  const isGood = asked.error === null && unfitness(asked, engine, answers) === null;
  return answers.builder !== null || isGood ? asked.name : null;
}

function flagsOf(buildx: string): Pick<BuilderFacts, 'configFlag' | 'keepsState'> {
  const version = parseBuildxVersion(buildx);
  const isSince = (minor: number) => version === null || atLeast(version, [0, minor]);
  return {
    configFlag: isSince(13) ? '--buildkitd-config' : '--config',
    keepsState: version !== null && isSince(6),
  };
}

/** Mirrors are told to a builder also where the image goes to no registry. */
async function configFor(look: Look, answers: Answers): Promise<BuildKitConfig> {
  const named = isArchive(answers) ? null : answers.registry;
  const name = (named ?? dockerHub).replace(/[^\w.-]/g, '-');
  const path = join(await folderForDocker(look), 'buildkit', `${name}.toml`);
  const isWanted = named !== null || answers.mirrors.length > 0;
  return { path, before: isWanted ? (await look.readText(path)).text : null };
}

async function loginOf(look: Look): Promise<string | null> {
  const { text } = await look.readText(join(await clientFolder(look), 'config.json'));
  const parsed = text === null ? null : parseClientConfig(text);
  return parsed?.ok ? (onlyLogin(parsed.config)?.registry ?? null) : null;
}
