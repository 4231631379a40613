import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { blank, bold, type Line, line, type Page, paragraph, span } from '../line.ts';
import { actionLines, named } from './actions.ts';

/** Exactly what will be done, what it changes, how it is taken back: then yes or no. */
export function consentLines(page: Page, remedy: Remedy, label: string | null): Line[] {
  const { consent } = texts().ui;
  return [
    ...askedLines(page, remedy, label),
    ...gapOf(page),
    ...named(page, consent.changes, remedy.changes, 4, 10),
    ...named(page, consent.undo, remedy.undo ?? consent.noUndo, 4, 10),
    ...named(page, consent.needs, needsOf(remedy), 4, 10),
  ];
}

/**
 * What has to be read before a yes: the question, and whole what it is about; on a machine that isn't
 * there, that nothing happens.
 */
export function askedLines(page: Page, { actions }: Remedy, label: string | null): Line[] {
  const { consent } = texts().ui;
  const gap = gapOf(page);
  const isEdit = actions.every((action) => 'edit' in action);
  const title = line('  ', bold(isEdit ? consent.edit : consent.title));
  const unreal = label === null ? [] : [line('  ', span(consent.unreal(label), 'warning'))];
  return [...gap, title, ...unreal, ...gap, ...actionLines(page, actions, 4)];
}

/** In a low window the rows belong to what has to be read. */
const gapOf = ({ rows }: Page): Line[] => (rows < 14 ? [] : [blank]);

/** What a remedy asks for; sudo asks for a password, root does not. */
export function needsOf({ needs, actions, isConversation }: Remedy): string {
  const words = texts().ui.needs;
  if (isConversation === true) return words.conversation;
  const hasSudo = actions.some((action) => 'run' in action && action.run[0] === 'sudo');
  return needs === 'root' && hasSudo ? words.sudo : words[needs];
}

/** What a remedy would do, below the menu: its commands whole, and where there is room what they change. */
export function previewLines(page: Page, remedy: Remedy, hasChanges = true): Line[] {
  const { ui } = texts();
  const asked = remedy.question;
  return [
    ...actionLines(page, remedy.actions, 2),
    ...(asked === undefined ? [] : paragraph(ui.asks(asked.prompt), page.columns, 2)),
    ...(remedy.changes === '' || !hasChanges ? [] : named(page, '', remedy.changes, 4, 0)),
  ];
}
