import { describe, expect, it } from 'vitest';
import { createClock, type Drive } from '../../src/practice/clock.ts';

/** Time that goes by only when it is told to. */
function byHand(): Drive & { readonly pass: (ms: number) => Promise<void> } {
  let time = 0;
  let asked: { at: number; then: () => void } | null = null;
  const pass = async (ms: number) => {
    const until = time + ms;
    while (asked !== null && asked.at <= until) {
      const { at, then } = asked;
      asked = null;
      time = at;
      then();
      await Promise.resolve();
    }
    time = until;
    await Promise.resolve();
  };
  return {
    pass,
    now: () => time,
    after: (ms, then) => {
      const one = { at: time + ms, then };
      asked = one;
      return () => {
        if (asked === one) asked = null;
      };
    },
  };
}

function started() {
  const drive = byHand();
  const clock = createClock(1_000, drive);
  const ended: string[] = [];
  const wait = (name: string, ms: number, signal?: AbortSignal) =>
    void clock.wait(ms, signal).then(
      () => ended.push(name),
      (reason) => ended.push(`${name}: ${reason}`),
    );
  return { drive, clock, ended, wait };
}

describe("the practice machine's clock", () => {
  it('shows what it was started with, and goes on with this world', async () => {
    const { drive, clock } = started();
    expect(clock.now()).toBe(1_000);
    await drive.pass(250);
    expect(clock.now()).toBe(1_250);
  });

  it('ends what waits in the order in which it is due', async () => {
    const { drive, ended, wait } = started();
    wait('long', 300);
    wait('short', 100);
    await drive.pass(99);
    expect(ended).toEqual([]);
    await drive.pass(1);
    expect(ended).toEqual(['short']);
    await drive.pass(200);
    expect(ended).toEqual(['short', 'long']);
  });

  it('goes as fast as it is told to, from then on', async () => {
    const { drive, clock, ended, wait } = started();
    wait('it', 1_000);
    await drive.pass(500);
    clock.setSpeed(10);
    await drive.pass(49);
    expect(ended).toEqual([]);
    expect(clock.now()).toBe(1_990);
    await drive.pass(1);
    expect(ended).toEqual(['it']);
    expect(clock.now()).toBe(2_000);
  });

  it('keeps its speed between a half and twenty', () => {
    const { clock } = started();
    clock.setSpeed(0.1);
    expect(clock.speed()).toBe(0.5);
    clock.setSpeed(100);
    expect(clock.speed()).toBe(20);
  });

  it('stands still while it is paused, and goes on from there', async () => {
    const { drive, clock, ended, wait } = started();
    wait('it', 100);
    await drive.pass(40);
    clock.pause();
    await drive.pass(10_000);
    expect([clock.now(), clock.isPaused(), ended]).toEqual([1_040, true, []]);
    clock.resume();
    await drive.pass(59);
    expect(ended).toEqual([]);
    await drive.pass(1);
    expect(ended).toEqual(['it']);
  });

  it('goes step by step to what is waited for next', async () => {
    const { clock, ended, wait } = started();
    wait('second', 5_000);
    wait('first', 2_000);
    clock.pause();
    expect(clock.step()).toBe(true);
    await Promise.resolve();
    expect([ended, clock.now()]).toEqual([['first'], 3_000]);
    expect(clock.step()).toBe(true);
    await Promise.resolve();
    expect([ended, clock.now()]).toEqual([['first', 'second'], 6_000]);
    expect(clock.step()).toBe(false);
  });

  it('takes no step while it goes by itself', () => {
    const { clock, ended, wait } = started();
    wait('it', 100);
    expect(clock.step()).toBe(false);
    expect(ended).toEqual([]);
  });

  it('ends a wait that is called off, and the others go on', async () => {
    const { drive, ended, wait } = started();
    const calling = new AbortController();
    wait('one', 100, calling.signal);
    wait('other', 200);
    calling.abort('SIGINT');
    await Promise.resolve();
    expect(ended).toEqual(['one: SIGINT']);
    await drive.pass(200);
    expect(ended).toEqual(['one: SIGINT', 'other']);
  });

  it('does not begin a wait that was called off before', async () => {
    const { ended, wait } = started();
    wait('it', 100, AbortSignal.abort('over'));
    await Promise.resolve();
    await Promise.resolve();
    expect(ended).toEqual(['it: over']);
  });
});
