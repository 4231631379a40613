import type { Call } from '../../tool.ts';
import { engineRefusal } from '../engine/refusal.ts';
import { keepImage, keptImage } from './kept.ts';
import { isInstalledImage } from './local.ts';

/** `docker tag IMAGE NAME`. */
export function tag(call: Call, [image = '', name = '']: readonly string[]): number {
  const refusal = engineRefusal(call, { method: 'Post', path: `/images/${image}/tag` });
  if (refusal !== null) return say(call, refusal);
  if (!isInstalledImage(call.world, image)) {
    return say(call, `Error response from daemon: No such image: ${image}`);
  }
  const kept = keptImage(call.world, image);
  if (kept === null) call.world.images.add(name);
  else keepImage(call.world, name, kept);
  return 0;
}

function say({ err }: Call, complaint: string): number {
  err(`${complaint}\n`);
  return 1;
}
