import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../../.build/bundle.js';
import { writeLog } from './logs.js';
import { inTurns, median } from './measure.js';
import { cli, environment, inFolder, project } from './surroundings.js';

const megabytes = 100;
const peakHook = fileURLToPath(new URL('peak.cjs', import.meta.url));

/**
 * diagnose on logs of 100 MB, against `grep -cE` of ten of the texts it searches for, none of which
 * is in them.
 */
export function diagnose({ runs }) {
  return inFolder(async (folder) => {
    const expression = await tenTexts(folder);
    const measured = [];
    for (const form of ['plain', 'rawjson', 'tty']) {
      const log = join(folder, `${form}.log`);
      const size = await writeLog(log, { form, megabytes });
      measured.push(...(await against(grepOf(expression, log), { log, form, size, runs, folder })));
    }
    return measured;
  });
}

async function against(grep, { log, form, size, runs, folder }) {
  const peaks = [];
  const times = await inTurns(
    {
      grep: async () => (await timeToExit(grep, 1)).ms,
      diagnose: async () => {
        const peakFile = join(folder, 'peak');
        const command = [process.execPath, '--require', peakHook, cli, 'diagnose', log];
        const env = { PEAK_FILE: peakFile, XDG_STATE_HOME: folder };
        const { ms } = await timeToExit(command, 1, env);
        peaks.push(Number(readFileSync(peakFile, 'utf8')) / 1024);
        return ms;
      },
    },
    runs,
  );
  const [slow, fast] = [median(times.diagnose), median(times.grep)];
  const rate = (ms) => `${(size / 1000 / ms).toFixed(0)} MB/s`;
  return [
    {
      what: `diagnose of a ${form} log, against grep`,
      value: slow / fast,
      unit: 'times',
      limit: 10,
      detail: `${rate(slow)} to ${rate(fast)}`,
    },
    {
      what: `diagnose of a ${form} log, peak memory`,
      value: Math.max(...peaks),
      unit: 'MiB',
      limit: 160,
    },
  ];
}

/** Ten texts from all over the catalogue, as one expression. */
async function tenTexts(folder) {
  await bundle({ entry: join(project, 'test/bench/texts.ts'), outdir: folder });
  const { stdout } = spawnSync(process.execPath, [join(folder, 'texts.js')], { encoding: 'utf8' });
  const texts = JSON.parse(stdout);
  const ten = Array.from(
    { length: 10 },
    (_, index) => texts[Math.floor((index * texts.length) / 10)],
  );
  return ten.map((text) => text.replace(/[.[\]{}()*+?^$|\\]/g, '\\$&')).join('|');
}

const grepOf = (expression, log) => ['grep', '-cE', expression, log];

/** Both say by 1 that they found nothing: else it is not the same that is measured. */
function timeToExit([command, ...args], expected, env = {}) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { env: environment(env), stdio: 'ignore' });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === expected) resolve({ ms: performance.now() - started });
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}`));
    });
  });
}
