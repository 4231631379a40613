import { describe, expect, it } from 'vitest';
import { parseContexts } from '../../../src/docker/contexts.ts';
import { parseEngine } from '../../../src/docker/engine.ts';
import type { World } from '../../../src/practice/world.ts';
import { type Host, hosts, printedIn, textOf } from '../../docker/hosts/recorded-host.ts';
import { docker } from './docker-run.ts';
import { labWorld, ordinaryPerson } from './lab-machines.ts';

const asJson = "--format '{{json .}}'";

async function engineOf(world: World) {
  const version = await docker(world, `version ${asJson}`);
  return parseEngine(version, await docker(world, `info ${asJson}`));
}

/** bookworm had no buildx when its engine was asked. */
const asAsked = (host: Host) =>
  host.startsWith('bookworm') ? { client: { version: '20.10.24+dfsg1', buildx: null } } : {};

describe.each(hosts)('a practice machine of %s', (host) => {
  it('tells of its engine what the real one tells', async () => {
    const world = labWorld(host, asAsked(host));
    const real = parseEngine(
      printedIn(host, 'docker-version.json'),
      printedIn(host, 'docker-info.json'),
    );
    const own = await engineOf(world);
    const { operatingSystem } = own.server ?? {};
    expect(own).toEqual({
      ...real,
      server: real.server && { ...real.server, operatingSystem },
    });
  });

  it('prints the version byte for byte', async () => {
    const { stdout, exitCode } = await docker(labWorld(host), `version ${asJson}`);
    expect(stdout).toBe(textOf(host, 'docker-version.json'));
    expect(exitCode).toBe(0);
  });

  it('says that its engine is stopped as the real one does', async () => {
    const world = labWorld(host, asAsked(host));
    world.engine.isRunning = false;
    const version = await docker(world, `version ${asJson}`);
    const info = await docker(world, `info ${asJson}`);
    expect(version.stdout).toBe(textOf(host, 'engine-stopped-docker-version.json'));
    expect(version.stderr).toBe(textOf(host, 'engine-stopped-docker-version.stderr'));
    expect(info.stderr).toBe(textOf(host, 'engine-stopped-docker-info.stderr'));
    expect([version.exitCode, info.exitCode]).toEqual([1, 0]);
    expect((await engineOf(world)).unreachable).toEqual(
      parseEngine(
        { stdout: textOf(host, 'engine-stopped-docker-version.json'), stderr: version.stderr },
        { stdout: textOf(host, 'engine-stopped-docker-info.json'), stderr: info.stderr },
      ).unreachable,
    );
    expect(await docker(world, 'ps')).toMatchObject({
      both: textOf(host, 'engine-stopped-docker-ps.txt'),
      exitCode: 1,
    });
  });

  it('keeps an ordinary account out with the same words', async () => {
    const world = ordinaryPerson(host);
    const version = await docker(world, `version ${asJson}`);
    expect(version.both).toBe(textOf(host, 'docker-version-as-ordinary-user.txt'));
    expect((await engineOf(world)).unreachable).toEqual(
      parseEngine(
        printedIn(host, 'docker-version-as-ordinary-user.txt'),
        printedIn(host, 'docker-info-as-ordinary-user.txt'),
      ).unreachable,
    );
  });

  it('lists its contexts byte for byte', async () => {
    const { stdout } = await docker(labWorld(host), `context ls ${asJson}`);
    expect(stdout).toBe(textOf(host, 'docker-context-ls.jsonl'));
    expect(parseContexts(stdout)).toHaveLength(1);
    expect((await docker(labWorld(host), 'context show')).both).toBe(
      textOf(host, 'docker-context-show.txt'),
    );
  });

  it('says byte for byte that buildx is missing', async () => {
    const world = labWorld(host, { client: { version: '', buildx: null } });
    world.client.version = labWorld(host).client.version;
    expect(await docker(world, 'buildx version')).toMatchObject({
      both: textOf(host, 'buildx-missing-version.txt'),
      exitCode: 1,
    });
    const [line] = textOf(host, 'buildx-missing-build.txt').split('\n');
    const said = await docker(world, 'buildx build --platform linux/arm64 .');
    expect(said.both.split('\n')[0]).toBe(line);
    expect(said.exitCode).toBe(125);
    expect((await docker(world, "info --format '{{json .ClientInfo.Plugins}}'")).stdout).toBe(
      textOf(host, 'buildx-missing-plugins.json'),
    );
  });
});
