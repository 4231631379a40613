import { cacheSize, nodeDiskSpace, pruneCache } from '../../docker/builder-commands.ts';
import type { Builder } from '../../docker/builders.ts';
import { dockerInfo } from '../../docker/commands.ts';
import { type DiskSpace, inDecimal, parseCacheSize, parseDf } from '../../docker/disk-space.ts';
import { parseEngineSettings } from '../../docker/engine-settings.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import type { Look } from '../../host/look.ts';
import { evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import type { Remedy } from '../../model/remedy.ts';
import { checkTexts } from '../../texts/checks.ts';
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

/** Whether there is room where the builder writes. */
export const disk: Check<DiskFacts> = {
  id: 'builder.disk',
  inspect: async (look, answers, found) => {
    const [{ facts, builder }, { sharesKernel }] = await Promise.all([
      askedBuilder(look, answers, found),
      found.machine ?? inspectMachine(look),
    ]);
    const own = builder !== null && isContainer(builder) ? await spaceOfNodes(look, builder) : [];
    const isOnlyEngines = own.length === 0 && sharesKernel;
    const places = isOnlyEngines ? await spaceOfEngine(look, facts) : own;
    const name = builder?.name ?? null;
    const isScarce = places.some(({ free }) => free < enough);
    const told = isScarce && name !== null ? await look.run(cacheSize(name)) : null;
    return { builder: name, places, cache: told === null ? null : parseCacheSize(told.stdout) };
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

async function spaceOfEngine(look: Look, facts: BuilderFacts): Promise<readonly Place[]> {
  const { root } = parseEngineSettings((await look.run(dockerInfo)).stdout);
  const roots = [
    ...(root === null ? [] : [root]),
    ...(facts.imageStore === 'containerd' ? [containerdRoot] : []),
  ];
  const told = await Promise.all(roots.map((path) => look.space(path)));
  return roots.flatMap((source, index) => {
    const space = told[index] ?? null;
    return space === null ? [] : [{ ...space, source }];
  });
}

function judgeDisk(facts: DiskFacts): readonly Finding[] {
  const words = checkTexts().disk;
  const { builder, places } = facts;
  const [scarcest] = [...places].sort((one, other) => one.free - other.free);
  if (scarcest === undefined) return [finding('disk', 'skipped', words.unknown)];
  const seen = places.map(({ source, free, size }) =>
    evidence(source, words.room(inDecimal(free), inDecimal(size))),
  );
  const free = inDecimal(scarcest.free);
  if (scarcest.free >= enough) return [finding('disk', 'ok', words.ok(free), { evidence: seen })];
  const isProblem = scarcest.free < tooLittle;
  const title = isProblem ? words.full(free) : words.little(free);
  return [
    finding('disk', isProblem ? 'problem' : 'warning', title, {
      evidence: [...seen, ...cacheEvidence(facts)],
      failure: 'disk-full',
      remedies: [...(builder === null ? [] : pruning(builder, facts)), personRemedy(words.more)],
    }),
  ];
}

const cacheEvidence = ({ builder, cache }: DiskFacts) =>
  builder === null || cache === null
    ? []
    : [evidence(shellQuote(cacheSize(builder)), checkTexts().disk.cache(cache))];

/** Worth it only where there is a cache, or where its size is not known. */
function pruning(builder: string, { cache }: DiskFacts): readonly Remedy[] {
  if (cache === '0B') return [];
  return [
    commandRemedy({
      ...checkTexts().disk.prune(builder, cache),
      needs: 'consent',
      run: [{ run: pruneCache(builder) }],
      reversal: [],
    }),
  ];
}
