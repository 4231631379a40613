import { readdirSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hosts, recordingsOf, textOf } from './recorded-host.ts';

/** Many commands one after the other: each stands in the file beside what it printed. */
const isSession = (file: string): boolean => file.startsWith('session-');

describe.each(hosts)('the recordings of %s', (host) => {
  const folder = new URL(`../../recordings/${host}/`, import.meta.url);
  const files = readdirSync(folder).filter((file) => file !== 'commands.json');

  test('each tell the command that made them', () => {
    expect(
      recordingsOf(host)
        .map(({ file }) => file)
        .sort(),
    ).toEqual(files.filter((file) => !isSession(file)).sort());
    for (const session of files.filter(isSession)) {
      const said: readonly { command: unknown }[] = JSON.parse(textOf(host, session));
      expect(said.length, session).toBeGreaterThan(0);
      expect(said.map(({ command }) => command)).toEqual(said.map(() => expect.any(String)));
    }
  });

  test('hold nothing of the machine that they were made on', () => {
    for (const file of [...files, 'commands.json']) {
      // Names of mirrors and proxies, somebody's home, a login, a key.
      expect(textOf(host, file), file).not.toMatch(
        /\/(?:work|home|Users)\/|https?:\/\/[^/\s"]*@|"auth":|PRIVATE KEY|"HttpProxy":"[^"]|"Mirrors":\[[^\]]/,
      );
    }
  });

  test('are small: what a person would read', () => {
    const sizes = files.map((file) => statSync(new URL(file, folder)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000);
  });
});
