import { spawn } from 'node:child_process';
import { inTurns, median } from './measure.js';
import { cli, environment } from './surroundings.js';

/** From start to exit of what needs no UI, against a Node that does nothing. */
export async function start({ runs }) {
  const timeOf =
    (...args) =>
    () =>
      timeToExit(args);
  const measured = await inTurns(
    {
      nothing: timeOf('-e', '0'),
      '--version': timeOf(cli, '--version'),
      '--help': timeOf(cli, '--help'),
    },
    runs,
  );
  const nothing = median(measured.nothing);
  return ['--version', '--help'].map((flag) => ({
    what: `${flag}, against node -e 0`,
    value: median(measured[flag]) / nothing,
    unit: 'times',
    limit: 1.5,
    detail: `${median(measured[flag]).toFixed(0)} ms to ${nothing.toFixed(0)} ms`,
  }));
}

/** @param {readonly string[]} args */
function timeToExit(args) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, args, { env: environment(), stdio: 'ignore' });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve(performance.now() - started);
      else reject(new Error(`node ${args.join(' ')} ended with ${code}`));
    });
  });
}
