import type { Status } from '../model/finding.ts';

/** What a colour means. A component names a tone, never a colour. */
export type Tone = 'success' | 'warning' | 'problem' | 'accent' | 'muted';

export type Glyphs = {
  readonly success: string;
  readonly warning: string;
  readonly problem: string;
  readonly skipped: string;
  readonly question: string;
  readonly current: string;
  readonly pending: string;
  readonly cursor: string;
  readonly full: string;
  readonly empty: string;
  readonly bar: string;
  /** Between what stands side by side. */
  readonly dot: string;
  readonly more: string;
  readonly caret: string;
  readonly enter: string;
  readonly up: string;
  readonly down: string;
  readonly left: string;
  readonly right: string;
};

const unicode: Glyphs = {
  success: '✓',
  warning: '!',
  problem: '✗',
  skipped: '–',
  question: '?',
  current: '●',
  pending: '○',
  cursor: '❯',
  full: '█',
  empty: '░',
  bar: '│',
  dot: '·',
  more: '…',
  caret: '█',
  enter: '↵',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
};

const ascii: Glyphs = {
  success: '[ok]',
  warning: '[!]',
  problem: '[x]',
  skipped: '-',
  question: '[?]',
  current: '*',
  pending: 'o',
  cursor: '>',
  full: '#',
  empty: '.',
  bar: '|',
  dot: '-',
  more: '...',
  caret: '_',
  enter: 'Enter',
  up: 'Up',
  down: 'Down',
  left: 'Left',
  right: 'Right',
};

export type Theme = {
  readonly glyphs: Glyphs;
  readonly hasColour: boolean;
  /** Bold, dim and reverse video reach the screen. */
  readonly hasStyles: boolean;
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The theme for a terminal, from its environment: `NO_COLOR` (not empty, https://no-color.org),
 * `FORCE_COLOR` (wins, as in Node), `TERM`, and the locale by `LC_ALL`, `LC_CTYPE`, `LANG`.
 */
export function themeFor(env: Environment): Theme {
  const isDumb = env['TERM'] === 'dumb';
  const forced = env['FORCE_COLOR'];
  const hasStyles = forced === undefined || forced === '' ? !isDumb : forced !== '0';
  const isForced = forced !== undefined && forced !== '' && forced !== '0';
  return {
    glyphs: isDumb || !hasUnicode(env) ? ascii : unicode,
    hasStyles,
    hasColour: hasStyles && (isForced || !env['NO_COLOR']),
  };
}

function hasUnicode(env: Environment): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  if (/utf-?8/i.test(locale)) return true;
  return env['TERM'] !== 'linux' && locale === '';
}

export const statusTone: Readonly<Record<Status, Tone>> = {
  ok: 'success',
  warning: 'warning',
  problem: 'problem',
  skipped: 'muted',
};

/** The glyph of a status, every one as wide as the widest, so that what follows is aligned. */
export function mark(theme: Theme, status: Status): string {
  const { success, warning, problem, skipped } = theme.glyphs;
  const glyph = { ok: success, warning, problem, skipped }[status];
  return glyph.padEnd(success.length);
}
