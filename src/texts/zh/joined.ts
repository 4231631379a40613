import type { joined as en } from '../en/joined.ts';
import type { Same } from '../same.ts';

/** How texts stand beside each other. */
export const joined: Same<typeof en> = {
  sentences: (first, second) => `${first}${second}`,
  named: (name, text) => `${name}：${text}`,
  titled: (title, sentence) => `${title}。${sentence}`,
  also: (first, second) => `${first}；${second}`,
  placed: (what, place) => `${what}，${place}`,
  leads: (title) => `${title}：`,
  /** Between what is listed in a sentence. */
  comma: '、',
  between: '，',
};
