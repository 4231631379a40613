/** What is said of recordings. */
export const record = {
  label: (name: string) => `PRACTICE: recording of ${name}`,
  end: {
    where: (path: string, size: string) => `The recording is ${path}, ${size}.`,
    notWhole: {
      full: 'It is not whole: the disk is full. What came before is there.',
      other: 'It is not whole: at some point it could not be written. What came before is there.',
    },
    play: 'The whole walk plays on a machine that is not there:',
    replay: 'The last build in it plays alone:',
    masked:
      'Your home folder, the names of account and machine, and what looks like a secret are masked in it. Look at it before you give it away.',
  },
  unusable: {
    exists: (path: string) =>
      `${path} is there already, and a recording overwrites nothing: name a new file.`,
    missing: (path: string) =>
      `${path} can't be made, there is no such folder: name a file in one that is there.`,
    forbidden: (path: string) =>
      `${path} can't be made, for lack of permission: name a file where you may write.`,
    'read-only': (path: string) =>
      `${path} can't be made, nothing can be written there: name a file elsewhere.`,
    full: (path: string) => `${path} can't be made, the disk is full: name a file elsewhere.`,
    'not-a-file': (path: string) => `${path} can't be made: name a file in a folder that is there.`,
    failed: (path: string) => `${path} can't be made: name a file elsewhere.`,
    ofRecording:
      'record keeps what happens on a machine, and --demo names a recording: play that one.',
  },
  fault: {
    noJson: (path: string, line: number) =>
      `${path}, line ${line} is not JSON: the recording was changed there, or is damaged.`,
    noEvent: (path: string, line: number) =>
      `${path}, line ${line} is nothing that a recording holds: it was changed there, or is damaged.`,
    noHost: (path: string) =>
      `${path}, line 1 does not say which machine was recorded: it was changed, or is damaged.`,
    later: (path: string, form: number) =>
      `${path}, line 1: it is a recording of form ${form}, made by a later version of multiarch-wizard; this one plays form 1.`,
    noBuild: (path: string) =>
      `${path} is a recording without a build: play the walk with multiarch-wizard --demo ${path}.`,
    nothing: (path: string) =>
      `${path} is a recording in which nothing happened: there is nothing to play.`,
    notPlain: (path: string) =>
      `--demo ${path} is the recording of a build, and of no machine: play it with multiarch-wizard replay ${path}.`,
    cut: (path: string, line: number) =>
      `${path} breaks off in line ${line}: what was before it is played.`,
  },
  unrecorded: 'This command is not in the recording: nobody ran it then, and nothing runs now.',
  unasked: (url: string) => `${url} is not in the recording`,
  captions: {
    here: (sayings: readonly string[]) => `Recorded here: ${sayings.join('; ')}.`,
    chose: (title: string) => `"${title}"`,
    answered: (text: string) => `the answer ${text}`,
    built: (platforms: string, tags: string) => `${platforms} as ${tags}`,
  },
} as const;
