import type { Host } from '../host.ts';
import type { Keeper } from './keeper.ts';

/** What a practice machine has to say, each time it is asked; null is the same as the last time. */
export function transcribedCaptions(host: Host, { event }: Keeper): Pick<Host, 'captions'> {
  const { captions } = host;
  if (captions === undefined) return {};
  let before = '';
  return {
    captions: () => {
      const said = captions();
      const now = JSON.stringify(said);
      event({ captions: now === before ? null : said });
      before = now;
      return said;
    },
  };
}
