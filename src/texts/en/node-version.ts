/** Apart from the other texts: a Node that is too old for them reads only this. */
export const nodeVersion = {
  tooOld: (version: string) =>
    `multiarch-wizard needs Node.js 20 or later, and this is ${version}: install a newer one from your distribution or https://nodejs.org, then run it again.`,
} as const;
