import { enter, inside } from '../lab.ts';
import { type FailureCase, type HostFailures, program, sh } from './failure-case.ts';
import { build, writeProject } from './project.ts';

const host = 'trixie';
const buildx = (...args: readonly string[]) => enter(host, ['docker', 'buildx', ...args]);
const removeBuilders = () =>
  sh(
    host,
    "docker buildx use default; docker buildx ls | awk '/docker-container/ {print $1}' | xargs -r docker buildx rm",
  );

const onePlatform: FailureCase = {
  failure: 'docker-driver-multi-platform',
  made: 'two platforms in the default builder, classic image store',
  breakIt: () => writeProject(host, { from: 'scratch' }),
  attempt: () => build(host, ['--platform', 'linux/amd64,linux/arm64']),
  seen: { check: 'builder.chosen' },
  mend: 'doctor',
  clean: removeBuilders,
};

const notThere: FailureCase = {
  failure: 'builder-not-found',
  made: '--builder names one that is not there',
  breakIt: () => writeProject(host),
  attempt: () => build(host, ['--builder', 'nope']),
  seen: { check: 'builder.chosen', args: ['--builder', 'nope'] },
  mend: { byHand: () => buildx('create', '--name', 'nope', '--driver-opt', 'network=host') },
  clean: removeBuilders,
};

const nameTaken: FailureCase = {
  failure: 'builder-exists',
  made: 'a script makes mybuilder the second time',
  breakIt: () => buildx('create', '--name', 'mybuilder'),
  attempt: () => buildx('create', '--name', 'mybuilder'),
  seen: null,
  mend: { byHand: () => buildx('rm', 'mybuilder') },
  clean: removeBuilders,
};

const containerGone: FailureCase = {
  failure: 'builder-inactive',
  made: "the builder's container removed by hand",
  breakIt: async () => {
    await buildx('create', '--use', '--name', 'mine', '--bootstrap');
    await sh(host, 'docker rm -f buildx_buildkit_mine0');
  },
  attempt: () => buildx('du', '--builder', 'mine'),
  seen: { check: 'builder.state', args: ['--builder', 'mine'] },
  mend: 'doctor',
  clean: removeBuilders,
};

const noDriver: FailureCase = {
  failure: 'driver-not-found',
  made: 'buildx create with a driver that there is not',
  breakIt: removeBuilders,
  attempt: () => buildx('create', '--driver', 'docker-containers'),
  seen: null,
  mend: { corrected: () => buildx('create', '--driver', 'docker-container') },
  clean: removeBuilders,
};

const reservedName: FailureCase = {
  failure: 'builder-name-invalid',
  made: 'buildx create --name default',
  breakIt: removeBuilders,
  attempt: () => buildx('create', '--name', 'default'),
  seen: null,
  mend: { corrected: () => buildx('create', '--name', 'another') },
  clean: removeBuilders,
};

const tlsFolder = '/root/docker-tls';
/** A shell that names an engine by TLS variables, as a job of GitLab does. */
const tlsShell = {
  env: {
    DOCKER_HOST: 'tcp://127.0.0.1:2376',
    DOCKER_TLS_VERIFY: '1',
    DOCKER_CERT_PATH: tlsFolder,
  },
};

/** The engine's own socket, behind TLS that asks for a certificate. */
const tlsFront = `
  const { readFileSync } = require('node:fs');
  const read = (name) => readFileSync('${tlsFolder}/' + name + '.pem');
  const options = { ca: read('ca'), cert: read('cert'), key: read('key'), requestCert: true, rejectUnauthorized: true };
  require('node:tls').createServer(options, (front) => {
    const engine = require('node:net').connect('/var/run/docker.sock');
    front.on('error', () => engine.destroy()).pipe(engine);
    engine.on('error', () => front.destroy()).pipe(front);
  }).listen(2376, '127.0.0.1');`;

