import { canBeAnnotated } from '../../../docker/annotatable.ts';
import type { Call } from '../../tool.ts';
import type { Flags } from '../flags.ts';
import { platformIn } from './entry.ts';
import { readName } from './names.ts';
import { Refusal } from './refusal.ts';
import { keep, keptImage } from './store.ts';

/** `docker manifest annotate LIST IMAGE [--os] [--arch] [--variant] [--os-features] [--os-version]`. */
export function annotate(call: Call, flags: Flags): void {
  const [listName = '', imageName = ''] = flags.words;
  const about = 'annotate: error parsing name for manifest';
  const list = readName(call, listName, `${about} list ${listName}: `);
  const image = readName(call, imageName, `${about} ${imageName}: `);
  const kept = keptImage(call, list, image);
  if (kept === null) {
    throw new Refusal(`manifest for image ${imageName} does not exist in ${listName}`);
  }
  const { os, architecture, ...rest } = platformIn(kept.Descriptor.platform);
  const said = (flag: string): string => flags.value(flag) ?? '';
  const features = flags.values('os-features').flatMap((words) => words.split(','));
  const platform = platformIn({
    ...rest,
    architecture: said('arch') || architecture,
    os: said('os') || os,
    ...(said('os-version') && { 'os.version': said('os-version') }),
    ...(said('variant') && { variant: said('variant') }),
    ...(features.length > 0 && {
      'os.features': [...new Set([...(rest['os.features'] ?? []), ...features])],
    }),
  });
  if (!canBeAnnotated({ ...platform, variant: null })) {
    throw new Refusal(
      `manifest entry for image has unsupported os/arch combination: ${said('os')}/${said('arch')}`,
    );
  }
  keep(call, list, image, { ...kept, Descriptor: { ...kept.Descriptor, platform } });
}
