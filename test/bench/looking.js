import { join } from 'node:path';
import { bundle } from '../../.build/bundle.js';
import { enter, inLab, run } from './lab.js';
import { median } from './measure.js';
import { inFolder, project } from './surroundings.js';

const host = 'trixie';

/** All that steps 1 to 4 look at when the wizard starts, against the slowest `docker` command in it. */
export function looking({ runs }) {
  return inLab(host, [], () =>
    inFolder(async (folder) => {
      await bundle({ entry: join(project, 'test/bench/look.ts'), outdir: folder });
      const archive = join(folder, 'look.tar');
      await run(['sh', '-c', 'cd "$1" && tar -cf "$2" *.js', '-', folder, archive]);
      const script =
        'mkdir -p look && cd look && echo \'{"type":"module"}\' > package.json && base64 -d | tar -x';
      await enter(host, ['sh', '-c', script], await run(['base64', archive]));
      return [await againstDocker(runs), await hungEngine(runs)];
    }),
  );
}

async function againstDocker(runs) {
  const looks = await looksOf(runs);
  const slowest = (which) =>
    median(looks.map(({ commands }) => Math.max(...commands.map((one) => one[which]))));
  const ms = median(looks.map((look) => look.ms));
  return {
    what: 'looking, against its slowest docker command',
    value: ms / slowest('beside'),
    unit: 'times',
    limit: 2,
    detail: `${ms.toFixed(0)} ms to ${slowest('beside').toFixed(0)} ms; that command alone ${slowest('alone').toFixed(0)} ms; ${looks[0].commands.length} commands`,
  };
}

async function hungEngine(runs) {
  const looks = await looksOf(runs, 'hung');
  if (!looks.every(({ statuses }) => statuses[0].includes('problem'))) {
    throw new Error('A hung engine gave no finding.');
  }
  return {
    what: 'looking at a hung engine, to the finding',
    value: median(looks.map(({ ms }) => ms)) / 1000,
    unit: 's',
    limit: 6,
  };
}

/** Each in a process of its own; the first one warms the caches and is not counted. */
async function looksOf(runs, ...args) {
  const looks = [];
  for (let turn = 0; turn <= runs; turn++) {
    looks.push(JSON.parse(await enter(host, ['/opt/node/bin/node', 'look/look.js', ...args])));
  }
  return looks.slice(1);
}
