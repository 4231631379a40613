import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { texts } from '../../../src/texts/index.ts';
import { registryTexts } from '../../../src/texts/registries.ts';
import {
  down,
  type EngineOptions,
  enter,
  inside,
  type LabHost,
  labReady,
  leftovers,
  registry,
  resetHost,
} from '../lab.ts';
import {
  answer,
  atStep,
  choose,
  consent,
  ended,
  goOnTo,
  inHost,
  minutes,
  platformsOf,
  receiptsOf,
  startWizard,
  tellVersions,
  unwrapped,
  type Walk,
  walkTo,
  writeInside,
} from './wizard.ts';

const ready = labReady();
if (!ready.ready) console.log(ready.why);

const cwd = '/root/app';
const state = '/root/.local/state/multiarch-wizard/buildkit';
const { chosen } = texts().builder;
const { ca, mirror, recreate, trust, untrusted } = registryTexts();
const platforms = ['linux/amd64', 'linux/arm64', 'linux/riscv64'];

let walk: Walk;
afterEach(() => walk?.kill());

/** It shows nothing to anyone without a token. */
const tokenRegistry = [
  `setsid ${inside.node} ${inside.checkout}/test/lab/walks/token-registry.mjs > /var/log/token.log 2>&1 < /dev/null &`,
  'echo $! > /run/token-registry.pid',
  `until curl -s -o /dev/null --cacert ${inside.privateCa} https://${inside.tokenRegistry}/v2/; do sleep 0.05; done`,
].join('\n');

const script = (name: string) => `${inside.checkout}/test/lab/host/${name}`;

/** A host with handlers, and a builder that was made by hand and has built something. */
async function withBuilder(host: LabHost, options: EngineOptions = {}): Promise<void> {
  await resetHost(host, options);
  await tellVersions(host);
  await inHost(host, [script('private-registries')]);
  const install = ['tonistiigi/binfmt', '--install', 'arm64,riscv64'];
  await inHost(host, ['docker', 'run', '--rm', '--privileged', ...install]);
}

async function makeBuilder(host: LabHost): Promise<void> {
  const create = ['create', '--use', '--name', 'far', '--driver-opt', 'network=host'];
  await inHost(host, ['docker', 'buildx', ...create, '--bootstrap']);
  const input = `FROM ${inside.registry}/base:1\nRUN echo kept > /kept\n`;
  await inHost(host, ['docker', 'buildx', 'build', '--builder', 'far', '-'], { input });
}

/** The layers in a builder's cache, by their ids; what was sent to it for a build comes and goes. */
async function cacheOf(host: LabHost): Promise<readonly string[]> {
  const listed = await inHost(host, ['docker', 'buildx', 'du', '--verbose', '--builder', 'far']);
  const layers = listed.split(/\n(?=ID:)/).filter((one) => /^Type:\s+regular$/m.test(one));
  return layers.flatMap((one) => /^ID:\s+(\S+)/m.exec(one)?.[1] ?? []).sort();
}

/** From the builder step, which is fine now, to the list in the registry. */
async function build(base: RegExp, command = 'docker buildx build'): Promise<void> {
  await goOnTo(walk, 'target');
  await walk.until(base, minutes);
  walk.press('enter');
  await atStep(walk, 'build');
  await walk.until((screen) => unwrapped(screen).includes(command));
  walk.press('enter');
  await atStep(walk, 'manifest', 2 * minutes);
  await walk.until(/linux\/riscv64 +[0-9a-f]{12} .*emulated/, minutes);
}

/** The table, with the command that read it; nothing of it is a problem. */
async function readBack(repository: string, tag: string, ...others: readonly string[]) {
  const url = `/v2/${repository.split('/')[1]}/manifests/${tag}`;
  await walk.until(
    (screen) => unwrapped(screen).includes(`docker pull ${repository}:${tag}`),
    minutes,
  );
  const screen = unwrapped(walk.screen());
  expect(screen).toContain('curl ');
  expect(screen.replaceAll(' ', '')).toContain(url);
  expect(screen).toMatch(/linux\/amd64 +[0-9a-f]{12} /);
  for (const other of others) {
    expect(screen).toContain(texts().manifest.sameTag(`${repository}:${other}`));
  }
  expect(screen).not.toContain(texts().manifest.unreadable(`${repository}:${tag}`));
  walk.press('enter');
  expect(await ended(walk)).toBe(0);
}

