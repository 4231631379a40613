import { setTimeout as sleep } from 'node:timers/promises';
import { enter, enterCommand, inLab, run } from './lab.js';
import { inTurns, median } from './measure.js';
import { environment } from './surroundings.js';
import { startInTerminal } from './terminal.js';

const host = 'trixie';
const platforms = 'linux/amd64,linux/arm64,linux/riscv64';
const tag = 'localhost:5000/bench:1';

/** Some work, some output and some waiting, for at least 20 s; a changed stamp makes all of it run. */
const dockerfile = `FROM localhost:5000/base:1
COPY stamp /stamp
RUN for i in $(seq 1 50); do for j in 1 2 3 4; do echo "turn $i.$j of 50, $(uname -m)"; done; head -c 500000 /dev/zero | sha256sum; sleep 0.4; done
`;

/** A build under the wizard, from Enter to its end, against the same one with plain progress into a file. */
export function build({ pairs }) {
  return inLab(host, ['--store', 'containerd'], async () => {
    await inHost([
      'docker',
      'run',
      '--rm',
      '--privileged',
      'tonistiigi/binfmt',
      '--install',
      'arm64,riscv64',
    ]);
    await inHost(['mkdir', '-p', 'app']);
    await enter(host, ['sh', '-c', 'cat > app/Dockerfile'], dockerfile);
    const measured = await inTurns({ wizard: underWizard, plain: intoFile }, pairs);
    const ratios = measured.wizard.map((ms, pair) => ms / measured.plain[pair]);
    const seconds = (name) => (median(measured[name]) / 1000).toFixed(2);
    return [
      {
        what: 'a build, against plain progress',
        value: median(ratios),
        unit: 'times',
        limit: 1.03,
        detail: `${pairs} pairs; ${seconds('wizard')} s to ${seconds('plain')} s; ${ratios.map((ratio) => ratio.toFixed(3)).join(' ')}`,
      },
    ];
  });
}

const inHost = (argv) => enter(host, argv);
let stamp = 0;
const newStamp = () => enter(host, ['sh', '-c', 'cat > app/stamp'], `${++stamp}`);

async function intoFile() {
  await newStamp();
  const command = `docker buildx build --builder default --progress=plain --platform ${platforms} --tag ${tag} --push . > /root/plain.log 2>&1`;
  const started = performance.now();
  await run(enterCommand(host, ['sh', '-c', command]));
  return performance.now() - started;
}

async function underWizard() {
  await newStamp();
  const flags = ['--platform', platforms, '--builder', 'default', '--tag', tag];
  const wizard = ['/opt/node/bin/node', '/opt/wizard/dist/cli.cjs', ...flags];
  const terminal = startInTerminal(enterCommand(host, wizard), {
    cwd: process.cwd(),
    env: environment(),
  });
  await walkToBuild(terminal);
  terminal.type('\r');
  const started = performance.now();
  await terminal.until((text) => text.includes('Starting docker buildx'));
  await terminal.until((text) => text.includes('step 7 of 7'), 300_000);
  const ms = performance.now() - started;
  await endByEnter(terminal);
  return ms;
}

/** Presses Enter on one step after the other, up to the one that would start the build. */
async function walkToBuild(terminal) {
  const isReady = (text) => text.includes('Ready to build');
  for (let press = 0; press < 60; press++) {
    terminal.type('\r');
    const seen = await terminal.until(isReady, 2_000).catch(() => null);
    if (seen !== null) return;
  }
  throw new Error(`No build was reached: ${terminal.text()}`);
}

async function endByEnter(terminal) {
  const ended = terminal.ended.then(() => true);
  for (let press = 0; press < 60; press++) {
    terminal.type('\r');
    if (await Promise.race([ended, sleep(500, false)])) return;
  }
  throw new Error(`The wizard did not end: ${terminal.text()}`);
}
