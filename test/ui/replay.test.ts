import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { createPlayer, type Player } from '../../src/wizard/player.ts';
import { at, buildFacts } from './samples.ts';
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

function play(name: string, columns = 80, speed = 1000): Shown {
  player = createPlayer([recording(name)], speed);
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

  it('is paused, goes step by step, faster and slower, and on again', async () => {
    const shown = play('buildx-0.36.1-base.jsonl', 80, 0.5);
    const going = await shown.until('set-up');
    expect(going).toContain('0.5 times as fast');
    expect(going).toMatch(/Space pause .*\. next .*\+ faster .*- slower/);
    shown.press('.');
    const paused = await shown.until('Paused: Space goes on');
    expect(paused).toContain('Space go on');
    const lanes = (text: string) =>
      text.split('\n').filter((row) => /^ {2}(?:linux|set-up)/.test(row));
    await new Promise((resolve) => setTimeout(resolve, 600));
    const still = shown.rows().join('\n');
    const snapshot = player?.store.getState().steps.build.facts?.snapshot;
    shown.press('.', '.', '.', '.', '.', '.', '.', '.');
    await shown.until((text) => lanes(text).join() !== lanes(still).join());
    expect(player?.store.getState().steps.build.facts?.snapshot).not.toBe(snapshot);
    shown.press('+', '=', '-');
    await shown.until('as fast as it was');
    player?.store.setState({ pace: { speed: 1, isPaused: true } });
    shown.press('?');
    await shown.until(/slower/.source);
    shown.press('esc', ' ');
    await shown.until((text) => !text.includes('Paused'));
  });

  it('has no keys of a clock on a real machine', async () => {
    const real = show(at('build', { facts: buildFacts() as never }), { columns: 160, rows: 24 });
    screen = real;
    const text = await real.until('linux/arm64');
    expect(text).not.toContain('pause');
    real.press('?');
    const help = await real.until('While it builds');
    expect(help).not.toMatch(/pause|faster/);
    real.press('esc', 'space', '.', '+', '-');
    expect(real.calls).toEqual([]);
  });
});
