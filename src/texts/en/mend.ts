/** What mending without a screen says: doctor --fix, and undo. */
export const mend = {} as const;
