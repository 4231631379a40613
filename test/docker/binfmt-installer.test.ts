import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type InstallerProblem,
  installerProblem,
  parseInstallerReport,
  parseQemuVersion,
} from '../../src/docker/binfmt-installer.ts';

// The lines of tonistiigi/binfmt are those its source prints: cmd/binfmt/main.go, July 2026.
const status = `{
  "supported": [
    "linux/amd64",
    "linux/amd64/v2",
    "linux/arm64",
    "linux/arm/v7"
  ],
  "emulators": [
    "qemu-aarch64",
    "python3.12"
  ]
}
`;

describe('tonistiigi/binfmt', () => {
  test('tells of each architecture, and what it can run afterwards', () => {
    expect(
      parseInstallerReport(
        `uninstalling: qemu-arm OK\ninstalling: arm64 OK\r\ninstalling: arm qemu-arm already registered\n${status}`,
      ),
    ).toEqual({
      steps: [
        { verb: 'uninstalling', name: 'qemu-arm', error: null },
        { verb: 'installing', name: 'arm64', error: null },
        { verb: 'installing', name: 'arm', error: 'qemu-arm already registered' },
      ],
      supported: ['linux/amd64', 'linux/amd64/v2', 'linux/arm64', 'linux/arm/v7'],
      emulators: ['qemu-aarch64', 'python3.12'],
    });
  });

  test('has no emulators to list on a clean machine, and says null', () => {
    const report = parseInstallerReport(
      '{\n  "supported": ["linux/amd64"],\n  "emulators": null\n}',
    );
    expect(report).toEqual({ steps: [], supported: ['linux/amd64'], emulators: [] });
  });

  test('says nothing of platforms where it broke off', () => {
    const output = 'error: no such device\ncannot mount binfmt_misc filesystem at /proc/sys';
    expect(parseInstallerReport(output)).toEqual({ steps: [], supported: null, emulators: null });
  });

  test('names the QEMU it brings', () => {
    expect(parseQemuVersion('binfmt/c4ae7ac qemu/v10.2.3 go/1.26.3\n')).toBe('v10.2.3');
    expect(parseQemuVersion('')).toBeNull();
  });
});

describe('an installer that failed says why', () => {
  const register = '/proc/sys/fs/binfmt_misc/register';
  const invalid = `write ${register}: invalid argument`;
  const cases: readonly (readonly [InstallerProblem | null, string])[] = [
    [
      'invalid-argument',
      `installing: arm64 cannot register "/usr/bin/qemu-aarch64" to ${register}: ${invalid}`,
    ],
    ['invalid-argument', `installing: arm64 cannot write to ${register}: ${invalid}`],
    ['invalid-argument', `2020/10/12 10:00:00 Cannot write to ${register}: ${invalid}`],
    [
      'invalid-argument',
      'Setting /usr/bin/qemu-alpha-static as binfmt interpreter for alpha\nsh: write error: Invalid argument',
    ],
    ['already-registered', 'installing: arm64 qemu-aarch64 already registered'],
    ['already-registered', 'sh: write error: File exists'],
    ['not-mounted', `installing: arm64 ENOENT opening ${register} is it mounted?`],
    ['no-permission', `installing: arm64 EPERM opening ${register} check permissions?`],
    [
      'no-permission',
      'error: operation not permitted\ncannot mount binfmt_misc filesystem at /proc/sys/fs/binfmt_misc\nmain.run',
    ],
    [
      'no-permission',
      'mount: permission denied (are you root?)\nmount: permission denied (are you root?)',
    ],
    [
      'no-module',
      'error: no such device\ncannot mount binfmt_misc filesystem at /proc/sys/fs/binfmt_misc\nmain.run',
    ],
    [
      'no-module',
      'Cannot mount binfmt_misc filesystem at /proc/sys/fs/binfmt_misc: no such device',
    ],
    [
      'no-module',
      "No binfmt support in the kernel.\n  Try: '/sbin/modprobe binfmt_misc' from the host",
    ],
    [
      'wrong-architecture',
      "WARNING: The requested image's platform (linux/amd64) does not match\nexec /register: exec format error",
    ],
    [
      'wrong-architecture',
      'standard_init_linux.go:211: exec user process caused "exec format error"',
    ],
    [
      'user-namespaces',
      'docker: Error response from daemon: privileged mode is incompatible with user namespaces.  You must run the container in the host namespace when running privileged mode.',
    ],
    ['no-image', 'docker: no matching manifest for linux/arm/v6 in the manifest list entries.'],
    [
      'no-image',
      'Unable to find image \'tonistiigi/binfmt:latest\' locally\ndocker: Error response from daemon: Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: no such host',
    ],
    [
      null,
      "Unable to find image 'tonistiigi/binfmt:latest' locally\nStatus: Downloaded newer image for tonistiigi/binfmt:latest\ndocker: Error response from daemon: failed to create shim task",
    ],
    [null, 'installing: arm64 OK'],
    [null, ''],
  ];
  test.each(cases)('%s', (problem, output) => {
    expect(installerProblem(output)).toBe(problem);
  });
});

test('any output can be read', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (output) => {
      parseInstallerReport(output);
      parseInstallerReport(`{"supported": ${output}}`);
      parseQemuVersion(output);
      installerProblem(output);
    }),
  );
});
