import { shellQuote } from '../docker/shell-words.ts';
import { plainWords } from '../docker/terminal-text.ts';
import type { RunAction } from '../model/action.ts';
import type { Remedy } from '../model/remedy.ts';

type Told = Pick<Remedy, 'title' | 'hint' | 'recommended' | 'sets'>;

/** A way out that only a person can go: a sentence says how. */
export function personRemedy(told: Told & { readonly how: string }): Remedy {
  const { how, ...rest } = told;
  const actions = [{ do: plainWords(how) }];
  return { ...rest, ...inPlainWords(told), needs: 'person', changes: '', undo: null, actions };
}

/** A way out that is another answer, or asks for one: nothing runs, and nothing is to be taken back. */
export const answerRemedy = (told: Told & Pick<Remedy, 'changes' | 'question'>): Remedy => ({
  ...told,
  ...{ needs: 'nothing', undo: null, actions: [] },
});

type Commands = Told & {
  readonly needs: 'consent' | 'root';
  readonly changes: string;
  readonly run: readonly RunAction[];
  /** The commands that take it back; empty where nothing is to be taken back. */
  readonly reversal: readonly RunAction[];
  /** Whether the person is root: commands for root are then typed without sudo. */
  readonly isRoot?: boolean;
};

/** A way out of commands; how it is taken back is shown as those would be typed. */
export function commandRemedy(commands: Commands): Remedy {
  const { run, reversal, isRoot = false, ...rest } = commands;
  const prefix = commands.needs === 'root' && !isRoot ? ['sudo'] : [];
  // docker never runs through sudo.
  const prefixOf = ({ run: [first] }: RunAction) => (first === 'docker' ? [] : prefix);
  const typed = reversal.map((action) => asTyped(action, prefixOf(action))).join(' && ');
  return {
    ...rest,
    ...inPlainWords(commands),
    changes: plainWords(commands.changes),
    undo: typed === '' ? null : plainWords(typed),
    actions: run,
    ...(reversal.length > 0 && { reversal }),
  };
}

/** Names and addresses in these words may be what a tool wrote. */
const inPlainWords = ({ title, hint }: Told): Told => ({
  title: plainWords(title),
  ...(hint !== undefined && { hint: plainWords(hint) }),
});

function asTyped({ run, input }: RunAction, prefix: readonly string[]): string {
  const command = shellQuote([...prefix, ...run]);
  return input === undefined ? command : `echo ${input.trim()} | ${command}`;
}
