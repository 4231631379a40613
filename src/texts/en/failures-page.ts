/** What the page of all known failures says beside them. The program never reads it. */
export const failuresPage = {
  title: 'Known failures',
  generated: 'Written by npm run page, from the catalogue: edit that, not this.',
  lead: (count: number) =>
    `${count} ways in which an image for several platforms fails to be built or pushed: what is printed, what causes it, and what mends it.`,
  use: [
    'A log names its own failures. This finds them, from any tool and of any length, says the cause first, and shows the command that mends it:',
    'With --here it looks at this machine, too, and tells which of several causes it is. Most of them can be seen before a build fails: doctor looks for all of those at once, or for one by the check that the tables name.',
  ],
  commands: {
    diagnose: [
      'docker buildx build . 2>&1 | npx multiarch-wizard diagnose',
      'npx multiarch-wizard diagnose --here build.log',
    ],
    doctor: ['npx multiarch-wizard doctor', 'npx multiarch-wizard doctor --check emulators.flags'],
  },
  columns: { id: 'Failure', name: 'What it is', check: 'Seen before by' },
  onlyBuild: 'a build only',
  step: (number: number, title: string) => `${number} ${title}`,
  silent: 'Nothing is printed that tells it.',
  seen: (check: string) => `Seen before a build by ${check}.`,
  undo: (command: string) => `Taken back by ${command}.`,
  needs: (what: string) => `Asks for ${what}.`,
  source: (source: string) => `Source: ${source}.`,
} as const;
