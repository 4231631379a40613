/**
 * Measures the wizard against what runs beside it:
 *
 *     npm run bench                        everything that can be measured on this machine
 *     node test/bench/run.js start flood   some of it, with the dist that is there
 *
 * Medians of ten runs (RUNS=20 for more), of the build twenty pairs (PAIRS). "looking", "doctor" and
 * "build" need the lab, and are left out where it can't run. Exit code 1 if something is over its limit.
 */
import { build } from './build.js';
import { diagnose } from './diagnose.js';
import { doctor } from './doctor.js';
import { firstFrame } from './first-frame.js';
import { flood } from './flood.js';
import { idle } from './idle.js';
import { whyNoLab } from './lab.js';
import { looking } from './looking.js';
import { start } from './start.js';

const benches = { 'first-frame': firstFrame, start, looking, doctor, build, idle, flood, diagnose };
const needLab = ['looking', 'doctor', 'build'];

const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(benches);
const unknown = chosen.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`No bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}

const runs = Number(process.env.RUNS) || 10;
const pairs = Number(process.env.PAIRS) || 20;
const noLab = chosen.some((name) => needLab.includes(name)) ? whyNoLab() : null;
if (noLab !== null) console.log(`Left out: ${needLab.join(', ')}. ${noLab}`);
console.log(`Node ${process.versions.node}, ${process.platform} ${process.arch}, ${runs} runs`);
for (const name of chosen) {
  if (noLab !== null && needLab.includes(name)) continue;
  for (const { what, value, unit, limit, detail } of await benches[name]({ runs, pairs })) {
    const kept = value <= limit;
    if (!kept) process.exitCode = 1;
    const verdict = kept ? 'ok' : 'OVER';
    console.log(
      `${verdict.padEnd(5)}${what.padEnd(42)}${value.toFixed(2)} ${unit}, at most ${limit}${detail ? ` (${detail})` : ''}`,
    );
  }
}
