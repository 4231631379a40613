/** How long what is on the screen stays there. */
export type Pace = 'slow' | 'normal' | 'fast';

/** Times of a pace, in milliseconds. */
export type Reading = {
  /** For a room to read these texts. */
  readonly time: (texts: readonly string[]) => number;
  /** Before the next letter. */
  readonly letter: number;
  /** Before a cursor moves. */
  readonly step: number;
  /** The last screen, where nobody presses a key. */
  readonly end: number;
};

const factors: Readonly<Record<Pace, number>> = { slow: 1.7, normal: 1, fast: 0.3 };

/** Of a person who listens to somebody else at the same time. */
const wordsPerSecond = 3;
const hanPerSecond = 5;
const least = 2;
const most = 20;

/** Words take their time, and Chinese characters theirs. */
export function readingFor(pace: Pace): Reading {
  const ms = (seconds: number) => Math.round(seconds * 1000 * factors[pace]);
  return {
    time: (texts) => ms(Math.min(most, Math.max(least, 1 + seconds(texts.join(' '))))),
    letter: ms(0.12),
    step: ms(0.8),
    end: ms(60),
  };
}

function seconds(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
  return words / wordsPerSecond + han / hanPerSecond;
}
