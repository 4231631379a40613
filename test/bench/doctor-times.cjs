/**
 * Preloaded into a program (`NODE_OPTIONS=--require`): writes to the file of TIMES how long each
 * `docker` command of the program took, from its start to its end. What the commands do is untouched.
 */
const childProcess = require('node:child_process');
const { writeFileSync } = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const commands = [];
const { spawn } = childProcess;
childProcess.spawn = function timed(file, args, ...rest) {
  const start = performance.now();
  const child = spawn.call(this, file, args, ...rest);
  if (file === 'docker') {
    child.once('exit', () => {
      commands.push({ argv: args, start, ms: performance.now() - start });
    });
  }
  return child;
};
syncBuiltinESMExports();

if (process.env.TIMES) {
  process.once('exit', () => writeFileSync(process.env.TIMES, JSON.stringify(commands)));
}
