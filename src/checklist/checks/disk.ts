import { cacheSize, nodeDiskSpace, pruneCache } from '../../docker/builder-commands.ts';
import type { Builder } from '../../docker/builders.ts';
import { dockerInfo } from '../../docker/commands.ts';
import { type DiskSpace, inDecimal, parseCacheSize, parseDf } from '../../docker/disk-space.ts';
import { parseEngineSettings } from '../../docker/engine-settings.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import type { Look } from '../../host/look.ts';
import type { Answers } from '../../model/answers.ts';
import { evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { checkTexts } from '../../texts/checks.ts';
import { withOptionsRemedy } from '../builder/create-remedies.ts';
import type { BuilderFacts } from '../builder/facts.ts';
import type { Check } from '../check.ts';
import { findingOf } from '../finding-of.ts';
import { inspectMachine } from '../machine/inspect.ts';
import { commandRemedy, personRemedy } from '../remedy-of.ts';
import { askedBuilder, isContainer } from './asked-builder.ts';

type DiskFacts = {
  readonly builder: string | null;
  /** Every place that the builder writes to, as far as it can be looked at from here. */
  readonly places: readonly Place[];
  /** What its cache takes (`1.3GB`); null where there is room, or where that is not told. */
  readonly cache: string | null;
  /** The engine's own disk, where the builder is short of room on one of its own: a new builder would be there. */
  readonly elsewhere: Place | null;
  readonly making: BuilderFacts;
};

type Place = DiskSpace & {
  /** A path on this machine, or the command that told. */
  readonly source: string;
};

const finding = findingOf('builder');

/** Less than the layers of one base image with a compiler take, unpacked. Bytes. */
const tooLittle = 500e6;
/** What the layers of an ordinary image take for a few platforms, with their cache. Bytes. */
const enough = 5e9;
const hasEnough = ({ free }: DiskSpace): boolean => free >= enough;

/** Whether there is room where the builder writes. */
export const disk: Check<DiskFacts> = {
  id: 'builder.disk',
  inspect: async (look, answers, found) => {
    const [{ facts, builder }, { sharesKernel }] = await Promise.all([
      askedBuilder(look, answers, found),
      found.machine ?? inspectMachine(look),
    ]);
    const own = builder !== null && isContainer(builder) ? await spaceOfNodes(look, builder) : [];
    const isEnginesAsked = sharesKernel && (own.length === 0 || !own.every(hasEnough));
    const engine = isEnginesAsked ? await spaceOfEngine(look, facts.imageStore) : [];
    const places = own.length > 0 ? own : engine;
    const name = builder?.name ?? null;
    const told = name === null || places.every(hasEnough) ? null : await look.run(cacheSize(name));
    return {
      builder: name,
      places,
      cache: told === null ? null : parseCacheSize(told.stdout),
      elsewhere: own.length > 0 && engine.every(hasEnough) ? (engine[0] ?? null) : null,
      making: facts,
    };
  },
  judge: judgeDisk,
};

/** A container's cache is on a volume, which may be on a file system of its own. */
async function spaceOfNodes(look: Look, { nodes }: Builder): Promise<readonly Place[]> {
  const running = nodes.filter(({ status }) => status === 'running');
  const commands = running.map(({ name }) => nodeDiskSpace(name));
  const told = await Promise.all(commands.map((command) => look.run(command)));
  return told.flatMap(({ argv, stdout }) => {
    const space = parseDf(stdout);
    return space === null ? [] : [{ ...space, source: shellQuote(argv) }];
  });
}

/** Where containerd keeps images unless it is told otherwise, for an engine that keeps them there. */
const containerdRoot = '/var/lib/containerd';

async function spaceOfEngine(
  look: Look,
  imageStore: BuilderFacts['imageStore'],
): Promise<readonly Place[]> {
  const { root } = parseEngineSettings((await look.run(dockerInfo)).stdout);
  const roots = [
    ...(root === null ? [] : [root]),
    ...(imageStore === 'containerd' ? [containerdRoot] : []),
  ];
  const told = await Promise.all(roots.map((path) => look.space(path)));
  return roots.flatMap((source, index) => {
    const space = told[index] ?? null;
    return space === null ? [] : [{ ...space, source }];
  });
}

function judgeDisk(facts: DiskFacts, answers: Answers): readonly Finding[] {
  const words = checkTexts().disk;
  const { places } = facts;
  const [scarcest] = [...places].sort((one, other) => one.free - other.free);
  if (scarcest === undefined) return [finding('disk', 'skipped', words.unknown)];
  const seen = places.map(({ source, free, size }) =>
    evidence(source, words.room(inDecimal(free), inDecimal(size))),
  );
  const free = inDecimal(scarcest.free);
  if (hasEnough(scarcest)) return [finding('disk', 'ok', words.ok(free), { evidence: seen })];
  const isProblem = scarcest.free < tooLittle;
  const title = isProblem ? words.full(free) : words.little(free);
  return [
    finding('disk', isProblem ? 'problem' : 'warning', title, {
      evidence: [...seen, ...cacheEvidence(facts)],
      failure: 'disk-full',
      remedies: [...pruning(facts), ...making(facts, answers), personRemedy(words.more)],
    }),
  ];
}

const cacheEvidence = ({ builder, cache }: DiskFacts) =>
  builder === null || cache === null
    ? []
    : [evidence(shellQuote(cacheSize(builder)), checkTexts().disk.cache(cache))];

/** Worth it only where there is a cache, or where its size is not known. */
function pruning({ builder, cache }: DiskFacts): readonly Remedy[] {
  if (builder === null || cache === '0B') return [];
  return [
    commandRemedy({
      ...checkTexts().disk.prune(builder, cache),
      needs: 'consent',
      run: [{ run: pruneCache(builder) }],
      reversal: [],
    }),
  ];
}

/** A builder's volume is made anew with it, on the disk of the engine. */
function making({ elsewhere, making: facts }: DiskFacts, answers: Answers): readonly Remedy[] {
  if (elsewhere === null) return [];
  const words = checkTexts().disk.make(elsewhere.source, inDecimal(elsewhere.free));
  return [{ ...withOptionsRemedy(facts, answers, []), ...words }];
}
