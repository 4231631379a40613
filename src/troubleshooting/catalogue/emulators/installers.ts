import { architectures } from '../../../docker/architecture.ts';
import type { Failure, Pattern } from '../../failure.ts';
import { execFormatError, noHandler } from '../exec-errors.ts';
import { byPerson, installer, installStatic, registerAll, registerAnew } from '../ways.ts';

/** Its image was run, and the next thing said is that it can't be. */
const rightAfterInstaller =
  /(?:multiarch\/qemu-user-static|docker\/binfmt)[^\n]*\n(?:WARNING[^\n]*\n)?[^\n]*exec format error/i;

/** What the images say that register handlers. */
export const installers: readonly Failure[] = [
  {
    id: 'qemu-image-wrong-host-arch',
    step: 'emulators',
    check: 'emulators.handlers',
    seenAs: noHandler,
    isCauseKnown: true,
    patterns: [
      { part: 'exec format error', line: /exec \/register: exec format error/i },
      ...execFormatError(rightAfterInstaller),
      {
        part: 'does not match the detected host platform',
        near: /exec \/register:|multiarch\/qemu-user-static|docker\/binfmt/i,
      },
    ],
    ways: [registerAll, installStatic],
    source:
      'multiarch/qemu-user-static#199, #112, #36, #60, #174, README; docker/binfmt:binfmt/build.yml',
  },
  {
    id: 'qemu-image-no-manifest-for-host',
    step: 'emulators',
    check: 'emulators.handlers',
    seenAs: noHandler,
    isCauseKnown: true,
    patterns: [
      {
        part: 'no matching manifest for linux/',
        line: /^docker: (?:error response from daemon: )?no matching manifest for linux\/(?:arm(?:\/v\d)?|386) in the manifest list entries/i,
      },
    ],
    ways: [installStatic],
    source: 'tonistiigi/binfmt#125, docker-bake.hcl',
  },
  {
    id: 'qemu-entry-exists',
    step: 'emulators',
    check: 'emulators.flags',
    seenAs: ['qemu-flag-F-missing'],
    isCauseKnown: true,
    patterns: [
      {
        part: 'already registered',
        line: /installing: (?<arch>\S+) (?<handler>qemu-\S+) already registered/i,
      },
      { part: 'write error: file exists', line: /\bsh: write error: file exists$/i },
      { part: 'write error: invalid argument', line: /\bsh: write error: invalid argument$/i },
    ],
    ways: [
      {
        needs: 'privileged',
        run: [installer('--uninstall', '{handler}'), installer('--install', '{arch}')],
        reversal: [installer('--uninstall', '{handler}')],
      },
      registerAnew,
      byPerson,
    ],
    source:
      'docker/buildx#464, #493; tonistiigi/binfmt#53, README, cmd/binfmt/main.go; multiarch/qemu-user-static#38, README',
  },
  {
    id: 'qemu-supported-missing-though-emulator-listed',
    step: 'emulators',
    check: 'emulators.proof',
    isCauseKnown: true,
    patterns: architectures.flatMap(({ qemu, platforms: [platform] }) => listed(qemu, platform)),
    ways: [
      registerAnew,
      {
        ...registerAnew,
        run: [
          installer('--uninstall', 'qemu-*'),
          {
            run: installer('--install', 'all').run.map((word) =>
              word === 'tonistiigi/binfmt' ? 'tonistiigi/binfmt:qemu-v8.1.5' : word,
            ),
          },
        ],
      },
    ],
    source: 'tonistiigi/binfmt#249, cmd/binfmt/main.go; docker/buildx#542',
  },
  {
    id: 'qemu-register-aborts-rest',
    step: 'emulators',
    check: 'emulators.handlers',
    seenAs: noHandler,
    isCauseKnown: true,
    patterns: [
      { part: 'cannot open /proc/sys/fs/binfmt_misc/', line: /cannot open \S+\/qemu-\S+: /i },
      {
        part: 'cannot write to /proc/sys/fs/binfmt_misc/register',
        line: /^(?!.*\binstalling: ).*cannot write to \S+: write/i,
      },
      {
        part: 'eperm opening',
        line: /EPERM opening \S*binfmt_misc\S* check permissions\?/i,
        near: /docker\/binfmt/i,
      },
    ],
    ways: [registerAnew],
    source: 'docker/binfmt:binfmt/main.go',
  },
];

/** The installer's status: a handler is there, and its platform is not among those that ran. */
function listed(qemu: string, platform: string): readonly Pattern[] {
  const without = `"supported": ?(?:null|\\[(?![^\\]]*"${platform}")[^\\]]*\\])`;
  return [
    {
      part: `"qemu-${qemu}"`,
      line: new RegExp(`${without},.*"emulators": ?\\[[^\\]]*"qemu-${qemu}"`),
    },
    {
      part: `"qemu-${qemu}"`,
      line: new RegExp(`^"qemu-${qemu}",?$`),
      near: new RegExp(`${without},\\s*"emulators": \\[\\s[^\\]]*"qemu-${qemu}"`),
    },
  ];
}
