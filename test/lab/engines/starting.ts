import { inside, type LabHost } from '../lab.ts';
import { inHost } from '../walks/wizard.ts';

const sh = (host: LabHost, script: string) => inHost(host, ['bash', '-c', script]);

/** Where ada's own engine listens. */
export const rootlessSocket = '/run/user/1000/docker.sock';

/**
 * Starts rootless Docker as ada, as Debian's packages have it. Its data is on a tmpfs, since overlays
 * can't lie on the host's own; it takes plain http from the registry that is not on localhost.
 */
export async function startRootless(host: LabHost): Promise<void> {
  const settings = JSON.stringify({
    'data-root': '/tmp/rootless',
    features: { 'containerd-snapshotter': true },
    'insecure-registries': ['registry.lab:5000'],
  });
  const start = [
    'export XDG_RUNTIME_DIR=/run/user/1000 PATH=/usr/share/docker.io/contrib:/usr/sbin:/sbin:$PATH',
    'cd; mkdir -p ~/.config/docker',
    `echo '${settings}' > ~/.config/docker/daemon.json`,
    'setsid dockerd-rootless.sh > /tmp/rootless.log 2>&1 < /dev/null &',
    `for i in $(seq 200); do docker -H unix://${rootlessSocket} version > /dev/null 2>&1 && exit; sleep 0.2; done`,
    'tail -n 20 /tmp/rootless.log; exit 1',
  ].join('\n');
  await sh(host, 'mkdir -p /run/user/1000 && chown ada /run/user/1000 && chmod 700 /run/user/1000');
  await inHost(host, ['bash', '-c', start], { user: 'ada' });
}

/** Starts the host's engine where no client looks by itself: at another socket, and at a port of this machine. */
export async function startElsewhere(host: LabHost): Promise<void> {
  const addresses = '-H unix:///run/other.sock -H tcp://127.0.0.1:2375 --tls=false';
  await sh(
    host,
    [
      'kill $(cat /run/docker.pid); while [ -e /run/docker.pid ]; do sleep 0.1; done',
      'rm -f /run/docker.sock',
      `setsid dockerd ${addresses} > /var/log/dockerd.log 2>&1 < /dev/null &`,
      'for i in $(seq 200); do docker -H unix:///run/other.sock version > /dev/null 2>&1 && exit; sleep 0.2; done',
      'tail -n 20 /var/log/dockerd.log; exit 1',
    ].join('\n'),
  );
}

/** Lets ada log in as root by ssh, and makes the context `far` of the host's engine for her. */
export async function startSsh(host: LabHost): Promise<void> {
  const key = '/home/ada/.ssh/id_ed25519';
  await sh(
    host,
    [
      'set -e; mkdir -p /run/sshd /root/.ssh; ssh-keygen -A > /dev/null; /usr/sbin/sshd',
      `su ada -c 'mkdir -p ~/.ssh; ssh-keygen -q -t ed25519 -N "" -f ${key}'`,
      `cp ${key}.pub /root/.ssh/authorized_keys; chmod 700 /root/.ssh`,
      'for i in $(seq 50); do ssh-keyscan localhost 2> /dev/null > /tmp/hosts && [ -s /tmp/hosts ] && break; sleep 0.1; done',
      'install -o ada -m 600 /tmp/hosts /home/ada/.ssh/known_hosts',
    ].join('\n'),
  );
  const docker = ['docker', 'context'];
  const create = [...docker, 'create', 'far', '--docker', 'host=ssh://root@localhost'];
  await inHost(host, create, { user: 'ada' });
  await inHost(host, [...docker, 'use', 'far'], { user: 'ada' });
}

/** From now on ada's ssh takes so long before it even connects; none again for 0. Seconds. */
export async function delaySsh(host: LabHost, seconds: number): Promise<void> {
  const through = `exec 3<>/dev/tcp/127.0.0.1/22; cat <&3 & exec cat >&3`;
  const config = `ProxyCommand bash -c 'sleep ${seconds}; ${through}'`;
  const file = '/home/ada/.ssh/config';
  const write = ['bash', '-c', 'printf "%s\\n" "$1" > "$2"', '-', config, file];
  await inHost(host, seconds === 0 ? ['rm', file] : write, { user: 'ada' });
}

/** Where Podman's service listens: root's, and ada's own. */
export const podmanSockets = {
  root: '/run/podman/podman.sock',
  ada: '/run/user/1000/podman/podman.sock',
} as const;

/** What `host/podman` does inside of sid, once podman was brought there. */
export const podman = (...args: readonly string[]): Promise<string> =>
  inHost('sid', [`${inside.checkout}/test/lab/host/podman`, ...args]);
