import { basename } from 'node:path/posix';
import type { Answer } from './step.ts';

/** What became of a program that was run. */
export type Verdict =
  | {
      /** The interpreter took it; `fails`: and said that it can't run it. */
      readonly kind: 'runs' | 'fails';
      /** The interpreter's name. */
      readonly emulator: string;
      /** What the kernel handed it after its own name. */
      readonly handed: readonly string[];
      /** The kernel told it that P is set. */
      readonly knowsP: boolean;
      /** The last line that was printed. */
      readonly line: string;
    }
  /** It did not start. */
  | { readonly kind: 'refused'; readonly errno: string; readonly number: number }
  /** It ended in a way that nobody here thought of. */
  | { readonly kind: 'odd'; readonly line: string };

/** Reads what a stand-in printed, or why it never started. */
export function verdictOf(answer: Answer): Verdict {
  if (answer.kind === 'errno') {
    const { name, number } = answer;
    return { kind: 'refused', errno: name === '' ? `errno ${number}` : name, number };
  }
  if (answer.kind !== 'exit' && answer.kind !== 'signal') return { kind: 'odd', line: answer.kind };
  const line = answer.output.trimEnd().split('\n').at(-1) ?? '';
  const [, given, flags] = /^stand-in \d+ (.*) AT_FLAGS (\d+)$/m.exec(answer.output) ?? [];
  const [own, ...handed] = [...(given ?? '').matchAll(/\[([^\]]*)\]/g)].map(
    ([, word = '']) => word,
  );
  if (own === undefined) return { kind: 'odd', line };
  const kind = answer.kind === 'exit' && answer.number === 0 ? 'runs' : 'fails';
  return { kind, emulator: basename(own), handed, knowsP: flags === '1', line };
}
