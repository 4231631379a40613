/**
 * Runs inside a host of the lab: the whole of `doctor --json`, as often as is asked for, and prints
 * what each took, itself and its `docker` commands. The first run warms the caches and is not counted.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const times = `/tmp/doctor-times-${process.pid}.json`;
const args = [here('../../dist/cli.cjs'), 'doctor', '--json'];
const env = {
  ...process.env,
  NODE_OPTIONS: `--require ${here('doctor-times.cjs')}`,
  TIMES: times,
};

const runs = [];
for (let turn = 0; turn <= Number(process.argv[2]); turn++) {
  const started = performance.now();
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  await new Promise((resolve) => child.once('close', resolve));
  const ms = performance.now() - started;
  const { summary, findings } = JSON.parse(text);
  const statuses = Object.fromEntries(findings.map(({ id, status }) => [id, status]));
  runs.push({ ms, summary, statuses, commands: JSON.parse(readFileSync(times, 'utf8')) });
}
console.log(JSON.stringify(runs.slice(1)));
