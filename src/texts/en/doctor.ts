/** What the doctor says, and the checks that only it makes. */
export const doctor = {} as const;
