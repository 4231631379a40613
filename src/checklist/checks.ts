import type { Check } from './check.ts';

/** The checks that only the doctor makes, in the order in which they are told within their step. */
export const doctorChecks: readonly Check<never>[] = [];
