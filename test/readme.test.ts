import { access, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { texts } from '../src/texts/index.ts';
import { bindings } from '../src/ui/bindings.ts';
import { keyName } from '../src/ui/keys.ts';
import { themeFor } from '../src/ui/theme.ts';

const readme = await readFile('README.md', 'utf8');

/** What stands in code marks between a heading and the next one. */
function codeUnder(heading: string): readonly string[] {
  const [, section = ''] = readme.split(`\n### ${heading}\n`);
  const [body = ''] = section.split('\n#');
  return [...body.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([found]) => found);

describe('the README', () => {
  it('names every key of the wizard, and no other', () => {
    const { glyphs } = themeFor({ LC_ALL: 'C.UTF-8' });
    const keys = Object.values(bindings).flatMap((mode) => mode.flatMap((binding) => binding.keys));
    const names = keys.map((key) => (key === 'enter' ? 'Enter' : keyName(key, glyphs)));
    expect(new Set(codeUnder('Keys'))).toEqual(new Set(names));
  });

  it('names every flag that the help names, and no other', () => {
    const flags = /--[a-z]+/g;
    const [, wizard = '', , everywhere = ''] = texts().cli.help.split(/Flags of |Everywhere/);
    const named = codeUnder('Flags').filter((code) => code.startsWith('-'));
    expect(new Set(all(named.join(' '), flags))).toEqual(
      new Set(all(`${wizard} ${everywhere.split('Exit codes')[0]}`, flags)),
    );
    expect(codeUnder('Replay')).toEqual(expect.arrayContaining(['--speed N', '--json']));
  });

  it('names the exit codes of the help', () => {
    const [, codes = ''] = texts().cli.help.split('Exit codes');
    const ofHelp = all(codes.split('Environment')[0] ?? '', /^ {2}\d+/gm).map((code) =>
      code.trim(),
    );
    expect(codeUnder('Exit codes').filter((code) => /^\d+$/.test(code))).toEqual(ofHelp);
  });

  it('names scripts that are there', () => {
    const scripts = [...readme.matchAll(/npm (?:run )?([a-z]+)`/g)];
    expect(scripts.length).toBeGreaterThan(5);
    for (const [, name] of scripts) expect(Object.keys(packageJson.scripts)).toContain(name);
  });

  it('links to files that are there', async () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => path);
    for (const path of links) await expect(access(path), path).resolves.toBeUndefined();
  });
});
