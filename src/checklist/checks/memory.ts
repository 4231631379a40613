import { dockerInfo } from '../../docker/commands.ts';
import { parseEngineSettings } from '../../docker/engine-settings.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import { evidence } from '../../model/evidence.ts';
import { checkTexts } from '../../texts/checks.ts';
import type { Check } from '../check.ts';
import { emulators } from '../emulators.ts';
import { findingOf } from '../finding-of.ts';
import { personRemedy } from '../remedy-of.ts';
import { requiredPlatforms } from '../wanted.ts';

type MemoryFacts = {
  /** Bytes that the engine has; null where it does not tell. */
  readonly memory: number | null;
  /** Platforms that are wanted and not the engine's own. */
  readonly emulated: readonly string[];
};

const finding = findingOf('builder');

const gibibyte = 1024 ** 3;
/** What an emulated compiler or package manager may well take, side by side with the others. Bytes. */
const aPlatform = 2 * gibibyte;

/** Whether there is memory for all emulated platforms at once. */
export const memory: Check<MemoryFacts> = {
  id: 'builder.memory',
  inspect: async (look, answers, found) => {
    const info = await look.run(dockerInfo);
    const { rows } = found.emulators ?? (await emulators.inspect(look, answers, found));
    const native = rows.filter(({ verdict }) => verdict === 'native');
    const isNative = (wanted: string) => native.some(({ platform }) => platform === wanted);
    return {
      memory: parseEngineSettings(info.stdout).memory,
      emulated: requiredPlatforms(answers).filter((platform) => !isNative(platform)),
    };
  },
  judge: (facts) => {
    const words = checkTexts().memory;
    if (facts.memory === null) return [finding('memory', 'skipped', words.unknown)];
    const has = inGibibytes(facts.memory);
    const seen = [evidence(shellQuote(dockerInfo), `MemTotal: ${facts.memory}`)];
    const needed = aPlatform * facts.emulated.length;
    if (facts.memory >= needed) return [finding('memory', 'ok', words.ok(has), { evidence: seen })];
    const { emulated } = facts;
    const judged = { platforms: emulated.join(', '), has, needs: inGibibytes(needed) };
    return [
      finding('memory', 'warning', words.little(judged), {
        evidence: seen,
        failure: 'builder-died-eof',
        remedies: [personRemedy(words.one(emulated.length)), personRemedy(words.more)],
      }),
    ];
  },
};

const inGibibytes = (bytes: number): string => (bytes / gibibyte).toFixed(1).replace(/\.0$/, '');
