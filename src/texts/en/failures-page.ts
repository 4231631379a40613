/** What the page of all known failures says beside them. The program never reads it. */
export const failuresPage = {
  title: 'Known failures',
  /** The same page in the other language. */
  other: { language: '中文', file: 'failures.zh.md' },
  generated: 'Written by npm run page, from the catalogue: edit that, not this.',
  lead: (count: number) =>
    `${count} ways in which an image for several platforms fails to be built or pushed: what is printed, what causes it, and what mends it.`,
  use: [
    'A log names its own failures. This finds them, from any tool and of any length, says the cause first, and shows the command that mends it:',
    'With --here it looks at this machine, too, and tells which of several causes it is. Most of them can be seen before a build fails. What concerns the machine, the client, the emulators and the builder doctor looks for, all at once or one check by its name; the rest the wizard sees at its step.',
  ],
  commands: {
    diagnose: [
      'docker buildx build . 2>&1 | npx multiarch-wizard diagnose',
      'npx multiarch-wizard diagnose --here build.log',
    ],
    doctor: ['npx multiarch-wizard doctor', 'npx multiarch-wizard doctor --check emulators.flags'],
  },
  table:
    'The tables say which check sees a failure beforehand, and whether it is mended after a yes or by a person.',
  columns: { id: 'Failure', name: 'What it is', check: 'Seen before by', mended: 'Mended' },
  /** How the tests make a failure happen; null where that is not told. */
  lab: {
    column: 'Made to happen by',
    lead: 'The last column says how the tests make it happen on real engines, where it must be seen before, named after, mended, and gone when the same is tried again.',
  },
  byYes: 'after a yes',
  byPerson: 'by a person',
  onlyBuild: 'a build only',
  step: (number: number, title: string) => `${number} ${title}`,
  silent: 'Nothing is printed that tells it.',
  seen: (check: string) => `Seen before a build by ${check}.`,
  /** A few words in bold, and what follows them. */
  titled: (title: string, text: string) => `**${title}.** ${text}`,
  between: ' ',
  /** What ends a command that a sentence follows. */
  stop: '. ',
  undo: (command: string) => `Taken back by ${command}.`,
  needs: (what: string) => `Asks for ${what}.`,
  source: (source: string) => `Source: ${source}.`,
} as const;
