import type { OptionFault } from '../docker/build-options/fault.ts';
import type { ReferenceProblem } from '../docker/reference.ts';
import type { MachineFault } from './machine-fault.ts';

export const commandNames = [
  'wizard',
  'assemble',
  'doctor',
  'diagnose',
  'undo',
  'clinic',
  'explain',
  'replay',
  'record',
] as const;

/** What can be asked for; the wizard is what runs without a command's name. */
export type CommandName = (typeof commandNames)[number];

/** How slow and how fast something may go, times its own speed; 0: any speed above it. */
export type SpeedRange = { readonly slowest: number; readonly fastest: number };

/** Of a practice machine's clock. It is here because this file is loaded before anybody practises. */
export const practiceSpeeds: SpeedRange = { slowest: 0.5, fastest: 20 };

/** What is wrong with a command line; its sentence is in the texts under the same kind. */
export type UsageProblem =
  | { readonly kind: 'unknown-flag'; readonly flag: string; readonly meant: string | null }
  | { readonly kind: 'no-value'; readonly flag: string }
  | { readonly kind: 'needless-value'; readonly flag: string }
  | {
      readonly kind: 'not-here';
      readonly flag: string;
      readonly command: CommandName;
      /** The commands that have this flag. */
      readonly where: readonly CommandName[];
    }
  | { readonly kind: 'one-too-many'; readonly word: string; readonly command: CommandName }
  | { readonly kind: 'no-file'; readonly command: CommandName }
  | { readonly kind: 'platform'; readonly word: string; readonly meant: string | null }
  | {
      readonly kind: 'tag';
      readonly value: string;
      readonly code: ReferenceProblem | 'has-digest';
      /** The nearest reference that will do. */
      readonly meant: string | null;
    }
  /** Without a terminal there is nobody to ask for it. */
  | { readonly kind: 'no-list' }
  | { readonly kind: 'no-sources' }
  | {
      readonly kind: 'source';
      readonly value: string;
      readonly code: ReferenceProblem;
      readonly meant: string | null;
    }
  | { readonly kind: 'several-tags' }
  | { readonly kind: 'arch-in-list'; readonly value: string }
  | { readonly kind: 'arch'; readonly word: string }
  | { readonly kind: 'without-pattern' }
  | { readonly kind: 'way'; readonly value: string }
  /** `reason`: a sentence on the platform; null where the form is wrong, or the image is none of them. */
  | { readonly kind: 'annotate'; readonly value: string; readonly reason: string | null }
  | { readonly kind: 'is-there'; readonly flag: string; readonly path: string }
  | { readonly kind: 'output'; readonly value: string }
  | { readonly kind: 'with-bake'; readonly flag: string }
  | {
      readonly kind: 'option';
      readonly flag: string;
      readonly value: string;
      readonly fault: OptionFault;
    }
  | ({ readonly kind: 'speed'; readonly value: string } & SpeedRange)
  | { readonly kind: 'language'; readonly value: string }
  | { readonly kind: 'builder'; readonly value: string }
  | { readonly kind: 'no-folder'; readonly path: string; readonly meant: string | null }
  | { readonly kind: 'no-dockerfile'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path: string; readonly code: string }
  | { readonly kind: 'without-fix'; readonly flag: string }
  | { readonly kind: 'check'; readonly value: string; readonly meant: string | null }
  | { readonly kind: 'not-text'; readonly path: string }
  | {
      readonly kind: 'compressed';
      readonly path: string;
      /** The command that unpacks a file to standard output. */
      readonly unpack: readonly string[];
      readonly command: 'diagnose' | 'replay';
    }
  | {
      readonly kind: 'topic';
      readonly word: string;
      /** The nearest names, the likeliest first. */
      readonly near: readonly string[];
    }
  | { readonly kind: 'empty-recording'; readonly path: string }
  | { readonly kind: 'empty-log'; readonly path: string }
  | { readonly kind: 'nothing-piped' }
  | { readonly kind: 'demo'; readonly value: string; readonly meant: string | null }
  /** There is nothing to practise with these. */
  | { readonly kind: 'no-demo'; readonly command: 'clinic' | 'replay' }
  | { readonly kind: 'without-demo'; readonly flag: '--speed' | '--autoplay' }
  | { readonly kind: 'pace'; readonly value: string }
  | { readonly kind: 'without-autoplay' }
  | { readonly kind: 'nobody-watches' }
  /** What is wrong with a recording, in a sentence: only who makes or plays one knows it. */
  | { readonly kind: 'recording'; readonly sentence: string }
  /** Its words are those of practice machines: --help does not wait for them. */
  | { readonly kind: 'machine-file'; readonly path: string; readonly fault: MachineFault };

/** What is wrong with the command line itself, not with a file that it names. */
export type CommandLineProblem = Exclude<
  UsageProblem,
  { readonly kind: 'machine-file' | 'option' }
>;

/** Thrown for a command line that can't be carried out: exit code 2. */
export class UsageError extends Error {
  readonly problem: UsageProblem;
  constructor(problem: UsageProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}
