import type { WriteStream } from 'node:tty';
import { plainRow } from '../docker/terminal-text.ts';
import type { Line, Page, Span } from './line.ts';
import { type Theme, type Tone, themeFor } from './theme.ts';

/** SGR parameters, ECMA-48 8.3.117; the same that the screens have. */
const tones: Readonly<Record<Tone, number>> = {
  success: 32,
  warning: 33,
  problem: 31,
  accent: 36,
  muted: 2,
};

type Output = Pick<WriteStream, 'isTTY' | 'columns' | 'rows'>;
type Environment = Readonly<Record<string, string | undefined>>;

/** What is printed on: a terminal as wide as it is, else plain text of 80 columns. */
export function pageFor(output: Partial<Output>, env: Environment): Page {
  const theme = themeFor(env);
  const isStyled = output.isTTY === true || Boolean(env['FORCE_COLOR']);
  const plain = { ...theme, hasColour: false, hasStyles: false };
  return {
    theme: isStyled ? theme : plain,
    columns: Math.max(40, output.columns || 80),
    rows: output.rows || 24,
  };
}

/** Rows as text, each with its newline. Whatever they were made of, no control sequence but ours is in it. */
export function printed(lines: readonly Line[], { theme }: Pick<Page, 'theme'>): string {
  return lines
    .map(
      (row) =>
        `${row
          .map((part) => styled(part, theme))
          .join('')
          .trimEnd()}\n`,
    )
    .join('');
}

function styled({ text, tone, isBold, isInverse }: Span, theme: Theme): string {
  const isShown = tone === 'muted' || theme.hasColour;
  const codes = [
    ...(isBold === true ? [1] : []),
    ...(isInverse === true ? [7] : []),
    ...(tone !== undefined && isShown ? [tones[tone]] : []),
  ];
  const plain = plainRow(text);
  return codes.length === 0 || !theme.hasStyles || plain === ''
    ? plain
    : `\u001b[${codes.join(';')}m${plain}\u001b[0m`;
}
