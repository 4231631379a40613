import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { median, percentile } from './measure.js';
import { writeStream } from './stream.js';
import { inFolder } from './surroundings.js';
import { startWizardBuild } from './wizard-build.js';

const lines = 100_000;
/** Opens the list of keys and closes it; each time something is written that was not on the screen. */
const key = '?';
const answers = ['While it builds', 'RUN make'];

/** A build that prints 100,000 lines as fast as they are read. */
export async function flood({ runs }) {
  const measured = [];
  for (let run = 0; run < runs; run++) measured.push(await inFolder(floodOnce));
  const delays = measured.flatMap((each) => each.delays);
  return [
    {
      what: 'flood, peak memory',
      value: median(measured.map(({ peak }) => peak)),
      unit: 'MiB',
      limit: 160,
    },
    {
      what: 'flood, lines lost in the log',
      value: Math.max(...measured.map(({ lost }) => lost)),
      unit: 'lines',
      limit: 0,
    },
    {
      what: 'flood, a key answered (95th percentile)',
      value: percentile(delays, 0.95),
      unit: 'ms',
      limit: 100,
      detail: `${delays.length} keys, half of them within ${median(delays).toFixed(0)} ms`,
    },
  ];
}

async function floodOnce(folder) {
  const stream = join(folder, 'stream');
  await writeStream(stream, { lines });
  const { terminal, hasPrinted, state } = await startWizardBuild(folder, { stream, holds: 3 });
  try {
    const delays = [];
    do for (const answer of answers) delays.push(await delayOf(terminal, answer));
    while (!hasPrinted());
    return { delays, peak: peakMemory(terminal.pid), lost: await linesLost(state) };
  } finally {
    await terminal.kill();
  }
}

async function delayOf(terminal, answer) {
  const pressed = performance.now();
  terminal.type(key);
  await terminal.until((text) => text.includes(answer));
  return performance.now() - pressed;
}

/** MiB that a process has held at most (proc(5): VmHWM). */
function peakMemory(pid) {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

/** How many lines are not in the log some seconds after the last one was printed. */
async function linesLost(state) {
  const seconds = 5;
  for (let second = 0; second < seconds && linesIn(state) < lines; second++) await sleep(1000);
  return lines - linesIn(state);
}

/** How many different lines of the flood the logs hold. */
function linesIn(state) {
  const folder = join(state, 'multiarch-wizard/logs');
  const found = new Set();
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8');
    for (const [, number] of text.matchAll(/flood line (\d+)/g)) found.add(number);
  }
  return found.size;
}
