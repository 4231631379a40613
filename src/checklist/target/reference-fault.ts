import { isBareName, parseReference } from '../../docker/reference.ts';
import { texts } from '../../texts/index.ts';

/** What is wrong with a reference. */
export type ReferenceFault = {
  /** A sentence without its end. */
  readonly title: string;
  /** The nearest reference that will do, as a sentence; null where there is none. */
  readonly meant: string | null;
  /** Code units before what is wrong. */
  readonly at: number;
};

/** Why nothing can be pushed under a text, or, for an archive, why it is no reference; null where it will do. */
export function referenceFault(text: string, isPush: boolean): ReferenceFault | null {
  const words = texts().target;
  const parsed = parseReference(text);
  if (!parsed.ok) {
    const { code, suggestion, at } = parsed;
    const meant = suggestion === null ? null : words.suggestion(suggestion);
    return { title: words.reference[code], meant, at };
  }
  return isPush && isBareName(parsed) ? { title: words.bareName(text), meant: null, at: 0 } : null;
}

/** The same in one sentence. */
export function referenceSentence(text: string, isPush: boolean): string | null {
  const fault = referenceFault(text, isPush);
  if (fault === null) return null;
  return fault.meant === null ? fault.title : texts().joined.named(fault.title, fault.meant);
}
