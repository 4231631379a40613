import type { Call } from '../../tool.ts';
import { engineRefusal } from '../engine/refusal.ts';
import { readFlags } from '../flags.ts';
import { referenceOf } from '../registry/find.ts';
import { keepPulled } from './kept.ts';
import { fullName } from './local.ts';
import { findToPull } from './pulling.ts';

/** `docker pull [--quiet] [--platform P] IMAGE`. */
export async function pull(call: Call, args: readonly string[]): Promise<number> {
  const flags = readFlags(args, {
    values: ['platform'],
    switches: ['quiet'],
    short: { q: 'quiet' },
  });
  const [image = ''] = flags.words;
  const refusal = engineRefusal(call, { method: 'Post', path: '/images/create' });
  if (refusal !== null) return say(call, refusal);
  await call.wait(900);
  const found = findToPull(call, image, flags.value('platform'));
  if (found.complaint !== null) return say(call, `Error response from daemon: ${found.complaint}`);
  const reference = referenceOf(image);
  if (reference !== null) keepPulled(call.world, image, reference, found.platform);
  if (!flags.has('quiet')) call.out(pullLines(image, found.digest));
  call.out(`${fullName(image)}\n`);
  return 0;
}

/** What a pull says line by line where nobody watches; recorded: `docker-run-by-digest.txt`. */
export function pullLines(image: string, digest: string): string {
  const reference = referenceOf(image);
  const tag = reference?.digest ?? reference?.tag ?? 'latest';
  const repository = reference?.repository ?? image;
  const layer = digest.slice(7, 19);
  return [
    `${tag}: Pulling from ${repository}`,
    ...['Pulling fs layer', 'Verifying Checksum', 'Download complete', 'Pull complete'].map(
      (what) => `${layer}: ${what}`,
    ),
    `Digest: ${digest}`,
    `Status: Downloaded newer image for ${image}${(reference?.tag ?? reference?.digest) ? '' : ':latest'}`,
    '',
  ].join('\n');
}

function say(call: Call, complaint: string): number {
  call.err(`${complaint}\n`);
  return 1;
}
