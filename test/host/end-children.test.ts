import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { bundle } from '../../.build/bundle.js';
import { emptyFolder } from './folder.ts';
import { expectGone } from './living.ts';

const run = promisify(execFile);

describe('no child outlives the wizard', () => {
  test.each(['exit', 'crash', 'endChildren'])('after %s', async (way) => {
    const folder = emptyFolder();
    await bundle({ entry: 'test/host/programs/children.ts', outdir: folder });
    const program = run(process.execPath, [join(folder, 'children.js'), way]);
    const { stdout } = await program.catch((error: { stdout: string }) => error);
    const pids = stdout.trim().split(' ').map(Number);
    expect(pids).toHaveLength(2);
    await expectGone(...pids);
  });
});