const tlsVariables: FailureCase = {
  failure: 'builder-tls-env',
  made: 'a builder is made in a shell that names its engine by TLS variables',
  breakIt: async () => {
    await writeProject(host, { from: 'scratch' });
    await sh(
      host,
      `mkdir -p ${tlsFolder}; cd ${tlsFolder}
      openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 \\
        -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 2> openssl.log
      cp cert.pem ca.pem
      setsid "$1" -e "$2" > log 2>&1 < /dev/null & echo $! > ${tlsFolder}/pid`,
      inside.node,
      tlsFront,
    );
  },
  attempt: () => enter(host, ['docker', 'buildx', 'create', '--name', 'fromshell'], tlsShell),
  seen: { check: 'builder.chosen' },
  asked: tlsShell,
  mend: {
    corrected: async () => {
      const args = ['doctor', '--fix', '--yes', '--check', 'builder.chosen'];
      const fixed = await program(host, args, tlsShell);
      if (fixed.exitCode !== 0) return fixed;
      return build(host, ['--platform', 'linux/amd64,linux/arm64'], tlsShell);
    },
  },
  clean: async () => {
    await removeBuilders();
    await sh(host, `kill "$(cat ${tlsFolder}/pid)"; docker context rm --force wizard-env`);
  },
};

const farLocalhost: FailureCase = {
  failure: 'push-localhost-refused',
  made: 'a push to localhost from a builder with a network of its own',
  breakIt: async () => {
    await writeProject(host, { from: 'scratch' });
    await buildx('create', '--use', '--name', 'mybuilder', '--bootstrap');
  },
  attempt: () => build(host, ['--push', '--tag', `${inside.registry}/app:1`]),
  seen: { check: 'builder.chosen', args: ['--tag', `${inside.registry}/app:1`] },
  mend: 'doctor',
  clean: removeBuilders,
};

const plainHttp: FailureCase = {
  failure: 'push-http-registry',
  made: 'a push to a registry that speaks plain http, under a name that is not localhost',
  breakIt: async () => {
    await writeProject(host, { from: 'scratch' });
    await buildx(
      'create',
      '--use',
      '--name',
      'mybuilder',
      '--driver-opt',
      'network=host',
      '--bootstrap',
    );
  },
  attempt: () => build(host, ['--push', '--tag', `${inside.plainHttpRegistry}/app:1`]),
  seen: { check: 'builder.reach', args: ['--tag', `${inside.plainHttpRegistry}/app:1`] },
  mend: 'doctor',
  clean: removeBuilders,
};

const small = 'buildx_buildkit_small0_state';

const diskFull: FailureCase = {
  failure: 'disk-full',
  made: 'a builder on a file system of 30 MB',
  breakIt: async () => {
    const fill = 'RUN dd if=/dev/zero of=/big bs=1M count=60 && rm /big';
    await writeProject(host, { instructions: [fill] });
    const size = '--opt type=tmpfs --opt device=tmpfs --opt o=size=30m';
    await sh(host, `docker volume create --driver local ${size} ${small}`);
    await buildx(
      'create',
      '--use',
      '--name',
      'small',
      '--driver-opt',
      'network=host',
      '--bootstrap',
    );
  },
  attempt: () => build(host),
  seen: { check: 'builder.disk', args: ['--builder', 'small'] },
  // Its volume goes with it; a new one is on the disk of the engine.
  mend: {
    byHand: async () => {
      await buildx('rm', 'small');
      await buildx(
        'create',
        '--use',
        '--name',
        'large',
        '--driver-opt',
        'network=host',
        '--bootstrap',
      );
    },
  },
  clean: removeBuilders,
};

export const builderFailures: HostFailures = {
  host,
  cases: [
    onePlatform,
    notThere,
    nameTaken,
    containerGone,
    noDriver,
    reservedName,
    tlsVariables,
    farLocalhost,
    plainHttp,
    diskFull,
  ],
};
