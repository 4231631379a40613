import { texts } from '../texts/index.ts';
import { blank, type Line, type Page, paragraph } from '../ui/line.ts';

/** What comes before all else that is said of a machine that is no real one. */
export const labelLines = ({ columns }: Page, label: string | null): Line[] =>
  label === null ? [] : [...paragraph(texts().ui.isPractice(label), columns, 0, 'warning'), blank];
