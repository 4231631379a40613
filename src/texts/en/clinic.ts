/** What the clinic says, and the small picture of what the kernel does with a foreign program. */
export const clinic = {} as const;
