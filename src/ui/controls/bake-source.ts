import { withTarget } from '../../checklist/target/bake-names.ts';
import { noBakeChoice } from '../../model/bake-choice.ts';
import { texts } from '../../texts/index.ts';
import { now, type Ui } from '../ui.ts';

/** From the Dockerfile to the bake file, or back. */
export function toggleSource(ui: Ui) {
  const { answers, steps } = now(ui).state;
  if (answers.bake === null) {
    return ui.wizard.setAnswers({ bake: noBakeChoice });
  }
  const { context, file } = answers;
  const isThere = steps.target.facts?.fault !== 'missing';
  const own = context === '.' ? 'Dockerfile' : `${context}/Dockerfile`;
  // Named, it is what is looked for; else there is only the bake file to build.
  ui.wizard.setAnswers({ bake: null, file: isThere ? file : own });
}

/** The target under the cursor. */
export function toggleTarget(ui: Ui) {
  const { state, view } = now(ui);
  const seen = state.steps.target.facts?.bake ?? null;
  const targets = seen?.definition?.targets ?? [];
  const target = targets[Math.min(view.target.target, targets.length - 1)];
  const { bake } = state.answers;
  if (seen === null || bake === null || target === undefined) return;
  const changed = withTarget(seen, bake, target.name);
  if (changed === null) ui.view.setState({ notice: texts().bake.ui.lastTarget });
  else ui.wizard.setAnswers({ bake: changed });
}
