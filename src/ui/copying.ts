import { commandOf } from '../checklist/build/command.ts';
import { shellQuote } from '../docker/shell-words.ts';
import { texts } from '../texts/index.ts';
import type { WizardState } from '../wizard/state.ts';
import { copyable } from './parts/actions.ts';
import { inFocus } from './parts/findings.ts';
import { wayAt } from './screens/check.ts';
import { failedWays } from './screens/failed.ts';
import { targetWays } from './target-ways.ts';
import type { View } from './view.ts';

/** The clipboard, and the view that tells what was done. */
type Clipboard = {
  readonly copy: (texts: readonly string[]) => void;
  readonly view: { readonly setState: (change: { notice: string }) => void };
};

/** Copies commands, and says how many they were. */
export function copyAndTell({ copy, view }: Clipboard, commands: readonly string[]): void {
  const { ui } = texts();
  if (commands.length > 0) copy(commands);
  view.setState({ notice: commands.length === 0 ? ui.nothingToCopy : ui.copied(commands.length) });
}

/** The commands that are on the screen, as a person pastes them into a shell. */
export function commandsShown(state: WizardState, view: View): readonly string[] {
  const { prompt, steps } = state;
  if (view.overlay === 'options')
    return [shellQuote(commandOf(state.answers, steps.target.facts ?? undefined))];
  if (prompt?.kind === 'consent') return copyable(prompt.remedy.actions);
  switch (state.current) {
    case 'build': {
      const { facts } = steps.build;
      if (facts === null) return [];
      const way = failedWays(facts)[view.cursor ?? 0];
      const isEnded = facts.phase === 'failed' || facts.phase === 'cancelled';
      if (facts.command.length === 0) return [];
      return isEnded && way?.kind === 'mend'
        ? copyable(way.remedy.actions)
        : [shellQuote(facts.command)];
    }
    case 'manifest':
      return (steps.manifest.facts?.commands ?? []).map(shellQuote);
    case 'target': {
      const ways = targetWays(state);
      const way = ways[view.target.focus === 'ways' ? view.target.way : 0];
      return way === undefined ? [] : copyable(way.remedy.actions);
    }
    default: {
      const way = wayAt(state, view);
      return way?.kind === 'remedy' ? copyable(way.remedy.actions) : remedyCommands(state, view);
    }
  }
}

/** Those of the finding in focus. */
function remedyCommands({ steps, current }: WizardState, { focus }: View): readonly string[] {
  const remedies = inFocus(steps[current].findings, focus)?.remedies ?? [];
  return remedies.slice(0, 1).flatMap(({ actions }) => copyable(actions));
}
