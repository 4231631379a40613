import type { StoreApi } from 'zustand/vanilla';
import type { Answers } from '../model/answers.ts';
import type { Remedy } from '../model/remedy.ts';
import type { StepId } from '../model/step-id.ts';
import type { Pacing } from './pacing.ts';
import type { WizardState } from './state.ts';

/** What a person can want, whatever key they press. The engine decides what comes of it. */
export type Wizard = {
  readonly store: StoreApi<WizardState>;
  /** Looks at the prerequisite steps, all side by side. */
  readonly start: () => void;
  /** Chooses a remedy of a finding: a question comes first, then consent, then the actions. */
  readonly choose: (remedy: Remedy) => void;
  /** Answers the question of the prompt. */
  readonly answer: (text: string) => void;
  /** Goes on from the question of the prompt without an answer, where it has a way for that. */
  readonly otherwise: () => void;
  /** Yes or no to exactly the commands of the prompt; also yes or no to leaving. */
  readonly consent: (isYes: boolean) => void;
  /** To the next step; from the build step it starts the build; from the last step it leaves. */
  readonly goOn: () => void;
  readonly back: () => void;
  /** Back to a step that was passed; to any other one it does nothing. */
  readonly goTo: (step: StepId) => void;
  readonly lookAgain: () => void;
  /** What was filled in on the target step; judged at once. */
  readonly setAnswers: (answers: Partial<Answers>) => void;
  /** Stops a running build: the first time it is asked about, then cancelled; the second time it is killed. */
  readonly cancelBuild: () => void;
  /** From a failed or cancelled build: the same command again. */
  readonly tryAgain: () => void;
  /** Runs every row of the manifest table once with this command (the run-proof). */
  readonly probe: (command: readonly string[]) => void;
  /** The clock of the build, where it need not go as ours does. */
  readonly pacing: Pacing | null;
  /** Leaves; asks first while something is under way. */
  readonly quit: () => void;
  /** Ctrl+C: cancels what runs, else leaves with 130. */
  readonly interrupt: () => void;
};
