import { whyRefused } from '../assembly/annotating.ts';
import type { Wanted, Way } from '../assembly/assembly.ts';
import { parseImagePlatform } from '../docker/image-platform.ts';
import { parseReference } from '../docker/reference.ts';
import { gives, isPattern, isTagWord, parseSource } from '../docker/reference-pattern.ts';
import { readAnswers } from '../flag-values.ts';
import type { FlagValues } from '../flags.ts';
import { UsageError } from '../model/usage.ts';

/**
 * What the command line says of a list: only what was given.
 *
 * @throws UsageError for the first thing that is wrong
 */
export function readWanted(words: readonly string[], values: FlagValues): Partial<Wanted> {
  const pattern = values.get('tag')?.find(isPattern);
  if (pattern !== undefined) throw new UsageError({ kind: 'arch-in-list', value: pattern });
  const { tags = [], builder } = readAnswers(values, undefined);
  if (tags.length > 1) throw new UsageError({ kind: 'several-tags' });
  const [list] = tags;
  const ca = values.get('ca')?.at(-1);
  const architectures = readWords(values.get('arch') ?? []);
  words.forEach(checkSource);
  if (architectures.length > 0 && words.length > 0 && !words.some(isPattern)) {
    throw new UsageError({ kind: 'without-pattern' });
  }
  const isGiven = (reference: string) =>
    words.length === 0 || words.some((source) => gives(source, architectures, reference));
  const annotations = (values.get('annotate') ?? []).map((value) => readAnnotation(value, isGiven));
  return {
    ...(list !== undefined && { list }),
    ...(words.length > 0 && { sources: words }),
    ...(architectures.length > 0 && { architectures }),
    ...(builder != null && { builder }),
    ...(annotations.length > 0 && { annotations: Object.fromEntries(annotations) }),
    ...(ca !== undefined && { ca }),
    ...(values.has('insecure') && { isInsecure: true }),
    ...(values.has('keep-local') && { isKept: true }),
    ...readWay(values.get('way')?.at(-1)),
  };
}

/** A reference or a pattern, as it is typed. */
function checkSource(value: string): void {
  const parsed = parseSource(value);
  if (parsed.ok) return;
  const meant = parsed.suggestion;
  // What is near to the pattern was found with a word in it.
  throw new UsageError({
    ...{ kind: 'source', value, code: parsed.code },
    meant: isPattern(value) ? null : meant,
  });
}

/** Words that can stand in a tag, each once. */
function readWords(given: readonly string[]): readonly string[] {
  const words = given
    .flatMap((value) => value.split(','))
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const wrong = words.find((word) => !isTagWord(word));
  if (wrong !== undefined) throw new UsageError({ kind: 'arch', word: wrong });
  return [...new Set(words)];
}

function readWay(value: string | undefined): { readonly way?: Way } {
  if (value === undefined) return {};
  if (value === 'imagetools' || value === 'manifest') return { way: value };
  throw new UsageError({ kind: 'way', value });
}

/** `REFERENCE=PLATFORM`, of one of the images. */
function readAnnotation(value: string, isGiven: (reference: string) => boolean) {
  const [, reference = '', text = ''] = /^(.+)=([^=]+)$/.exec(value) ?? [];
  const platform = parseImagePlatform(text);
  const isFine = parseReference(reference).ok && isGiven(reference);
  if (!isFine || platform === null) throw new UsageError({ kind: 'annotate', value, reason: null });
  // The client's own version is known later, and told then.
  const reason = whyRefused(text, false);
  if (reason !== null) throw new UsageError({ kind: 'annotate', value, reason });
  return [reference, platform] as const;
}
