import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const platforms = ['linux/amd64', 'linux/arm64', 'linux/riscv64'];
const digestOf = (name) => `sha256:${createHash('sha256').update(name).digest('hex')}`;

/**
 * The steps of a build for three platforms: each pulls, then runs something long.
 * Names as BuildKit gives them (frontend/dockerfile/dockerfile2llb/convert.go, 0.32).
 */
function stepsOf(platform) {
  const from = `[${platform} 1/2] FROM docker.io/library/base`;
  const run = `[${platform} 2/2] RUN make`;
  return [
    { digest: digestOf(from), name: from },
    { digest: digestOf(run), name: run, inputs: [digestOf(from)] },
  ];
}

/**
 * Writes what `docker buildx build --progress rawjson` prints of such a build (buildx 0.15 and
 * later: one SolveStatus a line) up to where every RUN has printed its share of the lines, and
 * still runs.
 *
 * @param {string} file
 * @param {{ lines: number }} options log lines in all, one a message: `flood line 1` and so on
 */
export async function writeStream(file, { lines }) {
  const out = createWriteStream(file);
  const begun = Date.now();
  const at = (ms) => new Date(begun + ms).toISOString();
  const say = async (status) => {
    if (!out.write(`${JSON.stringify(status)}\n`)) await once(out, 'drain');
  };

  const lanes = platforms.map(stepsOf);
  await say({ vertexes: lanes.flat() });
  for (const [from, run] of lanes) {
    await say({ vertexes: [{ ...from, started: at(0), completed: at(0), cached: true }] });
    await say({ vertexes: [{ ...run, started: at(1) }] });
  }
  for (let line = 1; line <= lines; line++) {
    const [, run] = lanes[line % lanes.length];
    const data = Buffer.from(`flood line ${line} ${'.'.repeat(line % 60)}\n`).toString('base64');
    await say({ logs: [{ vertex: run.digest, stream: 1, data, timestamp: at(2 + line / 100) }] });
  }
  out.end();
  await once(out, 'close');
}
