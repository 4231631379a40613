import { en } from './en/index.ts';
import type { Same } from './same.ts';
import { spoken } from './spoken.ts';

/** Everything that a person reads, in one language; every other language has the same shape. */
export type Texts = Same<typeof en>;

/** The texts in the person's language. */
export function texts(): Texts {
  return spoken()?.texts ?? en;
}

/** Why a check matters, in one sentence; empty for a check that has none. */
export function why(id: string): string {
  const [step = '', name = ''] = id.split('.');
  const room: unknown = (texts() as Record<string, unknown>)[step];
  const reasons = (room as { why?: Record<string, string> } | undefined)?.why;
  return reasons?.[name] ?? '';
}
