import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cli, standInEnvironment } from './surroundings.js';
import { startInTerminal } from './terminal.js';

/**
 * Walks the wizard to a running build of the stand-in, in a project of its own in `folder`.
 *
 * @param {string} folder
 * @param {{ stream: string, holds?: number }} options the file that the build prints; for how
 *   many seconds it goes on after that
 * @returns the terminal it runs in, and what tells that everything has been printed
 */
export async function startWizardBuild(folder, { stream, holds = 0 }) {
  writeFileSync(join(folder, 'Dockerfile'), 'FROM base\nRUN make\n');
  const printed = join(folder, 'printed');
  const env = standInEnvironment(join(folder, 'home'), {
    STAND_IN_STREAM: stream,
    STAND_IN_PRINTED: printed,
    STAND_IN_HOLDS: String(holds),
  });
  const flags = [
    ...['--platform', 'linux/amd64,linux/arm64,linux/riscv64', '--builder', 'default'],
    ...['--tag', 'localhost:5000/bench:1', '--output', 'oci:image.tar'],
  ];
  const terminal = startInTerminal([process.execPath, cli, ...flags], { cwd: folder, env });
  await enterUntil(terminal, (text) => /\[linux\/|RUN make/.test(text));
  return { terminal, hasPrinted: () => existsSync(printed), state: env.XDG_STATE_HOME };
}

/** Every step of a prepared machine is a matter of pressing Enter. */
async function enterUntil(terminal, isThere) {
  // Half a second each: a minute and a half on a machine that has other things to do.
  const presses = 180;
  for (let press = 0; press < presses && !isThere(terminal.text()); press++) {
    terminal.type('\r');
    await sleep(500);
  }
  if (!isThere(terminal.text())) throw new Error(`No build was reached: ${terminal.text()}`);
}
