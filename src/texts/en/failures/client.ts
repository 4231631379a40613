import type { FailureWords, WayWords } from './words.ts';

const forEveryone = (name: string): string => `Installs ${name}, for every account.`;

const installBuildx: readonly WayWords[] = [
  {
    title: "Install buildx from Docker's own packages (Debian, Ubuntu)",
    changes: forEveryone('docker-buildx-plugin'),
  },
  {
    title: "Install the distribution's buildx (Debian, Ubuntu)",
    changes: forEveryone('docker-buildx'),
  },
  {
    title: "Install buildx from Docker's own packages (Fedora, RHEL, CentOS)",
    changes: forEveryone('docker-buildx-plugin'),
  },
  { title: 'Install buildx (Alpine)', changes: forEveryone('docker-cli-buildx') },
  { title: 'Install buildx (Arch)', changes: forEveryone('docker-buildx') },
  {
    title: 'Install buildx with Homebrew (macOS)',
    how: 'brew install docker-buildx, then make ~/.docker/cli-plugins/docker-buildx a link to $(brew --prefix)/opt/docker-buildx/bin/docker-buildx: the client looks for plugins there.',
  },
  {
    title: 'Install a release by hand, without root',
    how: "Download the program for your system from https://github.com/docker/buildx/releases, compare it with the checksums there, put it at ~/.docker/cli-plugins/docker-buildx, and make it executable. The wizard's step Docker CLI does all that, after a yes.",
  },
];

const setVariable: WayWords = {
  title: 'Set the variable in this shell',
  how: 'export DOCKER_CLI_EXPERIMENTAL=enabled, then try again. The wizard sets it for its own commands, after a yes.',
};

const writeConfig: WayWords = {
  title: 'Write it into config.json',
  how: 'Add "experimental": "enabled" to ~/.docker/config.json: a word in quotes, not true. The "experimental": true of the engine\'s daemon.json is another switch and does not help here.',
};

export const client: Readonly<Record<string, FailureWords>> = {
  'cli-experimental-required': {
    name: 'buildx and docker manifest hide until experimental features are on',
    cause:
      'Before Docker 20.10, the client shows buildx and docker manifest only with experimental features switched on. Later ones need no switch.',
    ways: [
      setVariable,
      writeConfig,
      {
        title: 'Upgrade Docker to 20.10 or newer',
        how: 'From 20.10 on there is nothing to switch on: https://docs.docker.com/engine/install.',
      },
    ],
  },
  'cli-experimental-bad-value': {
    name: 'The experimental switch has a value that Docker refuses',
    cause:
      'Docker up to 19.03 takes only the words enabled and disabled for it, in the variable DOCKER_CLI_EXPERIMENTAL and in config.json. true or 1 is an error.',
    ways: [setVariable, writeConfig],
  },
  'buildx-missing': {
    name: 'buildx is not installed',
    cause:
      'Several platforms at once are built by buildx, a plugin of the client. It is a package of its own, and is not installed for this account.',
    ways: installBuildx,
  },
  'buildx-missing-flag-symptom': {
    name: 'buildx is not installed',
    cause:
      'The flag is one of buildx, and there is no buildx that works: so the client takes the flag for one of its own, and does not know it. Docker itself need not be too old.',
    ways: installBuildx,
  },
  'buildx-plugin-broken': {
    name: 'buildx is there and does not start',
    cause:
      'The file of the plugin is there and cannot be run: it is not executable, was built for another processor or system, or is no program at all. The client says the same as if it were missing.',
    ways: [
      { title: 'Make it executable', changes: 'The permissions of that one file.' },
      {
        title: 'Move it aside, where it hides one that works',
        changes: 'Renames that one file; the client takes the next one that it finds.',
      },
      {
        title: 'Put the right one in its place',
        how: 'docker info names the file and its fault, under Plugins. Replace it by the release for this system and processor, from https://github.com/docker/buildx/releases, or by the package of your distribution.',
      },
    ],
  },
  'buildx-missing-buildkit-forced': {
    name: 'buildx is missing or broken, and BuildKit was asked for',
    cause:
      'From Docker 23.0 on, docker build with BuildKit is done by buildx. DOCKER_BUILDKIT=1 asks for it, and no buildx answers.',
    ways: installBuildx,
  },
  'docker-build-platform-experimental-daemon': {
    name: 'This docker build knows --platform only in an experimental engine',
    cause:
      'In Docker 18.09 and 19.03 the old builder takes --platform only from an engine in experimental mode. buildx needs no such engine.',
    ways: [
      {
        title: 'Build with buildx',
        how: 'docker buildx build instead of docker build, with the same flags.',
      },
      {
        title: 'Build with BuildKit',
        how: 'Set DOCKER_BUILDKIT=1 for this command: BuildKit takes --platform, one platform at a time.',
      },
    ],
  },
  'buildx-sudo-split': {
    name: "buildx's folder is divided between two accounts",
    cause:
      "docker was run once with sudo and once without. Each account has builders and plugins of its own, and what root left in this account's folder cannot be written by it.",
    ways: [
      {
        title: 'Take the folder back',
        changes: 'All files in that folder become those of the account.',
      },
      {
        title: 'Run docker always in the same way',
        how: 'Either always with sudo or never: plugins and builders belong to the account that made them. Without sudo the account must be in the group docker.',
      },
    ],
  },
  'buildx-version-unparsable': {
    name: 'The version of buildx tells no number',
    cause:
      'Distributions name their buildx in their own ways. What it can do is then told by trying.',
    ways: [
      {
        title: 'Go on',
        how: 'Nothing need be done. If a flag turns out to be unknown, install a release from https://github.com/docker/buildx/releases.',
      },
    ],
  },
};
