import type { Failure } from '../../failure.ts';
import { byPerson } from '../ways.ts';

/** No engine, another one, or something else under the name of docker. */
export const engine: readonly Failure[] = [
  {
    id: 'docker-daemon-down',
    step: 'machine',
    check: 'machine.engine',
    isCauseKnown: true,
    patterns: [
      { part: 'cannot connect to the docker daemon' },
      { part: 'failed to connect to the docker api at' },
      {
        part: 'docker daemon is not running',
        line: /error may (?:also )?indicate that the docker daemon is not running/i,
      },
    ],
    ways: [
      {
        needs: 'root',
        run: [{ run: ['systemctl', 'start', 'docker'] }],
        reversal: [{ run: ['systemctl', 'stop', 'docker'] }],
      },
      {
        needs: 'root',
        run: [{ run: ['systemctl', 'enable', '--now', 'docker'] }],
        reversal: [{ run: ['systemctl', 'disable', '--now', 'docker'] }],
      },
      {
        needs: 'root',
        run: [{ run: ['service', 'docker', 'start'] }],
        reversal: [{ run: ['service', 'docker', 'stop'] }],
      },
      byPerson,
    ],
    source: 'moby/moby:client/errors.go, client/request.go; abiosoft/colima#1057',
  },
  {
    id: 'docker-sock-permission-denied',
    step: 'machine',
    check: 'machine.engine',
    isCauseKnown: true,
    patterns: [
      {
        part: 'permission denied while trying to connect to the docker',
        line: /permission denied while trying to connect to the docker (?:daemon socket|api) at \S/i,
      },
    ],
    ways: [
      {
        needs: 'root',
        run: [{ run: ['usermod', '-aG', 'docker', '{user}'] }],
        reversal: [{ run: ['gpasswd', '-d', '{user}', 'docker'] }],
      },
      byPerson,
      byPerson,
    ],
    source: 'moby/moby@v19.03.15, v20.10.27, v28.5.2, docker-v29.0.0:client/request.go',
  },
  {
    id: 'docker-context-mismatch',
    step: 'machine',
    check: 'machine.engine',
    isCauseKnown: true,
    patterns: [
      {
        part: 'to switch to context',
        line: /use `docker --context=(?<context>\S+) buildx` to switch to context/i,
      },
      {
        part: 'docker context use',
        line: /run `docker context use (?<context>[^\s`]+)` to switch to (?:context|default)/i,
      },
      {
        part: 'context not found',
        line: /^(?:error|failed to initialize): .*context "[^"]*": context not found/i,
      },
      {
        part: 'is not found on the file system',
        line: /current context "[^"]*" is not found on the file system/i,
      },
      {
        part: 'context not found: open',
        line: /^error: context "[^"]*": context not found: open/i,
      },
    ],
    ways: [
      {
        needs: 'consent',
        run: [{ run: ['docker', 'context', 'use', '{context}'] }],
        reversal: [{ run: ['docker', 'context', 'use', '{previous}'] }],
      },
      byPerson,
      byPerson,
    ],
    source:
      'docker/buildx:builder/builder.go, commands/use.go; docker/buildx#1598; abiosoft/colima#1057',
  },
  {
    id: 'docker-api-client-too-old',
    step: 'machine',
    check: 'machine.api',
    isCauseKnown: true,
    patterns: [{ part: 'is too old', line: /client version [\d.]+ is too old/i }],
    ways: [byPerson, byPerson, byPerson],
    source:
      'moby/moby:daemon/server/middleware/version.go; docker/buildx#3555; ibm-mas/cli#2065; buildpacks/pack#2482; distribution/distribution-library-image#193',
  },
  {
    id: 'docker-api-client-too-new',
    step: 'machine',
    check: 'machine.api',
    isCauseKnown: true,
    patterns: [{ part: 'is too new', line: /client version [\d.]+ is too new/i }],
    ways: [byPerson, byPerson],
    source: 'docker/buildx#3654, #3684',
  },
  {
    id: 'docker-cli-is-podman',
    step: 'machine',
    check: 'machine.docker',
    isCauseKnown: true,
    patterns: [
      { part: "see 'podman", line: /see 'podman (?:\w+ )*--help'/i },
      { part: "try 'podman", line: /try 'podman (?:\w+ )*--help'/i },
      { part: 'emulate docker cli using podman' },
    ],
    ways: [byPerson, byPerson, byPerson],
    source:
      'docker/setup-buildx-action#294; containers/podman#11130, #18335, #24646; podman-desktop/podman-desktop#8134; kubernetes/kubernetes#106174',
  },
  {
    id: 'wsl-docker-not-integrated',
    step: 'machine',
    check: 'machine.docker',
    isCauseKnown: true,
    patterns: [
      {
        part: 'could not be found in this wsl',
        line: /'docker' could not be found in this WSL [12] distro/i,
      },
    ],
    ways: [byPerson, byPerson],
    source: 'docker/for-win#7039, #13088, #14517; docker/docs#11099',
  },
  {
    id: 'docker-snap-confined',
    step: 'machine',
    check: 'machine.snap',
    isCauseKnown: true,
    patterns: [
      {
        part: '/var/lib/snapd/void',
        line: /\/var\/lib\/snapd\/void\S*: no such file or directory/i,
      },
    ],
    ways: [byPerson, byPerson],
    source: 'canonical/docker-snap#34',
  },
  {
    id: 'windows-containers-mode',
    step: 'machine',
    check: 'machine.engine',
    isCauseKnown: true,
    patterns: [
      {
        part: 'no matching manifest for windows/',
        line: /manifest for windows\/.* in the manifest list/i,
      },
    ],
    ways: [byPerson],
    source: 'docker/for-win#9786, #6127; docker/cli:cmd/docker/builder.go',
  },
];
