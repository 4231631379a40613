import type { Wanted } from './assembly.ts';

/** Nobody said anything yet. */
export const nothingWanted: Wanted = {
  list: '',
  sources: [],
  architectures: [],
  way: null,
  annotations: {},
  isInsecure: false,
  ca: null,
  isKept: false,
  builder: null,
};
