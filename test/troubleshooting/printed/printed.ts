/** The id of a failure, and what was printed when it happened. */
export type Printed = readonly [id: string, text: string];
