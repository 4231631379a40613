import { parsePlatforms, suggestPlatform } from './docker/platform.ts';
import { parseReference } from './docker/reference.ts';
import type { FlagValues } from './flags.ts';
import type { Answers, Output } from './model/answers.ts';
import { noBakeChoice } from './model/bake-choice.ts';
import { type SpeedRange, UsageError } from './model/usage.ts';
import { nearest } from './nearest.ts';
import { readOptions } from './option-flags.ts';
import type { Pace } from './ui/autoplay/reading.ts';

/** The answers that the wizard's flags and its folder give: only what was given. */
export function readAnswers(values: FlagValues, context: string | undefined): Partial<Answers> {
  const all = (flag: string) => values.get(flag) ?? [];
  const last = (flag: string) => all(flag).at(-1);
  const [platforms, builder, file, output] = [
    all('platform'),
    last('builder'),
    last('file'),
    last('output'),
  ];
  return {
    ...(platforms.length > 0 && { platforms: readPlatforms(platforms.join(',')) }),
    ...readTags(all('tag')),
    ...(builder !== undefined && { builder: readBuilder(builder) }),
    ...(file !== undefined && { file }),
    ...readBake(values),
    ...(output !== undefined && readOutput(output)),
    ...readOptions(values),
    ...(context !== undefined && { context }),
  };
}

/** What a bake file says itself can't be said beside it. */
const saidByBake = ['file', 'tag'] as const;

function readBake(values: FlagValues): Partial<Pick<Answers, 'bake' | 'output'>> {
  const [files, targets] = [values.get('bake') ?? [], values.get('bake-target') ?? []];
  if (files.length + targets.length === 0) return {};
  const said = saidByBake.find((flag) => values.has(flag));
  if (said !== undefined) throw new UsageError({ kind: 'with-bake', flag: `--${said}` });
  // Platforms on the command line are the person's, whatever the file says.
  const follows = values.has('platform') ? [] : null;
  return { bake: { ...noBakeChoice, files, targets, follows }, output: { kind: 'push' } };
}

function readPlatforms(value: string): readonly string[] {
  const { platforms, unknown } = parsePlatforms(value);
  const [word] = unknown;
  if (word !== undefined) {
    throw new UsageError({ kind: 'platform', word, meant: suggestPlatform(word, nearest) });
  }
  if (platforms.length === 0) throw new UsageError({ kind: 'no-value', flag: '--platform' });
  return platforms;
}

/** The image goes to the registry of the first tag. */
function readTags(values: readonly string[]): Partial<Pick<Answers, 'tags' | 'registry'>> {
  const references = values.map((value) => {
    const reference = parseReference(value);
    if (!reference.ok) {
      const { code, suggestion: meant } = reference;
      throw new UsageError({ kind: 'tag', value, code, meant });
    }
    if (reference.digest !== null) {
      const meant = value.split('@')[0] ?? null;
      throw new UsageError({ kind: 'tag', value, code: 'has-digest', meant });
    }
    return reference;
  });
  const [first] = references;
  return first === undefined ? {} : { tags: values, registry: first.registry };
}

/** Names of builders (buildx 0.29, `store.ValidateName`) and of contexts, which are builders too. */
function readBuilder(value: string): string {
  if (/^[A-Za-z0-9][\w.+-]*$/.test(value)) return value;
  throw new UsageError({ kind: 'builder', value });
}

/** `push`, `oci:FILE` or `oci-dir:DIR`. An archive needs no registry. */
function readOutput(value: string): Partial<Pick<Answers, 'output' | 'registry'>> {
  const output = outputIn(value);
  if (output === null) throw new UsageError({ kind: 'output', value });
  return output.kind === 'push' ? { output } : { output, registry: '' };
}

function outputIn(value: string): Output | null {
  const [, kind, path = ''] = /^(push|oci|oci-dir)(?::(.+))?$/s.exec(value) ?? [];
  if (kind === 'push' && path === '') return { kind };
  if (kind === 'oci' && path !== '') return { kind, file: path };
  if (kind === 'oci-dir' && path !== '') return { kind, dir: path };
  return null;
}

/** How many times as fast something goes: a number between the slowest, 0 being slower than all, and the fastest. */
export function readSpeed(values: FlagValues, { slowest, fastest }: SpeedRange): number {
  const value = values.get('speed')?.at(-1) ?? '1';
  const speed = /^\d+(\.\d+)?$/.test(value) ? Number(value) : 0;
  if (speed > 0 && speed >= slowest && speed <= fastest) return speed;
  throw new UsageError({ kind: 'speed', value, slowest, fastest });
}

const paces: readonly Pace[] = ['slow', 'normal', 'fast'];

/** At which pace the wizard is to walk by itself; null where a person walks. */
export function readAutoplay(values: FlagValues): Pace | null {
  const value = values.get('pace')?.at(-1);
  if (!values.has('autoplay')) {
    if (value !== undefined) throw new UsageError({ kind: 'without-autoplay' });
    return null;
  }
  if (!values.has('demo')) throw new UsageError({ kind: 'without-demo', flag: '--autoplay' });
  const pace = paces.find((name) => name === (value ?? 'normal'));
  if (pace === undefined) throw new UsageError({ kind: 'pace', value: value ?? '' });
  return pace;
}
