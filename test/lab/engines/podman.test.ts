import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { texts } from '../../../src/texts/index.ts';
import { productTexts } from '../../../src/texts/products.ts';
import {
  bringPodman,
  down,
  type EnterOptions,
  engine,
  enter,
  inside,
  labReady,
  registry,
  resetHost,
} from '../lab.ts';
import {
  atStep,
  choose,
  consent,
  ended,
  goOnTo,
  inHost,
  minutes,
  platformsOf,
  startWizard,
  toBuild,
  unwrapped,
  type Walk,
  writeInside,
} from '../walks/wizard.ts';
import { podman, podmanSockets } from './starting.ts';

const ready = labReady();
if (!ready.ready) console.log(ready.why);

const host = 'sid';
const cwd = '/root/app';
const platforms = ['linux/amd64', 'linux/riscv64'];
const env = { DOCKER_HOST: `unix://${podmanSockets.root}` };
const { person } = texts().machine;

const wizard = (args: readonly string[], options: EnterOptions = {}) =>
  enter(host, [inside.node, `${inside.checkout}/dist/cli.cjs`, ...args], { cwd, ...options });
const pushed = async (name: string) => platformsOf((await registry(host, `/v2/${name}`)).body);
const sh = (script: string) => inHost(host, ['sh', '-ec', script], { cwd });

