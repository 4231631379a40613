import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../../.build/bundle.js';
import { inTurns, median } from './measure.js';
import { cli, environment, inFolder, project } from './surroundings.js';
import { startInTerminal } from './terminal.js';

/** From the start of Node to the first frame with something on it, against the smallest Ink program. */
export function firstFrame({ runs }) {
  return inFolder(async (folder) => {
    const outdir = join(folder, 'one-text');
    await bundle({ entry: join(project, 'test/bench/one-text.tsx'), outdir, patches: false });
    writeFileSync(join(outdir, 'package.json'), '{"type":"module"}');

    const env = environment({ XDG_STATE_HOME: join(folder, 'state') });
    const timeOf =
      (...args) =>
      async () => {
        const terminal = startInTerminal([process.execPath, ...args], { cwd: folder, env });
        try {
          return await terminal.until((text) => text.trim() !== '');
        } finally {
          await terminal.kill();
        }
      };
    const measured = await inTurns(
      {
        wizard: timeOf(cli),
        practice: timeOf(cli, '--demo', 'fresh-laptop'),
        oneText: timeOf(join(outdir, 'one-text.js')),
      },
      runs,
    );
    const oneText = median(measured.oneText);
    const against = (what, times) => ({
      what: `${what}, against one Ink Text`,
      value: median(times) / oneText,
      unit: 'times',
      limit: 1.1,
      detail: `${median(times).toFixed(0)} ms to ${oneText.toFixed(0)} ms`,
    });
    return [
      against('first frame', measured.wizard),
      against('first frame of --demo', measured.practice),
    ];
  });
}
