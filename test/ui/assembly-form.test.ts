import { describe, expect, it } from 'vitest';
import type { Wanted } from '../../src/assembly/assembly.ts';
import { nothingWanted } from '../../src/assembly/nothing-wanted.ts';
import type { SourceRow } from '../../src/assembly/source.ts';
import { errorIn, formOf } from '../../src/ui/assembly/form.ts';
import { sourceTable } from '../../src/ui/assembly/source-table.ts';
import { themeFor } from '../../src/ui/theme.ts';
import { image, platform, row } from './assembly-samples.ts';

const page = { columns: 100, rows: 24, theme: themeFor({ LANG: 'C.UTF-8' }) };
const tableOf = (wanted: Wanted, ...rows: readonly SourceRow[]) =>
  sourceTable(page, { rows, wanted }, 20).map((line) => line.map(({ text }) => text).join(''));
const table = (...rows: readonly SourceRow[]) => tableOf(nothingWanted, ...rows);

describe('the words that a form takes for {arch}', () => {
  const error = (words: string) =>
    errorIn(
      formOf({ ...nothingWanted, sources: ['me/app:{arch}'], architectures: [words] }),
      'architectures',
    );

  it('are those that a tag can be made of', () => {
    expect(error('amd64, arm-v7 x86_64')).toBeNull();
    expect(error('amd64;x')?.text).toContain('amd64 arm64 arm-v7');
    expect(error('amd64 --help')).not.toBeNull();
  });
});

describe('the table of the sources', () => {
  const windows = row('2', [image('windows/amd64'), image('windows/amd64')]);

  it('calls no image of a list the double of another one in it', () => {
    expect(table(windows).join('\n')).not.toContain('same platform again');
    expect(table(row('1', [image('windows/amd64')]), windows).join('\n')).toContain(
      'same platform again',
    );
  });

  it('says of an image what the person said, in place of what its config lacks', () => {
    const [arm, other] = [row('arm', [image('linux/arm')]), row('v7', [image('linux/arm/v7')])];
    const said = (text: string) => ({
      ...nothingWanted,
      annotations: { [arm.reference]: platform(text) },
    });
    expect(table(arm).join('\n')).toContain('! says no variant');
    expect(tableOf(said('linux/arm/v6'), arm, other).join('\n')).toMatch(
      /linux\/arm\/v6 .*✓ as you said\n.*✓ image/,
    );
    expect(tableOf(said('linux/arm/v7'), arm, other).join('\n')).toContain('same platform again');
  });

  it('has no tick for a list without images', () => {
    const { read, ...rest } = row('2', [image('linux/amd64'), image('linux/arm64')]);
    const empty = { ...rest, read: { ...read, images: [] } } as Parameters<typeof row>[2];
    const [, told = ''] = table(row('2', [], empty));
    expect(told).toContain('✗');
  });
});
