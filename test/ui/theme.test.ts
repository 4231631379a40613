import { describe, expect, it } from 'vitest';
import { themeFor } from '../../src/ui/theme.ts';

const look = (env: Record<string, string>) => {
  const { glyphs, hasColour, hasStyles } = themeFor(env);
  return { ok: glyphs.success, hasColour, hasStyles };
};

describe('the look of a terminal', () => {
  it('has colours and Unicode where the locale says UTF-8, or says nothing', () => {
    const rich = { ok: '✓', hasColour: true, hasStyles: true };
    expect(look({ LANG: 'en_US.UTF-8', TERM: 'xterm' })).toEqual(rich);
    expect(look({ LC_ALL: 'C.utf8' })).toEqual(rich);
    expect(look({ TERM: 'xterm-256color' })).toEqual(rich);
  });

  it('is ASCII in the C locale, on a console without UTF-8 and on a dumb terminal', () => {
    expect(look({ LC_ALL: 'C', LANG: 'en_US.UTF-8' }).ok).toBe('[ok]');
    expect(look({ LANG: 'POSIX' }).ok).toBe('[ok]');
    expect(look({ TERM: 'linux' }).ok).toBe('[ok]');
    expect(look({ TERM: 'linux', LANG: 'de_DE.UTF-8' }).ok).toBe('✓');
    expect(look({ TERM: 'dumb', LANG: 'en_US.UTF-8' })).toEqual({
      ok: '[ok]',
      hasColour: false,
      hasStyles: false,
    });
  });

  it('has no colour with NO_COLOR, unless it is empty or colour is forced', () => {
    expect(look({ NO_COLOR: '1' })).toEqual({ ok: '✓', hasColour: false, hasStyles: true });
    expect(look({ NO_COLOR: '' }).hasColour).toBe(true);
    expect(look({ NO_COLOR: '1', FORCE_COLOR: '1' }).hasColour).toBe(true);
    expect(look({ FORCE_COLOR: '0' }).hasStyles).toBe(false);
  });
});
