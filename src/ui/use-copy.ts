import { useStdout } from 'ink';
import { useCallback } from 'react';
import { plainText } from '../docker/terminal-text.ts';
import { clipboardSequence } from './clipboard.ts';

/** Puts texts on the clipboard of the terminal, and prints them above the panel. */
export function useCopy(): (texts: readonly string[]) => void {
  const { write } = useStdout();
  return useCallback(
    (texts) => {
      const text = plainText(texts.join('\n'));
      write(`${clipboardSequence(text)}${text}\n`);
    },
    [write],
  );
}