describe.runIf(ready.ready)("Podman in Docker's clothes", () => {
  let walk: Walk;

  beforeAll(async () => {
    await resetHost(host);
    await bringPodman();
    // From here on there is no engine but Podman.
    await engine(host, 'stop');
    await podman('serve');
    const dockerfile = `FROM ${inside.registry}/base:1\nRUN uname -m > /machine\n`;
    await writeInside(host, `${cwd}/Dockerfile`, dockerfile);
  }, 12 * minutes);

  afterAll(async () => {
    walk?.kill();
    await down(host);
  }, 2 * minutes);

  test(
    "is built with by Docker's client, from nothing to a pushed image",
    async () => {
      const args = ['.', '--platform', platforms.join(','), '--tag', `${inside.registry}/pod:1`];
      walk = startWizard(host, { cwd, args, env, rows: 40 });
      const first = unwrapped(await atStep(walk, 'machine'));
      expect(first).toContain(texts().machine.engine.podman);
      expect(first).toContain(productTexts().title.podman);
      await goOnTo(walk, 'client');
      await walk.until(/This machine .* Podman \d+\.\d+\.\d+, /, minutes);
      await goOnTo(walk, 'emulators', 2 * minutes);
      await choose(walk, 'tonistiigi/binfmt ');
      await consent(walk, 'docker run --rm --privileged tonistiigi/binfmt --install riscv64');
      await goOnTo(walk, 'builder', 2 * minutes);

      // buildx has a container here where it has the engine elsewhere, and makes none of that name.
      await walk.until(/default \(selected\) +docker-container +1 +inactive/, minutes);
      expect(unwrapped(walk.screen())).not.toContain('buildx rm default');
      await choose(walk, texts().builder.chosen.create.title);
      walk.press('enter');
      await consent(walk, 'docker buildx create --use --name mybuilder --driver-opt network=host');
      await goOnTo(walk, 'target', 3 * minutes);
      await toBuild(walk, 2 * minutes);
      walk.press('enter');
      await atStep(walk, 'manifest', 3 * minutes);
      walk.press('enter');
      expect(await ended(walk)).toBe(0);
      expect(await pushed('pod/manifests/1')).toEqual(platforms);
      const containers = await inHost(host, ['podman', 'ps', '--format', '{{.Names}}']);
      expect(containers.trim()).toBe('buildx_buildkit_mybuilder0');
    },
    10 * minutes,
  );

  test(
    "gives a builder the names of this machine's hosts file once it is told to, as the wizard says",
    async () => {
      const reach = async () => {
        const args = ['doctor', '--tag', `${inside.plainHttpRegistry}/pod:1`, '--verbose'];
        return unwrapped((await wizard(args, { env })).stdout);
      };
      const { hostsFile } = texts().builder.reach;
      const before = await reach();
      expect(before).toContain(hostsFile(inside.plainHttpRegistry));
      expect(before).toContain(productTexts().podmanNames.how);

      await sh(
        'sed -i \'s#^.containers.$#&\\nbase_hosts_file = "/etc/hosts"#\' /etc/containers/containers.conf',
      );
      await podman('serve');
      const docker = `docker -H ${env.DOCKER_HOST} buildx`;
      const create = 'create --use --name mybuilder --driver-opt network=host --bootstrap';
      await sh(`${docker} rm mybuilder && ${docker} ${create}`);
      const after = await reach();
      expect(after).not.toContain(hostsFile(inside.plainHttpRegistry));
      expect(after).toContain(texts().builder.reach.plainHttp(inside.plainHttpRegistry));
    },
    5 * minutes,
  );

  test(
    'without root rights is said to register nothing',
    async () => {
      await podman('serve', 'ada');
      const own = { DOCKER_HOST: `unix://${podmanSockets.ada}`, XDG_RUNTIME_DIR: '/run/user/1000' };
      const args = ['doctor', '--platform', 'linux/amd64,linux/arm64'];
      const { stdout, exitCode } = await wizard(args, { user: 'ada', cwd: '/home/ada', env: own });
      expect(exitCode).toBe(3);
      const told = unwrapped(stdout);
      expect(told).toContain(texts().machine.rootless.title);
      expect(told).toContain(person.registerAsRoot.how);
      expect(told).not.toContain('--privileged');
    },
    2 * minutes,
  );

  // The last ones: Docker's client is gone then.
  test(
    'as docker itself is named, by the wizard, doctor and diagnose',
    async () => {
      await podman('instead-of-docker');
      const called = await enter(host, ['docker', 'buildx', 'ls']);
      expect(called).toMatchObject({ exitCode: 125, stdout: '' });

      walk = startWizard(host, { cwd, rows: 40 });
      const screen = unwrapped(await atStep(walk, 'machine'));
      expect(screen).toContain(texts().machine.docker.standIn.podman);
      for (const { title } of [person.podman, person.podmanEngine, person.podmanBuild]) {
        expect(screen).toContain(title);
      }
      walk.press('q');
      expect(await ended(walk)).toBe(3);

      const doctor = await wizard(['doctor', '--check', 'machine.docker']);
      expect(doctor.exitCode).toBe(3);
      expect(doctor.stdout).toContain(texts().machine.docker.standIn.podman);
      // The line that is written only until somebody makes /etc/containers/nodocker.
      const log = called.stderr.replace(/^Emulate .*\n/, '');
      expect(log).not.toContain('Emulate');
      const diagnosed = await wizard(['diagnose', '-'], { input: log });
      expect(diagnosed.exitCode).toBe(0);
      expect(diagnosed.stdout).toContain(texts().machine.docker.standIn.podman);
    },
    3 * minutes,
  );

  test(
    'makes lists by the commands that are told',
    async () => {
      const [build = '', push = '', remove = ''] = [
        /podman build \S.* --manifest NAME \./,
        /podman manifest push .* docker:\/\/REFERENCE/,
        /podman manifest rm NAME/,
      ].map((command) => command.exec(person.podmanBuild.how)?.[0]);
      const run = (command: string) =>
        sh(
          command
            .replace('NAME', 'own')
            .replace('REFERENCE', `${inside.registry}/own:1`)
            .replace(/--platform \S+/, `--platform ${platforms.join(',')}`),
        );
      await run(build);
      await run(build);
      await run(push);
      expect(await pushed('own/manifests/1')).toHaveLength(4);
      await run(remove);
      await run(build);
      await run(push);
      expect(await pushed('own/manifests/1')).toEqual(platforms);

      const list = `${inside.registry}/joined:1`;
      const args = ['assemble', '--tag', list, `${inside.registry}/own:1`, '--insecure', '--yes'];
      const { stdout, exitCode } = await wizard(args);
      expect(exitCode).toBe(1);
      const [, commands = ''] = /own commands: (podman .*? docker:\/\/\S+joined:1) /.exec(
        unwrapped(stdout),
      ) ?? [''];
      await sh(commands);
      expect(await pushed('joined/manifests/1')).toEqual(platforms);
    },
    5 * minutes,
  );
});
