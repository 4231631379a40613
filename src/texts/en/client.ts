type Plugin = { readonly name: string; readonly target: string; readonly sha256: string };

export const client = {
  title: 'Docker CLI',
  lead: 'The command line that talks to the engine, and its buildx plugin.',
  /** Why each check matters, by its name. */
  why: {
    config:
      'Logins, contexts and plugin folders stand in config.json. With one fault in it, Docker reads nothing of it.',
    experimental:
      'Before 20.10, buildx and docker manifest hide until experimental features are on.',
    buildx: 'docker build makes one platform at a time; several at once are what buildx is for.',
    'credential-helpers':
      'Docker asks these programs for logins: where one is missing, whatever asks for a login ends there.',
    folder: 'buildx keeps its builders there, and fails where it cannot write.',
  },
  config: {
    ok: 'config.json can be read',
    read: 'read as JSON',
    none: 'There is no config.json, and none is needed',
    noFile: 'no such file',
    unreadable: 'config.json cannot be read',
    errors: {
      missing: 'no such file',
      forbidden: 'permission denied',
      'not-a-file': 'it is a folder',
      unreadable: 'it cannot be read',
    },
    makeReadable: (path: string) => ({
      title: 'Make it readable',
      how: `${path} belongs to another account, or is no file: see ls -ld ${path}, then give it to yourself or move it away.`,
    }),
    noJson: 'config.json is not JSON: Docker reads nothing of it',
    noObject: 'it is JSON, but not an object in { }',
    place: (line: number, column: number) =>
      `line ${line}, column ${column}: here it stops being JSON`,
    mend: (path: string, place: string) => ({
      title: 'Mend the file',
      hint: 'it was left untouched',
      how: `Open ${path} in an editor: ${place}. A comma too many, one too few, or a comment is the usual cause. Then look again.`,
    }),
    notText: '"experimental" is not text: Docker reads nothing of config.json',
  },

  experimental: {
    always: 'Experimental features are always on since 20.10',
    gone: 'Experimental features are always on, without a switch since 23.0',
    on: (source: string) => `Experimental features are on, by ${source}`,
    off: 'Experimental features are off: before 20.10, buildx needs them',
    badValue: 'The experimental switch is neither "enabled" nor "disabled": Docker refuses it',
    unknown: 'The experimental switch was not looked at: there is no docker',
    byVariable: {
      title: 'Set the variable for this run',
      hint: 'changes nothing on this machine',
      recommended: 'It needs no change of a file, and holds as long as the wizard runs.',
      changes: 'Only what the wizard runs: DOCKER_CLI_EXPERIMENTAL=enabled.',
    },
    profile:
      'To have it in every shell, add this line to ~/.profile: export DOCKER_CLI_EXPERIMENTAL=enabled',
    byFile: {
      title: 'Write it into config.json',
      hint: 'for every later docker command',
      changes: (path: string) =>
        `Adds "experimental": "enabled" to ${path}. All else in it stays, and the old file is kept beside it.`,
      undo: (path: string) =>
        `Take the line out of ${path} again, or put the copy back that is kept beside it.`,
    },
  },

  buildx: {
    ok: 'buildx is there and works',
    unnamed: 'buildx is there and works; its version tells no number',
    old: 'buildx is older than 0.4.2: it cannot be told which builder to use',
    missing: 'buildx is not installed',
    broken: 'buildx is there and does not start',
    hidden: 'buildx is there, and hides until experimental features are on',
    notAsked: "buildx was not looked at: there is no command line of Docker's",
  },

  broken: {
    chmod: {
      title: 'Make it executable',
      recommended: 'Its file may not be run by anyone: that is all that is wrong.',
      changes: 'The permissions of that one file.',
    },
    aside: 'Move the broken one aside',
    asideWhy: (hidden: string) => `It hides another one: ${hidden}.`,
    asideChanges: (from: string, to: string) => `Renames ${from} to ${to}.`,
  },

  install: {
    package: (name: string) => `Install the package ${name}`,
    packageHint: "the distribution's, or Docker's own",
    packageWhy: 'It is kept up to date with all other packages.',
    packageChanges: (name: string) => `Installs ${name}, for every account.`,
    plugin: (name: string) => `Install ${name}`,
    checked: ({ name, target, sha256, list }: Plugin & { readonly list: string }) =>
      `Copies ${name} to ${target}, executable. SHA-256 ${sha256}, as ${list} beside it says.`,
    unchecked: ({ name, target, sha256 }: Plugin) =>
      `Copies ${name} to ${target}, executable. SHA-256 ${sha256}; no list beside it says what it should be: compare it with the release's.`,
    downloaded: 'Install the buildx that was downloaded',
    downloadedWhy: 'It is here, and was built for this machine.',
    discard: 'Remove what was downloaded',
    discards: (folder: string) => `Removes ${folder}.`,
    file: {
      title: 'Install from a file',
      hint: 'a release that you have here',
      changes: (target: string) =>
        `Copies a file to ${target}; its SHA-256 is shown, and checked, first.`,
      prompt: 'Path of the buildx program, such as ~/Downloads/buildx-v0.36.1.linux-amd64',
      empty: 'Name the file.',
    },
    url: {
      title: 'Download a release',
      hint: 'from github.com, or an address of yours',
      changes: (url: string, folder: string) =>
        `Downloads ${url}, or what you name instead, into ${folder}; nothing is installed before its SHA-256 is shown.`,
      prompt: 'Address of the buildx program',
      fetch: (name: string) => `Download ${name}`,
      fetches: (folder: string) =>
        `Downloads the program and its list of checksums into ${folder}. It is installed after you have seen its SHA-256.`,
      fetchesUnlisted: (folder: string) =>
        `Downloads the program into ${folder}. No list of checksums is beside it. It is installed after you have seen its SHA-256.`,
      refused: {
        empty: 'Name the address.',
        'no-url': 'This is no address: it begins with https://.',
        'not-https': 'Only https:// is used, or http:// on this machine itself.',
        'with-password': 'Leave out the name and password: the address is shown and kept.',
        'no-file': 'The address ends with no file name: letters, digits, ".", "_", "+" and "-".',
      },
      byHand: (url: string) => ({
        title: 'Download a release',
        hint: 'here is neither curl nor wget',
        how: `Fetch ${url} and the checksums.txt beside it with a browser, then choose "Install from a file".`,
      }),
    },
  },

  refused: {
    itself: (path: string) => `${path} is where the plugin goes: name another file.`,
    file: {
      missing: (path: string) => `There is no file ${path}: name a buildx program.`,
      'not-a-file': (path: string) => `${path} is not a regular file: name a buildx program.`,
      unreadable: (path: string) => `${path} cannot be read by this account: change that first.`,
      'no-program': (path: string) =>
        `${path} is not a program: download it again, a web page may have been saved instead.`,
    },
    wrongMachine: (path: string, own: string, wanted: string) =>
      `${path} was built for ${own}, and this client needs ${wanted}: take that one.`,
    wrongChecksum: (sums: {
      readonly sha256: string;
      readonly published: string;
      readonly list: string;
    }) =>
      `Its SHA-256 is ${sums.sha256}, and ${sums.list} says ${sums.published}: this is not the published file, download it again.`,
  },

  folder: {
    foreign: "buildx's own folder holds files of another account",
    owner: 'it belongs to another account; docker under sudo leaves such files',
    title: 'Take it back',
    changes: (folder: string) => `All files in ${folder} become yours.`,
  },

  summary: {
    buildx: (version: string) => `buildx ${version}`,
    unnamed: 'buildx',
    always: (buildx: string) => `${buildx}; experimental is always on`,
    on: (buildx: string) => `${buildx}; experimental is on`,
    off: (buildx: string) => `${buildx}; experimental is off`,
    none: {
      old: 'buildx is too old',
      missing: 'buildx is not installed',
      broken: 'buildx does not start',
      hidden: 'buildx waits for experimental features',
      'not-asked': 'there is no docker',
    },
  },
} as const;
