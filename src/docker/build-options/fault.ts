import type { ReferenceProblem } from '../reference.ts';

/** Why a text is no option of a build; its sentence is in the texts under the same code. */
export type OptionFault =
  | { readonly code: 'target' | 'build-arg' | 'annotation' | 'provenance' }
  /** What stands before the colon is no place for an annotation. */
  | { readonly code: 'annotation-type'; readonly word: string }
  /** It holds the secret itself. What it is is told nowhere. */
  | { readonly code: 'secret-value' }
  | { readonly code: 'secret-id' | 'secret-place' | 'secret-places' | 'secret-type' }
  | { readonly code: 'csv' }
  | { readonly code: 'cache-type' | 'cache-field'; readonly word: string }
  | {
      readonly code: 'cache-reference';
      readonly problem: ReferenceProblem | 'bare';
      /** The nearest reference that will do. */
      readonly meant: string | null;
    };

/** A text read as an option, or why it is none. */
export type ReadOption<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: OptionFault };

export const refused = (
  fault: OptionFault,
): { readonly ok: false; readonly fault: OptionFault } => ({
  ok: false,
  fault,
});
