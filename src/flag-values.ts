import type { Answers, Output } from './model/answers.ts';
import { UsageError } from './usage.ts';

/** Every value given to a flag, in order. */
export type FlagValues = ReadonlyMap<string, readonly string[]>;

/** The answers that the wizard's flags and its folder give. */
export function readAnswers(values: FlagValues, context: string | undefined): Partial<Answers> {
  const platforms = values.get('platform')?.flatMap((value) => value.split(','));
  const tags = values.get('tag');
  const builder = values.get('builder')?.at(-1);
  const file = values.get('file')?.at(-1);
  const output = values.get('output')?.at(-1);
  return {
    ...(platforms && { platforms }),
    ...(tags && { tags }),
    ...(builder !== undefined && { builder }),
    ...(file !== undefined && { file }),
    ...(output !== undefined && { output: readOutput(output) }),
    ...(context !== undefined && { context }),
  };
}

/** `push`, `oci:FILE` or `oci-dir:DIR`. */
function readOutput(value: string): Output {
  const [, kind, path = ''] = /^(push|oci|oci-dir)(?::(.+))?$/s.exec(value) ?? [];
  if (kind === 'push' && path === '') return { kind };
  if (kind === 'oci' && path !== '') return { kind, file: path };
  if (kind === 'oci-dir' && path !== '') return { kind, dir: path };
  throw new UsageError({ kind: 'output', value });
}

/** How many times as fast as it was recorded: above 0, at most 1000. */
export function readSpeed(values: FlagValues): number {
  const value = values.get('speed')?.at(-1) ?? '1';
  const speed = /^\d+(\.\d+)?$/.test(value) ? Number(value) : 0;
  if (speed > 0 && speed <= 1000) return speed;
  throw new UsageError({ kind: 'speed', value });
}
