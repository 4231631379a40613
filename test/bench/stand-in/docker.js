/**
 * Stands in for docker where a bench needs a build that no engine would print:
 * STAND_IN_STREAM is the file that a build prints, STAND_IN_PRINTED a file that is made when it
 * has, STAND_IN_HOLDS for how many seconds the build goes on after that.
 */
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { answers, manifestList, platforms } from './answers.js';

const args = process.argv.slice(2);
const words = args.filter((arg) => !arg.startsWith('-')).join(' ');

if (words.startsWith('buildx build')) {
  process.exitCode = args.includes('type=cacheonly') ? smallBuild() : await build();
} else if (words.startsWith('buildx imagetools inspect')) {
  console.log(JSON.stringify(manifestList));
} else {
  const known = answers.find(({ start }) => words.startsWith(start));
  if (known) console.log(known.answer(args));
  else console.error(`The stand-in for docker has no answer to: docker ${args.join(' ')}`);
  process.exitCode = known ? 0 : 1;
}

/** A proof passes; any other small build asks for an image that is not there. */
function smallBuild() {
  const dockerfile = readFileSync(0, 'utf8');
  const platform = args[args.indexOf('--platform') + 1];
  if (dockerfile.includes('/proof') && platforms.includes(platform)) {
    console.error(`#5 0.050 proof ${platform.replace('linux/', '')} 3 [/proof] [a] [b]`);
    return 0;
  }
  console.error('ERROR: failed to build: failed to solve: not found');
  return 1;
}

async function build() {
  const { STAND_IN_STREAM, STAND_IN_PRINTED, STAND_IN_HOLDS = '0' } = process.env;
  await pipeline(createReadStream(STAND_IN_STREAM), process.stderr, { end: false });
  if (STAND_IN_PRINTED) writeFileSync(STAND_IN_PRINTED, '');
  await sleep(Number(STAND_IN_HOLDS) * 1000);
  return 0;
}
