/** The steps of the checklist, in the order in which a person walks them. */
export const stepIds = [
  'machine',
  'client',
  'emulators',
  'builder',
  'target',
  'build',
  'manifest',
] as const;

export type StepId = (typeof stepIds)[number];

/** The steps that prepare the machine: a problem in one of them is exit code 3 when the person quits. */
export const prerequisites: readonly StepId[] = ['machine', 'client', 'emulators', 'builder'];

/** Whether a person comes to one step before the other. */
export const isBefore = (one: StepId, other: StepId): boolean =>
  stepIds.indexOf(one) < stepIds.indexOf(other);
