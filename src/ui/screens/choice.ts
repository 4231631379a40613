import type { Route } from '../../model/route.ts';
import { texts } from '../../texts/index.ts';
import { blank, bold, type Line, line, type Page, paragraph, span } from '../line.ts';
import type { Body } from '../parts/window.ts';
import type { View } from '../view.ts';

/** The ways of the first screen; the usual one first. */
export const routes: readonly Route[] = ['build', 'assemble'];

/** Whether the first screen still asks what the person wants. */
export const isChoosing = ({ choice }: View): boolean => choice?.isOpen === true;

/** What do you want: each way with what it is for. */
export function choiceBody(page: Page, { choice }: Pick<View, 'choice'>): Body {
  const lines = routes.flatMap((route) => [blank, ...wayLines(page, route, choice?.at === route)]);
  return { lines, keep: 0 };
}

function wayLines({ theme, columns }: Page, route: Route, isHere: boolean): Line[] {
  const { title, lead } = texts().ui.choice.ways[route];
  return [
    line(
      span(isHere ? `  ${theme.glyphs.cursor} ` : '    ', 'accent'),
      isHere ? bold(title) : title,
    ),
    ...paragraph(lead, columns, 6, 'muted'),
  ];
}
