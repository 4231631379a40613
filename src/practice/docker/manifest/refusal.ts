/** Ends a command of `docker manifest`: its text on standard error, exit code 1. */
export class Refusal extends Error {}
