import { access, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { commandNames } from '../src/model/usage.ts';
import { texts } from '../src/texts/index.ts';
import { bindings } from '../src/ui/bindings.ts';
import { clinicBindings } from '../src/ui/clinic/bindings.ts';
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

  it('names every key of the clinic that is not only for moving, and no key that it does not have', () => {
    const { glyphs } = themeFor({ LC_ALL: 'C.UTF-8' });
    const nameOf = (key: string) => (key === 'enter' ? 'Enter' : keyName(key, glyphs));
    const own = [...clinicBindings.page, ...clinicBindings.own];
    const moves = ['up', 'down', 'pageUp', 'pageDown', 'help'];
    const wanted = own.filter(({ action }) => !moves.includes(action));
    const named = codeUnder('Clinic').filter((code) => !code.includes('multiarch-wizard'));
    expect(new Set(named)).toEqual(new Set(wanted.flatMap(({ keys }) => keys).map(nameOf)));
  });

  it.each(commandNames)('names every flag of %s that its help names, and no other', (command) => {
    const flags = /(?<![\w-])--[a-z-]+/g;
    const heading =
      command === 'wizard' ? 'Flags' : `${command[0]?.toUpperCase()}${command.slice(1)}`;
    const named = codeUnder(heading).filter((code) => code.startsWith('-'));
    const [, ofHelp = ''] = texts().cli.help[command].split(/^Flags of .*$/m);
    const everywhere = command === 'wizard' ? ['--lang', '--help', '--version'] : [];
    expect(new Set(all(named.join(' '), flags))).toEqual(
      new Set([...all(ofHelp.split(/^[A-Z]/m)[0] ?? '', flags), ...everywhere]),
    );
  });

  it('names the exit codes of the help', () => {
    const ofHelp = commandNames.flatMap((command) => {
      const [, codes = ''] = texts().cli.help[command].split('Exit codes');
      return all(codes.split('Environment')[0] ?? '', /^ {2}\d+/gm).map((code) => code.trim());
    });
    const named = codeUnder('Exit codes').filter((code) => /^\d+$/.test(code));
    expect(new Set(named)).toEqual(new Set(ofHelp));
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
