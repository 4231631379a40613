import { enter, inLab, run, script } from './lab.js';
import { median } from './measure.js';

const host = 'trixie';

/** The whole of `doctor --json`: against the slowest `docker` command of the same run, and without an engine that answers. */
export function doctor({ runs }) {
  const few = Math.ceil(runs / 3);
  return inLab(host, [], async () => {
    const fresh = await doctored(runs, { 'emulators.handlers': 'problem' });
    await enter(host, ['docker', 'run', '--rm', '--privileged', ...installer]);
    await enter(host, ['docker', 'buildx', 'create', '--use', '--name', 'multi']);
    await enter(host, ['docker', 'buildx', 'inspect', '--bootstrap', 'multi']);
    const proven = { 'emulators.proof': 'ok', 'builder.proof': 'ok' };
    const prepared = await doctored(runs, proven);
    await signalEngine('STOP');
    const hung = await doctored(few, { 'machine.engine': 'problem' });
    await signalEngine('CONT');
    await run([script('engine'), host, 'stop']);
    const dead = await doctored(few, { 'machine.engine': 'problem' });
    return [
      againstDocker('doctor of a fresh host, to slowest docker', fresh),
      againstDocker('doctor with proofs, to slowest docker', prepared),
      withoutEngine('doctor with a hung engine', hung),
      withoutEngine('doctor with a dead engine', dead),
    ];
  });
}

const installer = ['tonistiigi/binfmt', '--install', 'arm64'];

/** `docker buildx` in a container of the engine's has a dockerd, too: what is asked then hangs as well. */
const signalEngine = (name) => enter(host, ['sh', '-c', `kill -${name} $(pidof dockerd)`]);

/** What each run took; the doctor must have found this. */
async function doctored(runs, expected) {
  const command = ['/opt/node/bin/node', '/opt/wizard/test/bench/doctor-run.js', String(runs)];
  const seen = JSON.parse(await enter(host, command));
  for (const [id, status] of Object.entries(expected)) {
    const wrong = seen.find(({ statuses }) => statuses[id] !== status);
    if (wrong) throw new Error(`${id} should be ${status}, and is ${wrong.statuses[id]}`);
  }
  return seen;
}

function againstDocker(what, seen) {
  const slowest = ({ commands }) => Math.max(...commands.map(({ ms }) => ms));
  const ms = median(seen.map((one) => one.ms));
  return {
    what,
    value: median(seen.map((one) => one.ms / slowest(one))),
    unit: 'times',
    limit: 2.5,
    detail: `${ms.toFixed(0)} ms to ${median(seen.map(slowest)).toFixed(0)} ms, ${seen[0].commands.length} commands`,
  };
}

const withoutEngine = (what, seen) => ({
  what,
  value: Math.max(...seen.map(({ ms }) => ms)) / 1000,
  unit: 's',
  limit: 6,
});
