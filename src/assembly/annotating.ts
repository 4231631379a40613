import {
  annotations as annotatable,
  architecturesOf,
  canBeAnnotated,
  systems,
  whyNotAnnotated,
} from '../docker/annotatable.ts';
import {
  type ImagePlatform,
  parseImagePlatform,
  platformText,
  wholePlatformText,
} from '../docker/image-platform.ts';
import { isSameReference } from '../docker/reference.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import { texts } from '../texts/index.ts';
import type { AssemblyRemedy, Wanted } from './assembly.ts';
import type { AssemblyFacts, ThereRow } from './facts.ts';
import { choice } from './finding.ts';

/** Says that an image is for a platform: only a single image, and only what Docker accepts. */
export function nameAs(
  { reference, read }: ThereRow,
  platform: ImagePlatform,
  wanted: Wanted,
  isSure: boolean,
): readonly AssemblyRemedy[] {
  if (read.kind !== 'image' || !canBeAnnotated(platform)) return [];
  const words = assemblyTexts().platforms;
  return [
    choice({
      ...words.annotate(reference, wholePlatformText(platform)),
      ...(isSure && { recommended: words.annotateWhy }),
      wants: { annotations: { ...wanted.annotations, [reference]: platform }, way: null },
    }),
  ];
}

/** Asks for any platform that `docker manifest annotate` takes. */
export function nameFreely(
  row: ThereRow,
  { isExperimental }: Pick<AssemblyFacts, 'isExperimental'>,
  wanted: Wanted,
): readonly AssemblyRemedy[] {
  const { reference, read, named } = row;
  if (read.kind !== 'image') return [];
  const words = assemblyTexts().platforms;
  const suggested = named ?? read.images[0]?.platform ?? null;
  const check = (text: string) => whyRefused(text.trim(), isExperimental);
  return [
    {
      ...choice(words.nameFreely(reference)),
      form: `--annotate ${reference}=OS/ARCH[/VARIANT]`,
      question: {
        prompt: words.whichPlatform(listed(annotatable.map(behindLinux))),
        initial: suggested === null ? '' : wholePlatformText(suggested),
        check,
        answer: async (text) => {
          const platform = parseImagePlatform(text.trim());
          const [named] = platform === null ? [] : nameAs(row, platform, wanted, false);
          return named ?? { refused: words.refused.form };
        },
      },
    },
  ];
}

/** `arm/v7` of `linux/arm/v7`. */
const behindLinux = (platform: ImagePlatform): string =>
  platformText(platform).replace(/^linux\//, '');

/** What is wrong with a platform as it is typed, in a sentence; null where it can be said. */
export function whyRefused(text: string, isOld: boolean): string | null {
  const words = assemblyTexts().platforms.refused;
  const platform = parseImagePlatform(text);
  if (platform === null) return words.form;
  const { os } = platform;
  const pair = platformText({ ...platform, variant: null });
  switch (whyNotAnnotated(platform, isOld)) {
    case null:
      return null;
    case 'system':
      return words.system(os, listed(systems));
    case 'pair':
      return words.pair(pair, os, listed(architecturesOf(os)));
    case 'windows-only':
      return words.windowsOnly;
    case 'old-pair':
      return words.oldPair(pair);
    case 'old-version':
      return words.oldVersion;
  }
}

const listed = (all: readonly string[]): string => all.join(texts().joined.comma);

/** Takes back what was said of an image. */
export const forget = (reference: string, { annotations }: Wanted): AssemblyRemedy =>
  choice({
    ...assemblyTexts().platforms.forget(reference),
    wants: { annotations: withoutAnnotation(annotations, reference), way: null },
  });

export const withoutAnnotation = (
  annotations: Wanted['annotations'],
  reference: string,
): Wanted['annotations'] =>
  Object.fromEntries(
    Object.entries(annotations).filter(
      ([written]) => written !== reference && !isSameReference(written, reference),
    ),
  );
