import type { Answer } from './step.ts';

/** What could not be had, and what the kernel said to it. */
export type Refusal = {
  /** `unshare`, `mount binfmt_misc`; `start` where the program itself did not start. */
  readonly call: string;
  readonly number: number | null;
  /** `EPERM`; what else was said where there is none. */
  readonly name: string;
};

/** One line of the namespace program: its kind, a number and a text, divided by tabs. */
export function readAnswer(line: string): Answer {
  const [kind = '', number = '', text = ''] = line.split('\t');
  switch (kind) {
    case 'ok':
      return { kind };
    case 'text':
      return { kind, text: unescaped(text) };
    case 'errno':
      return { kind, number: Number(number), name: text };
    case 'exit':
    case 'signal':
      return { kind, number: Number(number), output: unescaped(text) };
    default:
      throw new Error(`no answer: ${line}`);
  }
}

const unescaped = (text: string): string =>
  text.replace(/\\([n\\])/g, (_, letter) => (letter === 'n' ? '\n' : '\\'));

/** What the program wrote to standard error before it ended: `unshare errno 1 EPERM`. */
export function readRefusal(complaint: string): Refusal {
  const [, call, number, name] = /^(.+) errno (\d+) ?(\w*)$/m.exec(complaint) ?? [];
  if (call === undefined) return { call: 'start', number: null, name: complaint.trim() };
  return { call, number: Number(number), name: name ?? '' };
}
