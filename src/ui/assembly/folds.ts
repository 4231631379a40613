import type { Folds } from '../parts/checked.ts';

/**
 * What gives way where there is no room for all that was read. What was seen of the finding in focus
 * and why its way is recommended are on no other screen before the yes: the images of the table give
 * way first.
 */
export const routeFolds: Folds = [
  { hasLead: false },
  { evidenceRows: 4 },
  { isFolded: true },
  { tableRows: 8 },
  { isAlone: true },
  { hasMenuTitle: false },
  { evidenceRows: 3 },
  { tableRows: 6 },
  { hasChanges: false },
  { tableRows: 4, hasSources: false },
  { hasWhy: false },
  { tableRows: 3, outcomeRows: 3 },
  { hasCaption: false },
  { evidenceRows: 2 },
  { tableRows: 2 },
  { hasGaps: false },
  { most: 4, outcomeRows: 1 },
  { most: 3 },
  { tableRows: 1 },
  { evidenceRows: 1 },
  { hasReason: false },
  { most: 2 },
  { isBrief: true },
  { most: 1, outcomeRows: 0 },
];
