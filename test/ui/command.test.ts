import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellQuote } from '../../src/docker/shell-words.ts';
import { lineText } from '../../src/ui/line.ts';
import { actionLines } from '../../src/ui/parts/actions.ts';
import { commandLine, commandLines, commandText } from '../../src/ui/parts/command.ts';
import { themeFor } from '../../src/ui/theme.ts';
import { buildCommand, editRemedy } from './samples.ts';

const page = (columns: number) => ({ theme: themeFor({}), columns, rows: 24 });
const shown = (run: readonly string[], columns: number) =>
  commandLines(page(columns), commandText({ run }), { indent: 2 }).map(lineText);

describe('a command on the screen', () => {
  it('stands in one row where it fits', () => {
    expect(shown(['docker', 'pull', 'alpine'], 80)).toEqual(['  $ docker pull alpine']);
  });

  it('is wrapped between its arguments, a flag with its value', () => {
    expect(shown(buildCommand, 80)).toEqual([
      '  $ docker buildx build --builder mybuilder',
      '        --platform linux/amd64,linux/arm64,linux/riscv64',
      '        --tag localhost:5000/demo:2026-11-24 --push .',
    ]);
  });

  it('of a build has a row for each flag before it is run', () => {
    expect(actionLines(page(80), [{ run: buildCommand }], 2).map(lineText)).toEqual([
      '  $ docker buildx build',
      '        --builder mybuilder',
      '        --platform linux/amd64,linux/arm64,linux/riscv64',
      '        --tag localhost:5000/demo:2026-11-24',
      '        --push .',
    ]);
  });

  it('is never cut, however narrow the window and long its arguments', () => {
    const word = fc
      .string({ unit: 'grapheme-ascii', minLength: 1 })
      .filter((text) => !text.includes(' '));
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 60, max: 130 }),
        (run, columns) => {
          const text = shown(run, columns).join('').replace('$', '').replaceAll(' ', '');
          expect(text).toBe(shellQuote(run).replaceAll(' ', ''));
        },
      ),
    );
  });

  it('shows what is sent to its input', () => {
    const run = ['sudo', 'tee', '/proc/sys/fs/binfmt_misc/status'];
    expect(commandLine({ run, input: '1\n' })).toBe(
      'echo 1 | sudo tee /proc/sys/fs/binfmt_misc/status',
    );
    expect(commandLine({ run: ['tee', 'f'], input: 'a b\nc' })).toBe("printf %s 'a b\nc' | tee f");
  });
});

describe('the change of a file on the screen', () => {
  it('is a diff whose signs tell what its colours tell', () => {
    const rows = actionLines(page(80), editRemedy.actions, 2).map(lineText);
    expect(rows[0]).toBe('  /home/kofj/.docker/config.json');
    expect(rows).toContain('  +  "experimental": "enabled"');
    expect(rows).toContain('  -  }');
  });
});