describe.runIf(ready.ready)('a registry with an authority of its own', () => {
  const host = 'sid';
  afterAll(() => down(host), 2 * minutes);

  test.each([inside.privateRegistry, inside.tokenRegistry])(
    'x509, then its certificate: the builder is made anew with its cache, pushes, and what is there runs: %s',
    async (name) => {
      await withBuilder(host);
      await inHost(host, ['sh', '-c', tokenRegistry]);
      const auth = Buffer.from('lab:lab-password').toString('base64');
      const auths = { [inside.tokenRegistry]: { auth } };
      await writeInside(host, '/root/.docker/config.json', JSON.stringify({ auths }));
      await makeBuilder(host);
      const before = await cacheOf(host);
      expect(before.length).toBeGreaterThan(1);
      await writeInside(
        host,
        `${cwd}/Dockerfile`,
        `FROM ${inside.registry}/base:1\nRUN uname -m\n`,
      );

      const args = ['--platform', platforms.join(','), '--tag', `${name}/app:1`];
      walk = startWizard(host, { cwd, args: [...args, '--builder', 'far'], rows: 40 });
      await walkTo(walk, 'builder');
      const title = untrusted.certificate.authority(name);
      await walk.until((screen) => unwrapped(screen).includes(title), minutes);

      await choose(walk, ca.title(name));
      await answer(walk, ca.prompt(name), '/srv/private-ca/ca.key');
      await walk.until((screen) => unwrapped(screen).includes('holds a private key'));
      walk.press('ctrl-u', inside.privateCa, 'enter');
      const unfit = chosen.title.unfit('far', chosen.unfit.ca);
      await walk.until((screen) => unwrapped(screen).includes(unfit), minutes);

      await choose(walk, recreate.titleBy.ca('far'));
      const config = `${state}/${name.replace(':', '-')}.toml`;
      await consent(
        walk,
        `+[registry."${name}"]`,
        `ca = ["${inside.privateCa}"]`,
        'docker buildx rm --keep-state far',
        `docker buildx create --use --name far --driver-opt network=host --buildkitd-config ${config}`,
      );
      await walk.until((screen) => unwrapped(screen).includes(trust.missing(name)), minutes);
      expect(await cacheOf(host)).toEqual(expect.arrayContaining([...before]));

      await choose(walk, trust.title(name));
      await consent(walk, `cp ${inside.privateCa} /etc/docker/certs.d/${name}/ca.crt`);
      await walk.until((screen) => !unwrapped(screen).includes(trust.missing(name)), minutes);
      // It is the client that asks for the token of a build.
      const trusting = `env SSL_CERT_FILE=${inside.privateCa}`;
      await build(/localhost:5000\/base:1 +✓ yes +✓ yes/, `${trusting} docker buildx build`);
      expect(unwrapped(walk.screen())).toContain(`${trusting} docker buildx imagetools inspect`);

      const curl = ['curl', '--silent', '--fail', '--cacert', inside.privateCa];
      curl.push('--header', 'Authorization: Bearer lab-token');
      const accept = ['--header', 'Accept: application/vnd.oci.image.index.v1+json'];
      const list = await inHost(host, [...curl, ...accept, `https://${name}/v2/app/manifests/1`]);
      expect(platformsOf(list)).toEqual(platforms);

      walk.press('p');
      await answer(walk, texts().ui.manifest.prove, 'uname -m');
      await consent(walk, 'docker run --rm --name');
      await walk.until(/linux\/riscv64 .*✓ riscv64/, minutes);
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      const again = ['docker', 'buildx', 'build', '--builder', 'bare', '--no-cache', '-'];
      const input = `FROM ${name}/app:1\nRUN true\n`;
      // One that was asked before knows a token still.
      const make = ['docker', 'buildx', 'create', '--name', 'bare', '--driver-opt', 'network=host'];
      await inHost(host, [...make, '--buildkitd-config', config, '--bootstrap']);
      const bare = await enter(host, again, { input });
      // With a login it is the client that asks for the token: without the variable it knows no authority.
      expect(bare.exitCode, bare.stderr).toBe(name === inside.tokenRegistry ? 1 : 0);
      if (bare.exitCode === 1) expect(bare.stderr).toMatch(/token.*x509: /s);
      await inHost(host, ['env', `SSL_CERT_FILE=${inside.privateCa}`, ...again], { input });
      await inHost(host, ['sh', '-c', 'kill $(cat /run/token-registry.pid)']);
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
      const [anew] = await receiptsOf(host);
      expect(anew?.undo).toContain('docker buildx rm --keep-state far');
    },
    10 * minutes,
  );
});

