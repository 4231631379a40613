import { dirname, join } from 'node:path';
import type { RunAction } from '../../model/action.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { commandRemedy, personRemedy } from '../remedy-of.ts';
import { checksumLists } from './binary.ts';
import { type Downloader, fileName, releaseUrl, urlProblem } from './download.ts';
import type { Installing } from './installing.ts';

/** A release from the web. It only waits beside the plugins: the next look shows its checksum. */
export function urlRemedy(installing: Installing): Remedy {
  const words = texts().client.install.url;
  const initial = releaseUrl(installing.client);
  const { downloader, waiting } = installing;
  if (downloader === null) return personRemedy(words.byHand(initial));
  return {
    byHand: byHand(installing, initial, downloader),
    title: words.title,
    hint: words.hint,
    needs: 'consent',
    changes: words.changes(initial, waiting),
    undo: null,
    actions: [],
    question: {
      prompt: words.prompt,
      initial,
      check: (text) => {
        const problem = urlProblem(text);
        return problem === null ? null : words.refused[problem];
      },
      answer: async (text) => downloading(new URL(text.trim()), installing, downloader),
    },
  };
}

/** Straight to where the plugin goes. */
const byHand = (
  { target }: Installing,
  url: string,
  { fetch }: Downloader,
): readonly RunAction[] => [
  { run: ['mkdir', '-p', dirname(target)] },
  { run: fetch(url, target) },
  { run: ['chmod', '+x', target] },
];

async function downloading(
  url: URL,
  { waiting, isThere }: Installing,
  downloader: Downloader,
): Promise<Remedy> {
  const words = texts().client.install.url;
  const name = fileName(url);
  const beside = checksumLists(name).map((list) => ({ list, url: new URL(list, url).href }));
  const isPublished = await Promise.all(beside.map((list) => isThere(list.url)));
  const lists = beside.filter((_, index) => isPublished[index]).slice(0, 1);
  const fetch = (from: string, to: string): RunAction => ({
    run: downloader.fetch(from, join(waiting, to)),
  });
  return commandRemedy({
    title: words.fetch(name),
    needs: 'consent',
    changes: lists.length > 0 ? words.fetches(waiting) : words.fetchesUnlisted(waiting),
    run: [
      { run: ['mkdir', '-p', waiting] },
      ...lists.map((list) => fetch(list.url, list.list)),
      fetch(url.href, `${name}.part`),
      // Only what came whole is offered.
      { run: ['mv', join(waiting, `${name}.part`), join(waiting, name)] },
    ],
    reversal: [{ run: ['rm', '-r', waiting] }],
  });
}
