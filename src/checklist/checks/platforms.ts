import { inspectBuilder, nodeContainer, startBuilder } from '../../docker/builder-commands.ts';
import type { Builder, BuilderNode } from '../../docker/builders.ts';
import type { ContainerState } from '../../docker/container-states.ts';
import type { HandlerRow } from '../../docker/handler-table.ts';
import { binfmtFolder } from '../../docker/mounts.ts';
import type { Platform } from '../../docker/platform.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import type { Look } from '../../host/look.ts';
import { type Evidence, evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { checkTexts } from '../../texts/checks.ts';
import { texts } from '../../texts/index.ts';
import { isRunning } from '../builder-list.ts';
import type { Check } from '../check.ts';
import type { EmulatorsFacts } from '../emulators/facts.ts';
import { emulators } from '../emulators.ts';
import { findingOf } from '../finding-of.ts';
import type { MachineFacts } from '../machine/facts.ts';
import { inspectMachine } from '../machine/inspect.ts';
import { commandRemedy, personRemedy } from '../remedy-of.ts';
import { wantedPlatforms } from '../wanted.ts';
import { askedBuilder, inspectNodes, isContainer, nodesCommand } from './asked-builder.ts';

type PlatformFacts = {
  readonly builder: Builder | null;
  /** Why its list is not held against the handlers; null where it is. */
  readonly reason: 'none' | 'stopped' | 'elsewhere' | 'cut' | null;
  /** Platforms that are wanted and have a handler which works. */
  readonly emulated: readonly Platform[];
  /** Another one that is wanted has a handler, which does not work. */
  readonly hasBroken: boolean;
  /** Those of them that a node does not list. */
  readonly missing: readonly Platform[];
  /** Kinds of amd64 that are asked for and that a node's processor is not. */
  readonly variants: readonly Platform[];
  /** Where something is missing: when the builder's containers started. */
  readonly containers: readonly ContainerState[];
  /** When the missing platforms' handlers were registered, in seconds since 1970; those that are known. */
  readonly registered: Readonly<Record<string, number>>;
  readonly now: Date;
};

const finding = findingOf('builder');

/** Whether the builder lists every platform that has a handler: it asks the kernel only now and then. */
export const platforms: Check<PlatformFacts> = {
  id: 'builder.platforms',
  inspect: async (look, answers, found) => {
    const [{ builder }, seen, machine] = await Promise.all([
      askedBuilder(look, answers, found),
      found.emulators ?? emulators.inspect(look, answers, found),
      found.machine ?? inspectMachine(look),
    ]);
    const reason = machine.sharesKernel ? reasonAgainst(builder, machine) : 'elsewhere';
    // What nobody asks for may be unknown to an older BuildKit.
    const wanted = wantedPlatforms(answers);
    const working = seen.rows.filter((row) => works(row, seen) && wanted.includes(row.platform));
    const nodes = reason === null ? (builder?.nodes ?? []) : [];
    const isUnlisted = (one: Platform) => nodes.some((node) => !node.platforms.includes(one));
    const missing = working.filter(({ platform }) => isUnlisted(platform));
    const [containers, registered] = await Promise.all([
      missing.length > 0 && builder !== null ? inspectNodes(look, builder) : [],
      missing.length > 0 ? inspectTimes(look, missing) : {},
    ]);
    return {
      builder,
      reason,
      emulated: working.map(({ platform }) => platform),
      hasBroken: seen.rows.some(
        (row) => row.entry !== null && wanted.includes(row.platform) && !working.includes(row),
      ),
      missing: missing.map(({ platform }) => platform),
      variants: wanted.filter((one) => isVariant(one) && isUnlisted(one)),
      containers,
      registered,
      now: look.now(),
    };
  },
  judge: judgePlatforms,
};

/** A handler with F, whose emulator needs nothing that a container has not. */
const works = ({ verdict, entry }: HandlerRow, { loaders }: EmulatorsFacts): boolean =>
  verdict === 'ready' && (entry === null || !Object.hasOwn(loaders, entry.interpreter));

/** How new an amd64 processor must be: nothing emulates what it lacks. */
const isVariant = (platform: Platform): boolean => /^linux\/amd64\/v\d/.test(platform);

function reasonAgainst(
  builder: Builder | null,
  { endpoint, contexts }: MachineFacts,
): PlatformFacts['reason'] {
  if (builder === null) return 'none';
  if (!isRunning(builder)) return 'stopped';
  if (builder.nodes.some(({ hasMorePlatforms }) => hasMorePlatforms)) return 'cut';
  // A node names a context, or an address.
  const current = contexts.find(({ isCurrent }) => isCurrent)?.name ?? 'default';
  const isHere = (node: BuilderNode) => [endpoint, current].includes(node.endpoint);
  return builder.nodes.every(isHere) ? null : 'elsewhere';
}

/** An entry of binfmt_misc is as old as its registration. Source: Linux v6.12, fs/binfmt_misc.c, `bm_get_inode`. */
async function inspectTimes(look: Look, rows: readonly HandlerRow[]) {
  const names = rows.flatMap(({ entry }) => entry?.name ?? []);
  const paths = [...new Set(names)].map((name) => `${binfmtFolder}/${name}`);
  const { stdout } = await look.run(['stat', '-c', '%n %Y', ...paths]);
  const lines = stdout.split('\n').map((line) => /\/([^/ ]+) (\d+)$/.exec(line));
  return Object.fromEntries(
    lines.flatMap((match) => (match ? [[match[1], Number(match[2])]] : [])),
  );
}

function judgePlatforms(facts: PlatformFacts): readonly Finding[] {
  const words = checkTexts().platforms;
  const { builder, reason, emulated, missing } = facts;
  if (builder === null || reason !== null) {
    const skipped = finding('platforms', 'skipped', words.notLooked[reason ?? 'none']);
    return [builder === null ? { ...skipped, because: checkTexts().noBuilder } : skipped];
  }
  const lists = evidence(
    shellQuote(inspectBuilder(builder.name)),
    builder.nodes.map((node) => `${node.name}: ${node.platforms.join(', ')}`).join('\n'),
  );
  if (facts.variants.length > 0) {
    return [
      finding(
        'platforms',
        'problem',
        words.variants(builder.name, facts.variants.join(texts().joined.comma)),
        {
          evidence: [lists],
          failure: 'amd64-variant-unsupported',
          remedies: [personRemedy(words.olderVariant)],
        },
      ),
    ];
  }
  if (missing.length === 0 && emulated.length === 0 && facts.hasBroken)
    return [finding('platforms', 'skipped', words.unusable, { evidence: [lists] })];
  if (missing.length === 0) {
    const title =
      emulated.length === 0
        ? words.nothing
        : words.ok(builder.name, emulated.join(texts().joined.comma));
    return [finding('platforms', 'ok', title, { evidence: [lists] })];
  }
  const seen = [lists, ...timesOf(facts)];
  const names = missing.join(texts().joined.comma);
  if (isJustRegistered(facts)) {
    return [finding('platforms', 'skipped', words.soon(builder.name, names), { evidence: seen })];
  }
  return [
    finding('platforms', 'warning', words.missing(builder.name, names), {
      evidence: seen,
      failure: 'builder-platforms-missing-arch',
      remedies: remediesFor(facts, builder),
    }),
  ];
}

/** How long BuildKit believes what the kernel told it. Source: moby/buildkit v0.14, util/archutil/detect.go. Seconds. */
const cacheAge = 20;

/** What is so new that the builder did not ask for it yet. */
const isJustRegistered = ({ registered, now }: PlatformFacts): boolean =>
  Object.values(registered).some((time) => Math.abs(now.getTime() / 1000 - time) < cacheAge);

function timesOf({ builder, containers, registered }: PlatformFacts): readonly Evidence[] {
  const words = checkTexts().platforms;
  const started = containers.flatMap(({ name, startedAt }) =>
    startedAt === null ? [] : [`${name}: ${words.started(clock(new Date(startedAt)))}`],
  );
  const handlers = Object.entries(registered).map(([name, time]) =>
    evidence(`${binfmtFolder}/${name}`, words.registered(clock(new Date(time * 1000)))),
  );
  if (builder === null || started.length === 0) return handlers;
  return [evidence(shellQuote(nodesCommand(builder)), started.join('\n')), ...handlers];
}

/** `2026-11-25 22:21:42 UTC`; what is no time stays empty. */
const clock = (time: Date): string =>
  Number.isNaN(time.getTime()) ? '' : `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** Whether a container was there before a handler that it does not list. */
const isOlder = ({ containers, registered }: PlatformFacts): boolean =>
  containers.some(({ startedAt }) =>
    Object.values(registered).some((time) => Date.parse(startedAt ?? '') < time * 1000),
  );

function remediesFor(facts: PlatformFacts, builder: Builder): readonly Remedy[] {
  const words = checkTexts().platforms;
  const { name, nodes } = builder;
  const again = commandRemedy({
    ...words.again(name),
    needs: 'consent',
    run: [{ run: startBuilder(name) }],
    reversal: [],
  });
  if (!isContainer(builder)) return [again];
  const containers = nodes.map((node) => nodeContainer(node.name));
  const restart = commandRemedy({
    ...words.restart(name),
    ...(isOlder(facts) && { recommended: words.isOlder }),
    needs: 'consent',
    run: [{ run: ['docker', 'restart', ...containers] }, { run: startBuilder(name) }],
    reversal: [],
  });
  return [restart, again];
}
