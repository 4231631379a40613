import { afterAll, describe, expect, it } from 'vitest';
import { failuresPage as english } from '../../src/texts/en/failures-page.ts';
import { speak } from '../../src/texts/spoken.ts';
import { failuresPage as chinese } from '../../src/texts/zh/failures-page.ts';
import { zh } from '../../src/texts/zh.ts';
import { catalogue } from '../../src/troubleshooting/catalogue.ts';
import { match } from '../../src/troubleshooting/match.ts';
import { builderFailures } from '../lab/failures/builder.ts';
import { clientFailures } from '../lab/failures/client.ts';
import { emulatorsFailures } from '../lab/failures/emulators.ts';
import { machineFailures } from '../lab/failures/machine.ts';
import { pushFailures } from '../lab/failures/push.ts';
import { targetFailures } from '../lab/failures/target.ts';
import { build } from '../troubleshooting/printed/build.ts';
import { builder } from '../troubleshooting/printed/builder.ts';
import { client } from '../troubleshooting/printed/client.ts';
import { emulation } from '../troubleshooting/printed/emulation.ts';
import { emulators } from '../troubleshooting/printed/emulators.ts';
import { machine } from '../troubleshooting/printed/machine.ts';
import { manifest } from '../troubleshooting/printed/manifest.ts';
import { push } from '../troubleshooting/printed/push.ts';
import { surroundings } from '../troubleshooting/printed/surroundings.ts';
import { target } from '../troubleshooting/printed/target.ts';
import { failuresPage } from './pages/failures.ts';

const all = [
  ...[machine, client, emulators, builder, target],
  ...[build, emulation, surroundings, push, manifest],
].flat();

const printed = new Map(
  catalogue.map(({ id }) => [id, all.filter(([of]) => of === id).map(([, text]) => text)]),
);

const inLab = [
  ...[machineFailures, clientFailures, emulatorsFailures],
  ...[builderFailures, targetFailures, pushFailures],
].flatMap(({ cases }) => cases);

const made = new Map(
  catalogue.map(({ id }) => [
    id,
    inLab.filter(({ failure }) => failure === id).map((one) => one.made),
  ]),
);

const page = failuresPage(english, catalogue, { printed, made });

// After a change of the catalogue or of its words: npm run page
describe('the page of all known failures', () => {
  it('is what the catalogue says', async () => {
    await expect(page).toMatchFileSnapshot('../../assets/failures.md');
  });

  it('is there in Chinese, too, with the same sections', async () => {
    speak(zh);
    const inChinese = failuresPage(chinese, catalogue, { printed, made });
    await expect(inChinese).toMatchFileSnapshot('../../assets/failures.zh.md');
    expect(inChinese.match(/^### .+$/gm)).toEqual(page.match(/^### .+$/gm));
  });
  afterAll(() => speak(null));

  it('has a section for each failure, and its tables link to all of them', () => {
    const sections = [...page.matchAll(/^### `(.+)`$/gm)].map(([, id = '']) => id);
    const links = [...page.matchAll(/^\| \[`.+`\]\(#(.+?)\) \|/gm)].map(([, anchor]) => anchor);
    expect(new Set(sections)).toEqual(new Set(catalogue.map(({ id }) => id)));
    expect(sections.map((id) => id.toLowerCase())).toEqual(links);
    expect(sections.length).toBeGreaterThan(80);
  });

  it('names failures that the lab makes to happen, and only such as are known', () => {
    const known = new Set(catalogue.map(({ id }) => id));
    expect(inLab.filter(({ failure }) => !known.has(failure))).toEqual([]);
    expect(new Set(inLab.map(({ failure }) => failure)).size).toBeGreaterThanOrEqual(25);
  });

  it('shows what is printed for every failure that prints something', () => {
    for (const { id, patterns } of catalogue) {
      expect((printed.get(id) ?? []).length > 0, id).toBe(patterns.length > 0);
    }
  });

  it('holds texts that tell all of what they stand for', () => {
    const told = match(page.split('\n')).map(({ failure }) => failure.id);
    for (const id of ['exec-format-error-run', 'disk-full', 'push-http-registry']) {
      expect(told).toContain(id);
    }
  });
});
