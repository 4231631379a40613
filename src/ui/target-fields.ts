import { noAnswers } from '../model/answers.ts';
import type { WizardState } from '../wizard/state.ts';
import { type Field, fieldOf, offered } from './field.ts';
import { targetWays } from './target-ways.ts';
import { type TargetField, targetFields, type View } from './view.ts';

/** The fields that are there: an archive has a path, a push has none; ways out only where something is in the way. */
export function fieldsOf(state: WizardState): readonly TargetField[] {
  const { bake } = state.answers;
  const seen = state.steps.target.facts?.bake ?? null;
  const isThere = (field: TargetField) => {
    if (field === 'source') return bake !== null || (seen !== null && seen.chosen.length > 0);
    if (field === 'targets') return bake !== null && (seen?.definition?.targets.length ?? 0) > 0;
    // The bake file says them.
    if (bake !== null && ofDockerfile.includes(field)) return false;
    if (field === 'path') return state.answers.output.kind !== 'push';
    return field !== 'ways' || targetWays(state).length > 0;
  };
  return targetFields.filter(isThere);
}

const ofDockerfile: readonly TargetField[] = ['tag', 'file', 'context'];

/** What a text field holds: what is typed, else what was answered, else the suggestion. */
export function targetText({ answers, steps }: WizardState, field: TargetField): string {
  const { output } = answers;
  switch (field) {
    case 'tag':
      return answers.tags[0] ?? steps.target.facts?.suggestion ?? '';
    case 'path':
      return output.kind === 'oci' ? output.file : output.kind === 'oci-dir' ? output.dir : '';
    case 'file':
      return answers.file ?? '';
    case 'context':
      return answers.context;
    default:
      return '';
  }
}

/** The field as it is typed, where it has the focus. */
export function draftOf(state: WizardState, { target }: View, field: TargetField): Field {
  const typed = target.focus === field ? target.draft : null;
  return typed ?? targetField(state, field);
}

/** Where an archive is written, until somebody says where. */
export const suggestedPaths = { oci: 'image.tar', 'oci-dir': 'image' } as const;

/** The field as it is found: a text that is only suggested gives way to what is typed. */
export function targetField(state: WizardState, field: TargetField): Field {
  const text = targetText(state, field);
  return suggestionFor(state, field) === text ? offered(text) : fieldOf(text);
}

function suggestionFor({ answers, steps }: WizardState, field: TargetField): string | null {
  switch (field) {
    case 'tag':
      return steps.target.facts?.suggestion ?? null;
    case 'path':
      return answers.output.kind === 'push' ? null : suggestedPaths[answers.output.kind];
    case 'context':
      return noAnswers.context;
    default:
      return null;
  }
}
