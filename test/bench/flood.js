import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { median, percentile } from './measure.js';
import { writeStream } from './stream.js';
import { inFolder } from './surroundings.js';
import { startWizardBuild } from './wizard-build.js';

const lines = 100_000;
/** Opens and closes the list of keys: an answer that nothing else writes. */
const key = '?';

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
      detail: `${delays.length} keys`,
    },
  ];
}

async function floodOnce(folder) {
  const stream = join(folder, 'stream');
  await writeStream(stream, { lines, finished: true });
  const { terminal, hasPrinted, state } = await startWizardBuild(folder, { stream });
  try {
    const delays = [];
    do delays.push(await delayOf(terminal));
    while (!hasPrinted());
    return { delays, peak: peakMemory(terminal.pid), lost: await linesLost(state) };
  } finally {
    await terminal.kill();
  }
}

async function delayOf(terminal) {
  const pressed = performance.now();
  terminal.type(key);
  await terminal.until((text) => /\bkeys\b/i.test(text));
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

/** How many different lines of the flood the logs hold, as they were printed or in SolveStatus messages. */
function linesIn(state) {
  const found = new Set();
  for (const name of readdirSync(state, { recursive: true })) {
    const path = join(state, name);
    if (!statSync(path).isFile()) continue;
    for (const line of readFileSync(path, 'utf8').split('\n')) {
      for (const number of numbersIn(line)) found.add(number);
    }
  }
  return found.size;
}

function numbersIn(line) {
  const texts = line.startsWith('{')
    ? (JSON.parse(line).logs ?? []).map(({ data }) => atob(data))
    : [line];
  return texts.flatMap((text) =>
    [...text.matchAll(/flood line (\d+)/g)].map(([, number]) => number),
  );
}
