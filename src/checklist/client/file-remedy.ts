import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import type { Installing } from './installing.ts';
import { pluginRemedy } from './plugin-remedy.ts';
import { refusal } from './refusal.ts';

/** A release that the person has as a file: it is looked at before it becomes the plugin. */
export function fileRemedy(installing: Installing): Remedy {
  const words = texts().client.install.file;
  return {
    title: words.title,
    hint: words.hint,
    needs: 'consent',
    changes: words.changes(installing.target),
    undo: null,
    actions: [],
    question: {
      prompt: words.prompt,
      initial: installing.likely,
      check: (text) => (text.trim() === '' ? words.empty : null),
      answer: async (text) => {
        const binary = await installing.read(text.trim());
        const refused = refusal(binary, installing);
        return refused === null ? pluginRemedy(installing, binary) : { refused };
      },
    },
  };
}
