import type { Call } from '../../tool.ts';
import type { Flags } from '../flags.ts';
import { readName, wholeName } from './names.ts';
import { Refusal } from './refusal.ts';
import { fetchImage } from './remote.ts';
import { keep, keptImage, keptList } from './store.ts';

/**
 * `docker manifest create [--amend] [--insecure] LIST IMAGE…`. What is kept of an image already is taken
 * as it is: the registry is not asked again, whatever was pushed there since.
 */
export async function create(call: Call, flags: Flags): Promise<void> {
  const [name = '', ...images] = flags.words;
  const list = readName(call, name, `error parsing name for manifest list ${name}: `);
  if (keptList(call, list) !== null && !flags.has('amend')) {
    throw new Refusal('refusing to amend an existing manifest list with no --amend flag');
  }
  for (const text of images) {
    const image = readName(call, text);
    const kept = keptImage(call, list, image);
    if (kept === null) await call.wait(260);
    const asking = { insecure: flags.has('insecure') };
    keep(call, list, image, kept ?? fetchImage(call, image, asking));
  }
  call.out(`Created manifest list ${wholeName(list)}\n`);
}
