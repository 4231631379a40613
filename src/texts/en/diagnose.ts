/** What diagnose says. */
export const diagnose = {} as const;
