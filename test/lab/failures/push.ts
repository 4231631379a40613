import { expect } from 'vitest';
import { enter, inside } from '../lab.ts';
import { writeInside } from '../walks/wizard.ts';
import { type FailureCase, type HostFailures, program, sh } from './failure-case.ts';
import { build, writeProject } from './project.ts';

const host = 'trixie';
const buildx = (...args: readonly string[]) => enter(host, ['docker', 'buildx', ...args]);
const docker = (...args: readonly string[]) => enter(host, ['docker', ...args]);
const push = (reference: string) => build(host, ['--push', '--tag', reference]);

const shared = ['--driver-opt', 'network=host'];
const makeBuilder = async (...options: readonly string[]) => {
  await writeProject(host);
  await buildx('create', '--use', '--name', 'mybuilder', ...shared, ...options, '--bootstrap');
};
const removeBuilder = () => buildx('rm', 'mybuilder');

const wantsLogin: FailureCase = {
  failure: 'push-401',
  made: 'a registry that wants a login, and none was done',
  breakIt: makeBuilder,
  attempt: () => push(`${inside.passwordRegistry}/app:1`),
  seen: null,
  mend: {
    byHand: () => docker('login', '-u', 'lab', '-p', 'lab-password', inside.passwordRegistry),
  },
  clean: async () => {
    await docker('logout', inside.passwordRegistry);
    await removeBuilder();
  },
};

const secure = 'registry.lab:5443';
const folder = '/root/tls';

/** A registry with a certificate that only whoever holds the file trusts. */
async function startSecureRegistry(dates: string): Promise<void> {
  const http = `http: {addr: ':5443', tls: {certificate: ${folder}/cert.pem, key: ${folder}/key.pem}}`;
  const storage = 'storage: {filesystem: {rootdirectory: /var/lib/registry-tls}}';
  await writeInside(host, `${folder}/registry.yml`, `version: 0.1\n${storage}\n${http}\n`);
  await sh(
    host,
    `cd ${folder}
    [ ! -e pid ] || kill "$(cat pid)"
    openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem ${dates} \\
      -subj /CN=registry.lab -addext subjectAltName=DNS:registry.lab 2> openssl.log
    setsid docker-registry serve ${folder}/registry.yml > log 2>&1 < /dev/null & echo $! > pid
    until curl --silent --insecure --output /dev/null https://${secure}/v2/; do sleep 0.1; done`,
  );
}

/** Any certificate, by the configuration of the remedy that the doctor offers second. */
async function takeAny(): Promise<void> {
  const args = ['--json', '--check', seenBefore.check, ...seenBefore.args];
  const { findings } = JSON.parse((await program(host, ['doctor', ...args])).stdout) as {
    readonly findings: readonly { readonly remedies: readonly Shown[] }[];
  };
  const remedy = findings[0]?.remedies.find(({ title }) => title.includes('any certificate'));
  const diff = remedy?.actions[0]?.diff ?? '';
  expect(diff).toContain('insecure = true');
  await writeInside(host, `${folder}/buildkitd.toml`, `${diff.replace(/^\+/gm, '')}\n`);
  await removeBuilder();
  await makeBuilder('--buildkitd-config', `${folder}/buildkitd.toml`);
}

type Shown = { readonly title: string; readonly actions: readonly { readonly diff?: string }[] };

/** The certificate in the builder's own configuration, and the builder made anew with it. */
async function trust(): Promise<void> {
  const config = `[registry."${secure}"]\n  ca = ["${folder}/cert.pem"]\n`;
  await writeInside(host, `${folder}/buildkitd.toml`, config);
  await removeBuilder();
  await makeBuilder('--buildkitd-config', `${folder}/buildkitd.toml`);
}

const seenBefore = { check: 'builder.reach', args: ['--tag', `${secure}/app:1`] };

const unknownCa: FailureCase = {
  failure: 'push-x509',
  made: 'a registry whose certificate nobody signed',
  breakIt: async () => {
    await startSecureRegistry('-days 2');
    await makeBuilder();
  },
  attempt: () => push(`${secure}/app:1`),
  seen: seenBefore,
  mend: { byHand: trust },
  clean: removeBuilder,
};

const ofOwn: FailureCase = {
  failure: 'push-x509',
  made: 'a registry of one’s own whose certificate is not to be looked at',
  breakIt: async () => {
    await startSecureRegistry('-days 2');
    await makeBuilder();
  },
  attempt: () => push(`${secure}/app:1`),
  seen: seenBefore,
  mend: { byHand: takeAny },
  clean: removeBuilder,
};

const expired: FailureCase = {
  failure: 'push-x509',
  made: 'a registry whose certificate has expired',
  breakIt: async () => {
    await startSecureRegistry('-not_before 20200101000000Z -not_after 20200201000000Z');
    await makeBuilder();
  },
  attempt: () => push(`${secure}/app:1`),
  seen: seenBefore,
  mend: {
    byHand: async () => {
      await startSecureRegistry('-days 2');
      await trust();
    },
  },
  clean: removeBuilder,
};

/** Knows no name at all, and says so at once. */
const nameServer = `
  const socket = require('node:dgram').createSocket('udp4');
  socket.on('message', (question, { port, address }) => {
    question[2] |= 0x80;
    question[3] = (question[3] & 0xf0) | 3;
    socket.send(question, port, address);
  });
  socket.bind(53, '172.17.0.1');`;

const askNameServer = async () => {
  await sh(host, 'echo nameserver 172.17.0.1 > /etc/resolv.conf');
  const start =
    'setsid "$1" -e "$2" > /var/log/names.log 2>&1 < /dev/null & echo $! > /run/names.pid';
  await sh(host, start, inside.node, nameServer);
};

const hostsFile: FailureCase = {
  failure: 'builder-hosts-file',
  made: "a registry that only this machine's hosts file knows",
  breakIt: async () => {
    await askNameServer();
    await writeProject(host, { from: 'scratch' });
    await buildx('create', '--use', '--name', 'mybuilder', '--bootstrap');
  },
  attempt: () => push(`${secure}/app:1`),
  seen: seenBefore,
  // In the network of this machine its hosts file counts.
  mend: { byHand: trust },
  clean: async () => {
    await removeBuilder();
    await sh(host, 'kill "$(cat /run/names.pid)"; : > /etc/resolv.conf');
  },
};

const notThereYet: FailureCase = {
  failure: 'manifest-not-found-yet',
  made: 'a tag that nobody pushed is read',
  breakIt: makeBuilder,
  attempt: () => buildx('imagetools', 'inspect', `${inside.registry}/later:1`),
  seen: null,
  mend: { byHand: () => push(`${inside.registry}/later:1`) },
};

const isList: FailureCase = {
  failure: 'docker-manifest-create-is-list',
  made: 'docker manifest create of what buildx pushed with provenance',
  breakIt: () => push(`${inside.registry}/app:amd64`),
  attempt: () =>
    docker(
      'manifest',
      'create',
      '--insecure',
      `${inside.registry}/app:2`,
      `${inside.registry}/app:amd64`,
    ),
  seen: null,
  mend: {
    corrected: () =>
      buildx(
        'imagetools',
        'create',
        '-t',
        `${inside.registry}/app:2`,
        `${inside.registry}/app:amd64`,
      ),
  },
  clean: removeBuilder,
};

export const pushFailures: HostFailures = {
  host,
  cases: [wantsLogin, unknownCa, ofOwn, expired, hostsFile, notThereYet, isList],
};
