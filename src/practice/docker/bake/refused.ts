/** Thrown for what bake refuses, and for what no practice machine does: that begins with PRACTICE. */
export class BakeRefused extends Error {}

/** What buildx does and a practice machine does not: it is said, and never passed over. */
export const notPractised = (what: string): BakeRefused =>
  new BakeRefused(`PRACTICE does not simulate ${what}`);
