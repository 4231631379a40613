import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from './measure.js';
import { writeStream } from './stream.js';
import { inFolder } from './surroundings.js';
import { startWizardBuild } from './wizard-build.js';

const seconds = 20;
/** Milliseconds in which the screen of the build gets drawn. */
const settling = 1000;
/** Of /proc/PID/stat: USER_HZ is 100 on every Linux. */
const ticksPerSecond = 100;

/** Twenty seconds of a build for three platforms in which nothing is printed. */
export async function idle({ runs }) {
  const measured = [];
  for (let run = 0; run < runs; run++) measured.push(await inFolder(idleOnce));
  const of = (what) => median(measured.map((each) => each[what]));
  return [
    { what: '20 idle seconds, of a core', value: of('cpu'), unit: '%', limit: 5 },
    { what: '20 idle seconds, to the terminal', value: of('kilobytes'), unit: 'kB', limit: 40 },
  ];
}

async function idleOnce(folder) {
  const stream = join(folder, 'stream');
  await writeStream(stream, { lines: 30 });
  const { terminal } = await startWizardBuild(folder, { stream, holds: seconds + 5 });
  try {
    await sleep(settling);
    const before = { cpu: cpuSeconds(terminal.pid), bytes: terminal.bytes() };
    await sleep(seconds * 1000);
    return {
      cpu: ((cpuSeconds(terminal.pid) - before.cpu) / seconds) * 100,
      kilobytes: (terminal.bytes() - before.bytes) / 1000,
    };
  } finally {
    await terminal.kill();
  }
}

/** User and system time of a process so far (proc(5): fields 14 and 15 of stat). */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}
