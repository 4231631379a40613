import type { Mode } from '../keys.ts';
import { routes } from '../screens/choice.ts';
import { type Controls, now, type Ui } from '../ui.ts';

function move(ui: Ui, by: 1 | -1): void {
  const { choice } = now(ui).view;
  if (choice === null) return;
  const next = routes[(routes.indexOf(choice.at) + by + routes.length) % routes.length];
  ui.view.setState({ choice: { ...choice, at: next ?? choice.at } });
}

function take(ui: Ui): void {
  const { choice } = now(ui).view;
  if (choice?.at === 'assemble') ui.assemble();
  else if (choice !== null) ui.view.setState({ choice: { ...choice, isOpen: false } });
}

/** From the first step back to the question before it, where that was asked; from any other one to the step before. */
export function goBack(ui: Ui): void {
  const { state, view } = now(ui);
  const { choice } = view;
  const isBusy = state.doing !== null || state.steps.machine.phase === 'applying';
  if (state.current !== 'machine' || choice === null || isBusy) ui.wizard.back();
  else ui.view.setState({ choice: { ...choice, isOpen: true }, shift: 0 });
}

/** The keys of the first screen. */
export const controlsChoice: Partial<Record<Mode, Controls>> = {
  choice: { choose: take, up: (ui) => move(ui, -1), down: (ui) => move(ui, 1) },
};