describe.runIf(ready.ready)('a registry whose certificate nobody looks at', () => {
  const host = 'trixie';
  const name = inside.privateRegistry;
  afterAll(() => down(host), 2 * minutes);

  test(
    'is pushed to and read back where the person said so, under each of two tags',
    async () => {
      await withBuilder(host);
      await makeBuilder(host);
      const dockerfile = `FROM ${inside.registry}/base:1\nRUN uname -m\n`;
      await writeInside(host, `${cwd}/Dockerfile`, dockerfile);
      const tags = ['--tag', `${name}/any:1`, '--tag', `${name}/any:2`];
      const args = ['--platform', platforms.join(','), ...tags, '--builder', 'far'];
      walk = startWizard(host, { cwd, args, rows: 40 });
      await walkTo(walk, 'builder');
      const title = untrusted.certificate.authority(name);
      await walk.until((screen) => unwrapped(screen).includes(title), minutes);
      await choose(walk, recreate.titleBy.insecure('far'));
      await consent(walk, `+[registry."${name}"]`, 'insecure = true', 'docker buildx rm');
      await build(/localhost:5000\/base:1 +✓ yes +✓ yes/);
      await readBack(`${name}/any`, '1', '2');
    },
    10 * minutes,
  );
});

describe.runIf(ready.ready)('registries that the engine names as insecure', () => {
  const host = 'sid';
  afterAll(() => down(host), 2 * minutes);

  test.each([inside.privateRegistry, inside.plainHttpRegistry])(
    'are pushed to by the engine itself and read back: %s',
    async (name) => {
      await withBuilder(host, { store: 'containerd' });
      const features = { 'containerd-snapshotter': true };
      const engine = { features, 'insecure-registries': [name] };
      await writeInside(host, '/etc/docker/daemon.json', JSON.stringify(engine));
      await inHost(host, ['sh', '-c', 'kill -HUP $(pidof dockerd)']);
      // The base image is in the registry, too: it is looked at in the same way.
      const base = `${name}/base:1`;
      const copy = 'docker pull -q $0 && docker tag $0 $1 && docker push -q $1';
      const from = `${inside.registry}/base:1`;
      if (name !== inside.plainHttpRegistry) await inHost(host, ['sh', '-c', copy, from, base]);
      await writeInside(host, `${cwd}/Dockerfile`, `FROM ${base}\nRUN uname -m\n`);

      const args = ['--platform', 'linux/amd64', '--tag', `${name}/engine:1`];
      walk = startWizard(host, { cwd, args: [...args, '--builder', 'default'], rows: 40 });
      await walkTo(walk, 'builder');
      await goOnTo(walk, 'target');
      await walk.until(/base:1 +✓ yes/, minutes);
      walk.press('enter');
      await atStep(walk, 'build');
      walk.press('enter');
      await atStep(walk, 'manifest', 2 * minutes);
      await readBack(`${name}/engine`, '1');
    },
    10 * minutes,
  );
});

describe.runIf(ready.ready)('a mirror of Docker Hub that the engine has', () => {
  const host = 'trixie';
  afterAll(() => down(host), 2 * minutes);

  test(
    'is written into a builder that is made anew with its cache, and a base image comes from it',
    async () => {
      await withBuilder(host);
      const engine = { 'registry-mirrors': [`http://${inside.mirror}`] };
      await writeInside(host, '/etc/docker/daemon.json', JSON.stringify(engine));
      await inHost(host, ['sh', '-c', 'kill -HUP $(pidof dockerd)']);
      await inHost(host, [script('mirroring-node')]);
      await makeBuilder(host);
      const before = await cacheOf(host);
      expect(before.length).toBeGreaterThan(1);
      await writeInside(host, `${cwd}/Dockerfile`, 'FROM base:1\nRUN uname -m\n');

      const args = ['--platform', platforms.join(','), '--tag', `${inside.registry}/mirrored:1`];
      walk = startWizard(host, { cwd, args: [...args, '--builder', 'far'], rows: 40 });
      await walkTo(walk, 'builder');
      const unused = mirror.unused('far', inside.mirror);
      await walk.until((screen) => unwrapped(screen).includes(unused), minutes);
      await choose(walk, mirror.use(inside.mirror));
      const unfit = chosen.title.unfit('far', chosen.unfit.mirror);
      await walk.until((screen) => unwrapped(screen).includes(unfit), minutes);
      await choose(walk, recreate.titleMirror('far'));
      await consent(
        walk,
        `+ mirrors = ["${inside.mirror}"]`,
        `+[registry."${inside.mirror}"]`,
        'docker buildx rm --keep-state far',
        '--driver-opt network=host --buildkitd-config',
      );
      // While it is made anew there is no builder of that name.
      await walk.until(`${recreate.titleMirror('far')}:`, minutes);
      await atStep(walk, 'builder', 2 * minutes);
      expect(await cacheOf(host)).toEqual(expect.arrayContaining([...before]));

      await build(/base:1 +✓ yes +✓ yes/);
      const { status, body } = await registry(host, '/v2/mirrored/manifests/1');
      expect(status).toBe(200);
      expect(platformsOf(body)).toEqual(platforms);
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      expect(await leftovers(host)).toEqual({ processes: [], containers: [] });
    },
    10 * minutes,
  );
});
