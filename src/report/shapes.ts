import type { Action } from '../model/action.ts';
import type { Finding } from '../model/finding.ts';
import type { Remedy } from '../model/remedy.ts';

/** A finding as every `--json` prints it: `assets/schemas/finding.schema.json`. */
export function findingShape({ id, status, title, evidence, failure, remedies }: Finding) {
  return { id, status, title, evidence, failure, remedies: remedies.map(remedyShape) };
}

/** A way out, without what only the wizard knows what to do with. */
export function remedyShape({ title, needs, changes, undo, actions }: Remedy) {
  return { title, needs, changes, undo, actions: actions.map(actionShape) };
}

/** The texts of a whole file are nobody's business: the diff says what is written. */
function actionShape(action: Action) {
  return 'edit' in action ? { edit: action.edit, diff: action.diff } : action;
}

/** One object and a newline. */
export const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
