import type { Action } from '../model/action.ts';
import type { Remedy } from '../model/remedy.ts';

/** What the person who runs the wizard may do on this machine. */
export type Rights = {
  /** Effective user id; null where there is none. */
  readonly uid: number | null;
  readonly hasSudo: boolean;
};

/**
 * A remedy as this person would have to type it: what needs root has `sudo` in front, unless they
 * are root; docker never has. Without sudo it can only be shown, to be done by someone who may.
 */
export function asShown(remedy: Remedy, { uid, hasSudo }: Rights): Remedy {
  if (remedy.needs !== 'root') return remedy;
  const prefix = uid === 0 || uid === null || !hasSudo ? [] : ['sudo'];
  const shown = (action: Action): Action =>
    'run' in action && action.run[0] !== 'docker'
      ? { ...action, run: [...prefix, ...withoutSudo(action.run)] }
      : action;
  return {
    ...remedy,
    needs: uid === 0 || uid === null || hasSudo ? 'root' : 'person',
    actions: remedy.actions.map(shown),
    ...(remedy.reversal && { reversal: remedy.reversal.map(shown) }),
  };
}

const withoutSudo = (argv: readonly string[]): readonly string[] =>
  argv[0] === 'sudo' ? argv.slice(1) : argv;
