import { dockerInfo } from '../../docker/commands.ts';
import { parseEngineSettings } from '../../docker/engine-settings.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import { evidence } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { checkTexts } from '../../texts/checks.ts';
import { texts } from '../../texts/index.ts';
import type { Check } from '../check.ts';
import { emulators } from '../emulators.ts';
import { findingOf } from '../finding-of.ts';
import { personRemedy } from '../remedy-of.ts';
import { requiredPlatforms } from '../wanted.ts';
import { askedBuilder, inspectNodes, nodesCommand } from './asked-builder.ts';

type MemoryFacts = {
  /** Bytes that the engine has; null where it does not tell. */
  readonly memory: number | null;
  /** Platforms that are wanted and not the engine's own. */
  readonly emulated: readonly string[];
  /** The command that tells of the builder's containers; null where there is no builder. */
  readonly nodes: string | null;
  /** Containers of the builder that the kernel ended for want of memory. */
  readonly killed: readonly string[];
};

const finding = findingOf('builder');

const gibibyte = 1024 ** 3;
/** What an emulated compiler or package manager may well take, side by side with the others. Bytes. */
const aPlatform = 2 * gibibyte;

/** Whether there is memory for all emulated platforms at once, and whether it ran out before. */
export const memory: Check<MemoryFacts> = {
  id: 'builder.memory',
  inspect: async (look, answers, found) => {
    const [info, { rows }, { builder }] = await Promise.all([
      look.run(dockerInfo),
      found.emulators ?? emulators.inspect(look, answers, found),
      askedBuilder(look, answers, found),
    ]);
    const states = builder === null ? [] : await inspectNodes(look, builder);
    const native = rows.filter(({ verdict }) => verdict === 'native');
    const isNative = (wanted: string) => native.some(({ platform }) => platform === wanted);
    return {
      memory: parseEngineSettings(info.stdout).memory,
      emulated: requiredPlatforms(answers).filter((platform) => !isNative(platform)),
      nodes: builder && shellQuote(nodesCommand(builder)),
      killed: states.filter((state) => state.wasKilledForMemory).map(({ name }) => name),
    };
  },
  judge: judgeMemory,
};

function judgeMemory({ memory: has, emulated, nodes, killed }: MemoryFacts): readonly Finding[] {
  const words = checkTexts().memory;
  if (has === null) return [finding('memory', 'skipped', words.unknown)];
  const needed = aPlatform * emulated.length;
  const seen = [
    evidence(shellQuote(dockerInfo), `MemTotal: ${has}`),
    ...killed.map((name) => evidence(nodes, `${name}: OOMKilled: true`)),
  ];
  const told = { has: inGibibytes(has), needs: inGibibytes(needed) };
  const isLittle = has < needed;
  if (!isLittle && killed.length === 0) {
    return [finding('memory', 'ok', words.ok(told.has), { evidence: seen })];
  }
  const title =
    killed.length > 0
      ? words.killed(killed.join(texts().joined.comma))
      : words.little({ ...told, platforms: emulated.join(texts().joined.comma) });
  return [
    finding('memory', 'warning', title, {
      evidence: seen,
      failure: 'builder-died-eof',
      remedies: [personRemedy(words.one(emulated.length)), personRemedy(words.more)],
    }),
  ];
}

const inGibibytes = (bytes: number): string => (bytes / gibibyte).toFixed(1).replace(/\.0$/, '');
