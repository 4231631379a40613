import { describe, expect, it } from 'vitest';
import type { AssemblyRemedy } from '../../src/assembly/assembly.ts';
import type { AssemblyFacts } from '../../src/assembly/facts.ts';
import { judge } from '../../src/assembly/judge.ts';
import { remedyOf } from '../../src/assembly/plan.ts';
import { saysAllOf } from '../../src/docker/image-platform.ts';
import { shellQuote } from '../../src/docker/shell-words.ts';
import { factsOf, platform, there, wantedOf } from './sources.ts';

const app = 'ghcr.io/me/app';
const two = [there(`${app}:1-amd64`), there(`${app}:1-arm64`)];

describe('an image', () => {
  const nameable = () => {
    const rows = [there(`${app}:1-amd64`), there(`${app}:1-arm`, { says: 'linux/arm' })];
    const { findings } = judge(factsOf(rows), wantedOf());
    const warned = findings.find(({ status }) => status === 'warning');
    return { rows, freely: warned?.remedies.find(({ question }) => question !== undefined) };
  };

  it('can be named any platform that docker manifest annotate takes, and no other', async () => {
    const { rows, freely } = nameable();
    expect(freely).toMatchObject({ form: `--annotate ${app}:1-arm=OS/ARCH[/VARIANT]` });
    const check = (text: string) => freely?.question?.check(text) ?? null;
    expect(freely?.question?.prompt).toContain('arm/v5, arm/v6, arm/v7');
    expect(check('linux/loong64')).toContain('of linux it takes 386, amd64');
    expect(check('haiku/amd64')).toContain('it knows darwin');
    expect(check('linux')).toContain('linux/arm/v7');
    expect(check('linux(+win32k)/amd64')).toContain('Windows');
    expect(check(' linux/arm/v5 ')).toBeNull();
    const answered = await freely?.question?.answer(' linux/arm/v5 ');
    const { wants } = answered as AssemblyRemedy;
    const facts = factsOf(rows);
    const { plan, findings, way } = judge(facts, { ...wantedOf(), ...wants });
    expect(way).toBe('manifest');
    const actions = plan === null ? [] : remedyOf(plan, facts).actions;
    expect(actions.map((action) => shellQuote('run' in action ? action.run : []))[1]).toBe(
      `docker manifest annotate --os linux --arch arm --variant v5 ${app}:1 ${app}:1-arm`,
    );
    const said = findings.find(({ title }) => title.includes('as you said'));
    expect(said?.remedies.map(({ title }) => title)).toEqual([
      `Name another platform for ${app}:1-arm`,
      `Say nothing of ${app}:1-arm`,
    ]);
    const [, forget] = said?.remedies ?? [];
    expect(forget).toMatchObject({ wants: { annotations: {}, way: null } });
  });

  it('is named nothing where nobody could be: no image of the list, a list, an old client', () => {
    const rows = [
      there(`${app}:1-amd64`),
      there(`${app}:1-all`, { kind: 'list', platforms: ['linux/arm64', 'linux/s390x'] }),
    ];
    const said = (reference: string, text: string, more: Partial<AssemblyFacts> = {}) => {
      const annotations = { [reference]: platform(text) };
      const { findings, plan } = judge(factsOf(rows, more), wantedOf({ annotations }));
      const told = findings.find(({ title }) => title.includes('named'));
      expect(told?.remedies.map(({ title }) => title)).toEqual([`Say nothing of ${reference}`]);
      expect(plan).toBeNull();
      return [told?.title, ...(told?.evidence ?? []).map(({ text: one }) => one)].join(' ');
    };
    expect(said(`${app}:1-arm`, 'linux/arm/v6')).toContain('none of the images');
    expect(said(`${app}:1-all`, 'linux/arm64')).toContain('a list');
    const old = { isExperimental: true, hasBuildx: false, buildx: null };
    expect(said(`${app}:1-amd64`, 'linux/riscv64', old)).toContain('before 20.10');
  });

  it('is left out with what was said of it', () => {
    const rows = [there(`${app}:1-amd64`), there(`${app}:1-arm64`, { says: null })];
    const annotations = { [`${app}:1-arm64`]: platform('linux/amd64') };
    const { findings } = judge(factsOf(rows), wantedOf({ annotations }));
    const out = findings.flatMap(({ remedies }) => remedies as readonly AssemblyRemedy[]);
    expect(out.find(({ title }) => title === `Leave out ${app}:1-arm64`)?.wants).toEqual({
      sources: [`${app}:1-amd64`],
      annotations: {},
    });
  });
});

