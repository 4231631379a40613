import { isAbsolute, join, resolve } from 'node:path';
import { isLocalContext } from '../../docker/bake/entitlements.ts';
import type { BakeTarget } from '../../docker/bake.ts';
import { baseImages, type BaseImage as Written } from '../../docker/dockerfile.ts';
import type { Look } from '../../host/look.ts';
import type { BakeSource } from './bake-facts.ts';
import type { WrittenImage } from './coverage.ts';

/** Reads the Dockerfile of every target, as far as it is on this machine. */
export function readSources(
  look: Look,
  targets: readonly BakeTarget[],
  files: readonly string[],
): Promise<readonly BakeSource[]> {
  return Promise.all(targets.map((target) => readSource(look, target, files)));
}

async function readSource(
  look: Look,
  { name: target, context, dockerfile, inline }: BakeTarget,
  files: readonly string[],
): Promise<BakeSource> {
  if (inline !== null) return { target, file: files.at(-1) ?? null, text: inline, fault: null };
  if (!isLocalContext(context)) return { target, file: null, text: null, fault: null };
  const file = isAbsolute(dockerfile) ? dockerfile : join(context, dockerfile);
  const read = await look.readText(resolve(look.cwd, file));
  if (read.error === 'forbidden') return { target, file, text: null, fault: 'forbidden' };
  if (read.error !== null) return { target, file, text: null, fault: 'missing' };
  const isEmpty = !/^\s*FROM\s/im.test(read.text);
  return { target, file, text: read.text, fault: isEmpty ? 'empty' : null };
}

/** What is built of a target's Dockerfile, and with which arguments: the options stand before the file's own. */
export const builtOf = (
  target: BakeTarget | undefined,
  { stage, args }: Options,
): readonly [args: Options['args'], stage: string | null] => [
  { ...target?.args, ...args },
  stage ?? target?.stage ?? null,
];

/** The stage and the build arguments that the person chose. */
type Options = {
  readonly stage: string | null;
  readonly args: Readonly<Record<string, string>>;
};

/** The base images of every target; one that several have is asked for once. */
export function bakedImages(
  targets: readonly BakeTarget[],
  sources: readonly BakeSource[],
  options: Options,
): readonly WrittenImage[] {
  const found = new Map<string, WrittenImage>();
  for (const { target: name, file, text } of sources) {
    const target = targets.find((one) => one.name === name);
    for (const written of baseImages(text ?? '', ...builtOf(target, options))) {
      const image = replacedBy(written, target?.contexts ?? {});
      if (image === null) continue;
      const key = JSON.stringify([image.image, image.platform]);
      const known = found.get(key) ?? { ...image, within: { file, targets: [] } };
      const names = new Set([...(known.within?.targets ?? []), name]);
      found.set(key, {
        ...known,
        within: { file: known.within?.file ?? file, targets: [...names] },
      });
    }
  }
  return [...found.values()];
}

/** A named context stands in for the image of its name: another image, or none that is asked for. */
function replacedBy(written: Written, contexts: BakeTarget['contexts']): Written | null {
  const context = Object.hasOwn(contexts, written.image) ? contexts[written.image] : undefined;
  if (context === undefined) return written;
  const image = /^docker-image:\/\/(.+)$/.exec(context)?.[1];
  return image === undefined ? null : { ...written, image, isResolved: true };
}
