import { startBuilder, stopBuilder } from '../../../docker/builder-commands.ts';
import type { Failure, Way } from '../../failure.ts';
import { byPerson, makeBuilder, registerAll } from '../ways.ts';

const name = '{builder}';

const start: Way = {
  needs: 'consent',
  run: [{ run: startBuilder(name) }],
  reversal: [{ run: stopBuilder(name) }],
};

/** Changes nothing: what the container of a builder said. */
const readLog: Way = {
  needs: 'nothing',
  run: [{ run: ['docker', 'logs', '--tail', '50', `buildx_buildkit_${name}0`] }],
};

/** What buildx, not the client, was told by the engine. */
function fromEngine(said: string): RegExp {
  return new RegExp(`^error: (?:failed to \\w+: )?error response from daemon: ${said}`, 'i');
}

/** A builder that does not start, or can't do what it should. */
export const starting: readonly Failure[] = [
  {
    id: 'builder-boot-failed',
    step: 'builder',
    check: 'builder.state',
    isCauseKnown: true,
    patterns: [
      {
        part: 'exit code ',
        line: /\berror: exit code \d+$/i,
        near: /\[internal\] booting buildkit/i,
      },
      {
        part: 'container buildx_buildkit_',
        line: /(?:creating|starting) container buildx_buildkit_(?<builder>\S+)\d(?:\s|$)/i,
        near: /error: (?:exit code \d|unable to upgrade to tcp|[^\n]{0,500}OCI runtime create failed)/i,
      },
      { part: 'unable to upgrade to tcp, received', near: /booting buildkit/i },
      { part: ' is restarting, wait until', line: fromEngine('container \\S+ is restarting') },
      {
        part: 'oci runtime create failed',
        line: /OCI runtime create failed.*cgroup/i,
      },
      {
        part: 'oci runtime create failed',
        near: /booting buildkit|buildx_buildkit_/i,
      },
      { part: 'error mounting "cgroup" to rootfs' },
      { part: "umount: can't unmount /sys/fs/cgroup" },
      { part: 'failed to bootstrap ', line: /failed to bootstrap \S+ driver in attempts/i },
    ],
    ways: [start, readLog, makeBuilder('image=moby/buildkit:{version}'), byPerson],
    source:
      'docker/buildx#331, #1309; moby/buildkit#4108, #6585; docker/buildx:driver/manager.go; rancher-desktop#5363; abiosoft/colima:docs/FAQ.md',
  },
  {
    id: 'builder-boot-race',
    step: 'builder',
    check: null,
    isCauseKnown: true,
    patterns: [
      { part: 'buildkitd.sock: connect: no such file or directory' },
      { part: 'error reading server preface', line: /failed to list workers.*server preface/i },
    ],
    ways: [start],
    source: 'docker/buildx#4021, #1570, #4023',
  },
  {
    id: 'builder-inactive',
    step: 'builder',
    check: 'builder.state',
    isCauseKnown: true,
    patterns: [
      {
        part: 'is not running',
        line: fromEngine('container \\S+ is not running'),
      },
      {
        part: 'no such container: buildx_buildkit_',
        line: /no such container: buildx_buildkit_(?<builder>\S+)\d$/i,
      },
    ],
    ways: [start],
    source: 'docker/buildx#3296, #692, #189; docker/compose#11548; docker/buildx:driver/driver.go',
  },
  {
    id: 'builder-image-pull-rate-limit',
    step: 'builder',
    check: null,
    isCauseKnown: true,
    patterns: [
      { part: 'toomanyrequests', near: /pulling image \S*moby\/buildkit|booting buildkit/i },
      { part: 'pull rate limit', near: /pulling image \S*moby\/buildkit|booting buildkit/i },
    ],
    ways: [
      {
        needs: 'consent',
        run: [{ run: ['docker', 'login'] }],
        reversal: [{ run: ['docker', 'logout'] }],
      },
      makeBuilder('image={mirror}/moby/buildkit:buildx-stable-1'),
    ],
    source:
      'docker/setup-buildx-action#395; docker/hub-feedback#2429; docker/buildx:driver/docker-container/driver.go',
  },
  {
    id: 'builder-platforms-missing-arch',
    step: 'builder',
    check: 'builder.platforms',
    isCauseKnown: true,
    patterns: [
      {
        part: 'platforms:',
        line: /^Platforms:\s+linux\/amd64(?:, linux\/amd64\/v\d)*(?:, linux\/386)?$/,
        near: /--platform[= ]\S*linux\/(?!amd64|386)\w|exec format error/i,
      },
    ],
    ways: [
      registerAll,
      {
        needs: 'consent',
        run: [{ run: stopBuilder(name) }, { run: startBuilder(name) }],
      },
    ],
    source:
      'docker/buildx#208, #568, #1105; moby/buildkit:util/archutil/detect.go, docs/buildkitd.toml.md',
  },
];
