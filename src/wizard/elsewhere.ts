import type { Answers } from '../model/answers.ts';

/** Whether other answers make another thing of what is built, so that the target is looked at anew. */
export function isElsewhere(before: Answers, after: Answers, change: Partial<Answers>): boolean {
  return (
    before.context !== after.context ||
    before.file !== after.file ||
    before.secrets !== after.secrets ||
    before.target !== after.target ||
    before.buildArgs !== after.buildArgs ||
    (change.bake !== undefined && change.bake !== before.bake) ||
    (after.bake !== null && before.annotations !== after.annotations)
  );
}
