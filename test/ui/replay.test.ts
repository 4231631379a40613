import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { createPlayer, type Player } from '../../src/wizard/player.ts';
import { type Shown, show } from './screen.ts';

const recording = (name: string) =>
  readFileSync(new URL(`../docker/recordings/${name}`, import.meta.url));
const banner = { title: 'Replay', label: 'a.jsonl', place: '1000 times as fast' };
let screen: Shown | null = null;
let player: Player | null = null;
afterEach(() => {
  player?.stop();
  screen?.close();
});

function play(name: string, columns = 80): Shown {
  player = createPlayer([recording(name)], 1000);
  screen = show(player.store.getState(), { wizard: player, banner, columns, rows: 24 });
  player.start();
  return screen;
}

describe('a recorded build', () => {
  it('plays to its last frame, and stays there', async () => {
    const shown = play('buildx-0.36.1-base.jsonl');
    const text = await shown.until('Done in');
    expect(text).toContain('Replay   a.jsonl');
    for (const platform of ['linux/amd64', 'linux/arm/v7', 'linux/arm64']) {
      expect(text).toMatch(new RegExp(`${platform} +█+ ✓`));
    }
    expect(text).not.toContain('step 6 of 7');
  });

  it('that failed ends with its verdict above its lanes', async () => {
    const text = await play('buildx-0.36.1-fail.jsonl').until('failed at step');
    expect(text).toContain('exit code');
    expect(text.indexOf('failed at step')).toBeLessThan(text.indexOf('set-up'));
  });

  it('has a log that can be read and searched', async () => {
    const shown = play('buildx-0.36.1-base.jsonl');
    await shown.until('Done in');
    shown.press('/', 'compiling', 'enter');
    await shown.until((text) => /❯ #\d+ .*compiling for/.test(text));
  });

  it('is left with q, and that is no failure', async () => {
    const shown = play('buildx-0.36.1-base.jsonl');
    await shown.until('Done in');
    shown.press('q');
    expect(player?.store.getState().exitCode).toBe(0);
  });

  it('offers nothing that would run or change anything', async () => {
    const shown = play('buildx-0.36.1-fail.jsonl');
    const text = await shown.until('failed at step');
    expect(text).not.toContain('Try again');
    shown.press('enter', 'r', 'b', 'y');
    expect(player?.store.getState().steps.build.facts?.phase).toBe('failed');
  });
});