describe('images of Windows in two versions', () => {
  const windows = (tag: string, osVersion: string) => {
    const row = there(`${app}:${tag}`, { says: 'windows/amd64', letter: osVersion.at(-1) ?? '0' });
    if (row.read.state !== 'there') return row;
    const images = row.read.images.map((image) => ({
      ...image,
      platform: { ...platform('windows/amd64'), osVersion },
    }));
    return { ...row, read: { ...row.read, images } };
  };

  it('are no doubles, and go with docker manifest, which keeps the version', () => {
    const both = [windows('ltsc2019', '10.0.17763'), windows('ltsc2022', '10.0.20348')];
    const { ways, way, findings, plan } = judge(factsOf(both), wantedOf());
    expect(findings.filter(({ status }) => status === 'problem')).toEqual([]);
    expect(way).toBe('manifest');
    expect(ways[1]?.cannot).toContain('leaves out the version');
    expect(plan).not.toBeNull();
    const [one] = both;
    const alone = one === undefined ? [] : [one, there(`${app}:1-amd64`)];
    expect(judge(factsOf(alone), wantedOf()).way).toBe('imagetools');
  });

  it('are told from what a list says of them', () => {
    const said = { ...platform('windows/amd64'), osVersion: '10.0.17763', osFeatures: ['win32k'] };
    expect(saysAllOf({ ...said, osFeatures: ['other', 'win32k'] }, said)).toBe(true);
    expect(saysAllOf(said, platform('windows/amd64'))).toBe(true);
    expect(saysAllOf(platform('windows/amd64'), said)).toBe(false);
    expect(saysAllOf({ ...said, osVersion: '10.0.20348' }, said)).toBe(false);
    expect(saysAllOf(said, platform('windows/386'))).toBe(false);
  });
});

describe('the local copy of docker manifest', () => {
  const wayOf = (more: Parameters<typeof wantedOf>[0]) => {
    const facts = factsOf(two);
    const { findings, plan } = judge(facts, wantedOf(more));
    const way = findings.find(({ id }) => id === 'manifest.way');
    const remedy = plan === null ? null : remedyOf(plan, facts);
    const last = remedy?.actions.at(-1);
    return {
      told: way?.evidence.map(({ text }) => text).join(' '),
      wants: ((way?.remedies ?? []) as readonly AssemblyRemedy[]).map(({ wants }) => wants),
      changes: remedy?.changes,
      push: last !== undefined && 'run' in last ? shellQuote(last.run) : '',
    };
  };

  it('goes with the push, and it is said why', () => {
    const { told, wants, push, changes } = wayOf({ way: 'manifest' });
    expect(told).toContain('what stays behind gets old');
    expect(changes).toContain('what stays behind gets old');
    expect(wants).toEqual([{ isKept: true }]);
    expect(push).toBe(`docker manifest push --purge ${app}:1`);
  });

  it('stays where that is chosen, and it is said what that means', () => {
    const { told, wants, push, changes } = wayOf({ way: 'manifest', isKept: true });
    expect(told).toContain('would send these digests');
    expect(changes).toContain('keeps it here');
    expect(wants).toEqual([{ isKept: false }]);
    expect(push).toBe(`docker manifest push ${app}:1`);
  });

  it('is none with imagetools', () => {
    const { told, wants, push } = wayOf({ isKept: true });
    expect(told).toContain('there is none to keep');
    expect(wants).toEqual([]);
    expect(push).toContain('imagetools');
  });
});
