import { plainText } from '../docker/terminal-text.ts';

/** What a log names of the build that it is of. */
export type Named = {
  /** As they stand there: `linux/arm64`, `arm/v7`. */
  readonly platforms: readonly string[];
  readonly builder: string | null;
  /** The reference that could not be pushed. */
  readonly pushed: string | null;
};

/** What the lines hold that name anything. */
export const namingParts: readonly string[] = [
  '[linux/',
  ' linux/',
  '--platform',
  'building with "',
  'failed to push ',
];

const mostPlatforms = 16;
/** What a build is of stands in its first steps. */
const mostLines = 10_000;
const longestLine = 2000;

/** `[linux/arm64 2/3]`, `[web linux/amd64->arm64 build 1/2]`: the name of a step. */
const step = /\[(?:[\w./-]+ )?(linux\/[\w/]+)(?:->([\w/]+))?[ \]]/;
const flag = /--platform(?:=|\s+)"?([\w/,.-]+)/;
const builder = /^(?:#0 )?building with "([A-Za-z0-9][\w.+-]*)" instance/;
const pushed = /failed to push ([^\s"]+?):? /;

/** Gathers it, line by line. */
export function createNaming() {
  const platforms = new Set<string>();
  let lines = 0;
  let first: Omit<Named, 'platforms'> = { builder: null, pushed: null };
  return {
    read: (line: string): void => {
      if (++lines > mostLines) return;
      const text = plainText(line.slice(0, longestLine)).trim();
      const [, from, to] = step.exec(text) ?? [];
      const flagged = flag.exec(text)?.[1]?.split(',') ?? [];
      for (const one of [from, to, ...flagged]) {
        if (one && platforms.size < mostPlatforms) platforms.add(one);
      }
      first = {
        builder: first.builder ?? builder.exec(text)?.[1] ?? null,
        pushed: first.pushed ?? pushed.exec(text)?.[1] ?? null,
      };
    },
    named: (): Named => ({ ...first, platforms: [...platforms] }),
  };
}
