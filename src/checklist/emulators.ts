import { dockerContexts, dockerInfo, dockerVersion } from '../docker/commands.ts';
import { engineEndpoint, parseContexts } from '../docker/contexts.ts';
import { parseEngine } from '../docker/engine.ts';
import type { HandlerRow } from '../docker/handler-table.ts';
import { productOf } from '../docker/product.ts';
import type { Look } from '../host/look.ts';
import type { ProgramState } from '../model/picture.ts';
import { texts } from '../texts/index.ts';
import { engineBuilder, isRunning, listBuilders } from './builder-list.ts';
import type { EmulatorsFacts } from './emulators/facts.ts';
import { readHandlers, readLoaders } from './emulators/handlers.ts';
import { runHere } from './emulators/here.ts';
import { judgeEmulators } from './emulators/judge.ts';
import { inspectLasting } from './emulators/lasting.ts';
import { rememberedHandlers } from './emulators/lost.ts';
import { handlerRows } from './emulators/rows.ts';
import { stateOf } from './emulators/state.ts';
import { whyUnread } from './emulators/unread.ts';
import { foreignIn, openedOnce, provedIn } from './emulators/worth-trying.ts';
import { inspectNamespaces } from './machine/namespaces.ts';
import { noProofs, platformsIn, prove } from './proof.ts';
import type { Step } from './step.ts';
import { wantedPlatforms } from './wanted.ts';

export type { HandlerRow, HandlerVerdict } from '../docker/handler-table.ts';
export type { EmulatorsFacts } from './emulators/facts.ts';
export { type Seen, stateOf } from './emulators/state.ts';
export type { ProofState } from './proof.ts';

export const emulators: Step<EmulatorsFacts> = {
  id: 'emulators',

  inspect: async (look, answers) => {
    const [version, info, listed, list, handlers, namespaces] = await Promise.all([
      look.run(dockerVersion),
      look.run(dockerInfo),
      look.run(dockerContexts),
      listBuilders(look),
      readHandlers(look),
      look.platform === 'linux' ? inspectNamespaces(look) : null,
    ]);
    const { server } = parseEngine(version, info);
    const contexts = parseContexts(listed.stdout);
    const own = engineBuilder(list, contexts);
    const platform = server?.platform ?? null;
    const endpoint = engineEndpoint(contexts, look.env);
    const unread = whyUnread(look, server, endpoint, namespaces);
    const seen = {
      handlers: unread === null ? handlers : null,
      listed: own?.nodes.flatMap(({ platforms }) => platforms) ?? [],
      wanted: wantedPlatforms(answers),
    };
    const names = handlers.entries.map(({ name }) => name);
    const rows = platform === null ? [] : handlerRows({ ...seen, engine: platform });
    return {
      ...noProofs,
      ...(look.programs !== undefined && { programs: look.programs }),
      unread,
      engine: platform,
      kernel: server?.kernel ?? null,
      product: productOf({ server, endpoint, release: look.release }),
      isRootless: server?.isRootless ?? false,
      remapsUsers: server?.remapsUsers ?? false,
      rows,
      entries: unread === null ? handlers.entries : [],
      ...(await whatWasLost(look, names, unread !== null)),
      now: look.now(),
      isEnabled: handlers.isEnabled,
      gone: handlers.gone,
      loaders: await readLoaders(look, openedOnce(rows, answers, handlers.gone)),
      here: {},
      builder: own !== null && isRunning(own) ? own.name : null,
      hasBuildx: list.failed === null,
      isRoot: look.uid === 0,
    };
  },

  judge: judgeEmulators,

  summary: (facts) => {
    const { summary } = texts().emulators;
    if (facts.engine === null) return summary.unknown;
    const emulated = facts.rows.filter((row) => works.includes(stateOf(row, facts)));
    const native = facts.rows.filter(({ verdict }) => verdict === 'native');
    if (emulated.length === 0) return summary.nativeOnly(short(native));
    const passed = platformsIn(facts, 'passed');
    const proven = emulated.filter(({ platform }) => passed.includes(platform));
    const isDisproven = emulated.some(({ platform }) => facts.proofs[platform] === 'failed');
    return proven.length > 0 && !isDisproven
      ? summary.proven(short(proven))
      : summary.emulated(short(emulated));
  },

  // What a program ended with tells more of a handler that is broken.
  looksCloserAnyway: true,

  lookCloser: async (look, facts, answers, tell, signal, only) => {
    const { builder, engine, unread } = facts;
    if (engine === null) return facts;
    let seen = facts;
    const told = (more: Partial<EmulatorsFacts>) => {
      seen = { ...seen, ...more };
      tell(seen);
    };
    const asked = facts.rows.filter(({ platform }) => only?.includes(platform) ?? true);
    const foreign = unread === null || unread === 'mount' ? foreignIn(asked, answers) : [];
    await Promise.all([
      builder === null ? null : prove(look, builder, provedIn(asked, facts, answers), told, signal),
      runHere(look, engine, foreign, signal).then((here) => told({ here })),
    ]);
    return seen;
  },
};

/** What is gone of what was registered here, and what would make it last. */
async function whatWasLost(look: Look, names: readonly string[], isUnread: boolean) {
  const lost = isUnread ? [] : (await rememberedHandlers(look, names)).lost;
  return { lost, lasting: lost.length > 0 ? await inspectLasting(look) : null };
}

/** What a row can be and its programs run. */
const works: readonly ProgramState[] = ['ready', 'held', 'builder', 'unseen'];

/** `arm64, arm/v7`: on a line of the record Linux goes without saying. */
const short = (rows: readonly HandlerRow[]): string =>
  rows.map(({ platform }) => platform.replace(/^linux\//, '')).join(texts().joined.comma);
