import { dockerContexts, dockerInfo, dockerVersion } from '../docker/commands.ts';
import { engineEndpoint, parseContexts } from '../docker/contexts.ts';
import { parseEngine } from '../docker/engine.ts';
import type { HandlerRow } from '../docker/handler-table.ts';
import { texts } from '../texts/index.ts';
import { engineBuilder, isRunning, listBuilders } from './builder-list.ts';
import type { EmulatorsFacts } from './emulators/facts.ts';
import { readHandlers } from './emulators/handlers.ts';
import { judgeEmulators } from './emulators/judge.ts';
import { handlerRows } from './emulators/rows.ts';
import { sharesKernel } from './machine/shares-kernel.ts';
import { noProofs, type Proofs, platformsIn, prove } from './proof.ts';
import type { Step } from './step.ts';
import { wantedPlatforms } from './wanted.ts';

export type { HandlerRow, HandlerVerdict } from '../docker/handler-table.ts';
export type { EmulatorsFacts } from './emulators/facts.ts';
export type { ProofState } from './proof.ts';

export const emulators: Step<EmulatorsFacts> = {
  id: 'emulators',

  inspect: async (look, answers) => {
    const [version, info, listed, list, handlers] = await Promise.all([
      look.run(dockerVersion),
      look.run(dockerInfo),
      look.run(dockerContexts),
      listBuilders(look),
      readHandlers(look),
    ]);
    const { server } = parseEngine(version, info);
    const contexts = parseContexts(listed.stdout);
    const own = engineBuilder(list, contexts);
    const platform = server?.platform ?? null;
    const endpoint = engineEndpoint(contexts, look.env);
    const isShared = sharesKernel(look, server, endpoint);
    const seen = {
      handlers: isShared ? handlers : null,
      listed: own?.nodes.flatMap(({ platforms }) => platforms) ?? [],
      wanted: wantedPlatforms(answers),
    };
    return {
      ...noProofs,
      sharesKernel: isShared,
      engine: platform,
      remapsUsers: server?.remapsUsers ?? false,
      rows: platform === null ? [] : handlerRows({ ...seen, engine: platform }),
      entries: handlers.entries.map(({ name }) => name),
      isEnabled: handlers.isEnabled,
      builder: own !== null && isRunning(own) ? own.name : null,
      hasBuildx: list.failed === null,
      isRoot: look.uid === 0,
    };
  },

  judge: judgeEmulators,

  summary: (facts) => {
    const { summary } = texts().emulators;
    if (facts.engine === null) return summary.unknown;
    const ready = platformsWith(facts.rows, 'ready');
    if (ready.length === 0) return summary.nativeOnly(short(platformsWith(facts.rows, 'native')));
    const passed = platformsIn(facts, 'passed');
    const proven = ready.filter((platform) => passed.includes(platform));
    const isProven = proven.length > 0 && platformsIn(facts, 'failed').length === 0;
    return isProven ? summary.proven(short(proven)) : summary.emulated(short(ready));
  },

  lookCloser: async (look, facts, _answers, tell, signal, only) => {
    const { builder, rows, sharesKernel: isShared } = facts;
    if (builder === null) return facts;
    // Where the table can't be read, only a proof tells whether a platform that is wanted works.
    const tried = rows.filter(
      ({ verdict }) => verdict === 'native' || verdict === 'ready' || !isShared,
    );
    const platforms = tried
      .map(({ platform }) => platform)
      .filter((platform) => only === undefined || only.includes(platform));
    const told = (proofs: Proofs) => tell({ ...facts, ...proofs });
    return { ...facts, ...(await prove(look, builder, platforms, told, signal)) };
  },
};

function platformsWith(
  rows: readonly HandlerRow[],
  verdict: HandlerRow['verdict'],
): readonly string[] {
  return rows.filter((row) => row.verdict === verdict).map(({ platform }) => platform);
}

/** `arm64, arm/v7`: on a line of the record Linux goes without saying. */
const short = (platforms: readonly string[]): string =>
  platforms.map((platform) => platform.replace(/^linux\//, '')).join(', ');
