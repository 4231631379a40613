export const build = {
  title: 'Build',
  lead: 'One lane a platform, all at once.',
  why: {
    result: 'A manifest list needs every platform: when one fails, the others are cancelled.',
  },
  summary: (platforms: number, seconds: number) =>
    `${platforms} ${platforms === 1 ? 'platform' : 'platforms'} in ${seconds} s`,
  succeeded: 'Every platform was built.',
  failed: 'The build failed.',
  cancelled: 'The build was cancelled. Nothing was pushed under the tag.',
} as const;
