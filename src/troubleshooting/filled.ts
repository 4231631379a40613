import { shellQuote } from '../docker/shell-words.ts';
import { plainText } from '../docker/terminal-text.ts';
import type { RunAction } from '../model/action.ts';

/** Commands with what a text named in their places. */
export type Filled = {
  readonly run: readonly RunAction[];
  /** The places that nothing could be put in: each stands in the commands in capitals. */
  readonly missing: readonly string[];
};

type Values = Readonly<Record<string, string>>;

const place = /\{([a-z]\w*)\}/gi;
const longestValue = 255;

/** Puts values into `{places}` of commands. They come from a log: what may not be an argument stays out. */
export function filled(run: readonly RunAction[], values: Values): Filled {
  const missing = new Set<string>();
  const fill = (text: string): string =>
    text.replace(place, (_, name: string) => {
      const value = values[name];
      if (value !== undefined && isFit(value)) return value;
      missing.add(name.toUpperCase());
      return name.toUpperCase();
    });
  return {
    run: run.map(({ run: argv, input }) => ({
      run: argv.map(fill),
      ...(input !== undefined && { input: fill(input) }),
    })),
    missing: [...missing],
  };
}

/** An option is no value, and neither is what would not be seen as it is. */
const isFit = (value: string): boolean =>
  /^[^-\s]/.test(value) &&
  value.length <= longestValue &&
  !value.includes('\n') &&
  plainText(value) === value;

/** Commands in one row, as a person types them one after the other. */
export const typed = (run: readonly RunAction[], prefix: readonly string[]): string =>
  run
    .map(({ run: argv, input }) => {
      const command = shellQuote([...prefix, ...argv]);
      return input === undefined ? command : `echo ${input.trim()} | ${command}`;
    })
    .join(' && ');
