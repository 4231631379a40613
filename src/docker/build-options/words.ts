import { type Provenance, provenances } from '../build-options.ts';
import { type ReadOption, refused } from './fault.ts';

/** The name of a stage, or its number. Source: moby/buildkit, frontend/dockerfile/instructions (`validStageName`). */
export function parseTarget(text: string): ReadOption<string> {
  const isFine = /^(?:[a-z][a-z0-9-_.]*|\d+)$/i.test(text);
  return isFine ? { ok: true, value: text } : refused({ code: 'target' });
}

/** `KEY=VALUE`, or `KEY` for the variable of that name. */
export function parseBuildArg(text: string): ReadOption<string> {
  const isFine = /^[^\s=$"']+(?:=.*)?$/s.test(text);
  return isFine ? { ok: true, value: text } : refused({ code: 'build-arg' });
}

/** The key of a build argument. */
export const argKey = (arg: string): string => arg.replace(/=.*$/s, '');

/** Build arguments by their keys; one without a value has that of its variable, where it is set. */
export const argsIn = (
  buildArgs: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    buildArgs.flatMap((arg) => {
      const key = argKey(arg);
      const value = arg === key ? env[key] : arg.slice(key.length + 1);
      return value === undefined ? [] : [[key, value]];
    }),
  );

const secretName =
  /(?:token|secret|passw(?:or)?d|passwd|passphrase|api_?key|(?:access|private|secret)_?key|credentials?)(?:_\w+)?$/i;

/** Whether a build argument is called as a secret is. */
export const looksSecret = (arg: string): boolean => secretName.test(argKey(arg));

const annotationTypes = ['index', 'index-descriptor', 'manifest', 'manifest-descriptor'];

/**
 * `[TYPE,…:]KEY=VALUE`; a type may name a platform, as in `manifest[linux/arm64]`. A key with a colon
 * needs a type in front.
 *
 * Source: docker/buildx v0.29, util/buildflags/export.go.
 */
export function parseAnnotation(text: string): ReadOption<string> {
  const [, name = '', rest] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  const [, types = null, key = name] = /^([^:]*):(.*)$/s.exec(name) ?? [];
  if (rest === undefined || key === '' || /\s/.test(key)) return refused({ code: 'annotation' });
  for (const word of types?.split(',') ?? []) {
    const [, type = ''] = /^([a-z-]+)(?:\[[A-Za-z0-9_/-]+\])?$/.exec(word) ?? [];
    if (!annotationTypes.includes(type)) return refused({ code: 'annotation-type', word });
  }
  return { ok: true, value: text };
}

/** What `--provenance` is given, or why that means nothing. */
export function parseProvenance(text: string): ReadOption<Provenance> {
  const value = provenances.find((one) => one === text);
  return value === undefined ? refused({ code: 'provenance' }) : { ok: true, value };
}
