import { describe, expect, it } from 'vitest';
import type { Wanted } from '../../src/assembly/assembly.ts';
import type { AssemblyFacts } from '../../src/assembly/facts.ts';
import { judge } from '../../src/assembly/judge.ts';
import type { SourceRow } from '../../src/assembly/source.ts';
import { digest, factsOf, platform, there, wantedOf } from './sources.ts';

const app = 'ghcr.io/me/app';
const two = [there(`${app}:1-amd64`), there(`${app}:1-arm64`)];
const missing: SourceRow = {
  ...{ reference: `${app}:1-arm64`, named: platform('linux/arm64'), before: null },
  read: { state: 'missing', error: 'manifest unknown', seenBy: 'HEAD' },
};

function judged(
  rows: readonly SourceRow[],
  more: Partial<AssemblyFacts> = {},
  wanted: Partial<Wanted> = {},
) {
  const facts = factsOf(rows, { isPodman: true, hasBuildx: false, ...more });
  const { findings, ...rest } = judge(facts, wantedOf(wanted));
  const way = findings.find(({ id }) => id === 'manifest.way');
  const own = way?.remedies.find(({ title }) => title === 'Make it with podman');
  const [told] = own?.actions ?? [];
  const how = told !== undefined && 'do' in told ? told.do : null;
  const [before = '', commands] = how?.split('podman makes it by its own commands: ') ?? [];
  return {
    ...{ ...rest, way, before },
    commands: commands?.split(' && ') ?? null,
    bad: findings.filter(({ status }) => status === 'problem').map(({ title }) => title),
    access: findings.find(({ id }) => id === 'manifest.access'),
  };
}

describe('a list, where docker is podman', () => {
  it('is not made, and told how podman makes it', () => {
    const { plan, ways, way, bad, before, commands } = judged(two);
    expect([plan, ...ways.map(({ cannot }) => cannot)]).toEqual([
      ...[null, 'docker is podman here', 'docker is podman here'],
    ]);
    expect(bad).toEqual(['docker is podman here']);
    expect(way?.failure).toBe('docker-cli-is-podman');
    expect(before).toBe('');
    expect(commands).toEqual([
      `podman manifest create ${app}:1`,
      `podman manifest add --all ${app}:1 docker://${app}:1-amd64`,
      `podman manifest add --all ${app}:1 docker://${app}:1-arm64`,
      `podman manifest push --all --rm ${app}:1 docker://${app}:1`,
    ]);
  });

  it('is told no commands that would push an empty list, or one without an image', () => {
    const pattern = `${app}:1-{arch}`;
    const none = judged([], { empty: [{ pattern, error: null }] });
    const [one] = two;
    const half = judged([...(one === undefined ? [] : [one]), missing]);
    for (const { plan, bad, way, commands } of [none, half]) {
      expect([plan, commands]).toEqual([null, null]);
      expect(bad).toHaveLength(2);
      expect(bad).toContain('docker is podman here');
      expect(way?.remedies).toHaveLength(2);
    }
  });

  it('goes without checked TLS only where the person said so', () => {
    for (const access of ['http', 'insecure'] as const) {
      const unsaid = judged(two, { access });
      expect(unsaid.commands?.join('\n')).not.toContain('--tls-verify');
      expect(unsaid.access?.status).toBe('problem');
      const say = unsaid.access?.remedies.at(-1);
      expect(say).toMatchObject({
        hint: '--tls-verify=false with add and push',
        wants: { isInsecure: true },
      });
      const said = judged(two, { access }, { isInsecure: true });
      expect(said.access?.status).toBe('ok');
      expect(said.bad).toEqual(['docker is podman here']);
      expect(said.commands).toEqual([
        `podman manifest create ${app}:1`,
        `podman manifest add --all --tls-verify=false ${app}:1 docker://${app}:1-amd64`,
        `podman manifest add --all --tls-verify=false ${app}:1 docker://${app}:1-arm64`,
        `podman manifest push --all --rm --tls-verify=false ${app}:1 docker://${app}:1`,
      ]);
    }
    const needless = judged(two, { access: 'tls' }, { isInsecure: true });
    expect(needless.commands?.join('\n')).not.toContain('--tls-verify');
  });

  it("takes the word for the list's registry for no other, and tells of plain http there", () => {
    const other = 'plain.lab:5000';
    const rows = [there(`${other}/app:1-amd64`), there(`${app}:1-arm64`)];
    const said = judged(rows, { access: 'insecure', plainHttp: [other] }, { isInsecure: true });
    expect(said.commands?.slice(1, 3)).toEqual([
      `podman manifest add --all ${app}:1 docker://${other}/app:1-amd64`,
      `podman manifest add --all --tls-verify=false ${app}:1 docker://${app}:1-arm64`,
    ]);
    expect(said.before).toContain(`Plain http, as ${other} speaks it`);
    expect(judged(rows).before).toBe('');
  });

  it('is told where podman reads the authority that was named', () => {
    const { ca } = factsOf([]);
    const named = { path: '/home/ada/ca.pem', certificates: [], fault: null };
    const trusted = judged(two, { ca: { ...ca, named } });
    expect(trusted.access?.status).toBe('ok');
    expect(trusted.before).toBe(
      'podman reads the authority of ghcr.io from ~/.config/containers/certs.d/ghcr.io/ca.crt: copy /home/ada/ca.pem there first. ',
    );
    const bad = judged(two, { ca: { ...ca, named: { ...named, fault: 'missing' } } });
    expect(bad.access?.status).toBe('problem');
    expect(bad.before).toBe('');
  });

  it('says of an image what the person said, by its digest', () => {
    const arm = `${app}:1-arm`;
    const rows = [there(`${app}:1-amd64`), there(arm, { letter: 'd' })];
    const annotations = { [arm]: platform('linux/arm/v7') };
    expect(judged(rows, {}, { annotations }).commands?.slice(2, 4)).toEqual([
      `podman manifest add --all ${app}:1 docker://${arm}`,
      `podman manifest annotate --os linux --arch arm --variant v7 ${app}:1 ${digest('d')}`,
    ]);
  });
});
