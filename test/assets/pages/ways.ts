import type { Remedy } from '../../../src/model/remedy.ts';
import { texts } from '../../../src/texts/index.ts';
import type { FailuresPage } from '../../../src/texts/zh/failures-page.ts';
import { commandLine } from '../../../src/ui/parts/command.ts';
import { code, escaped, fenced, indented } from './markdown.ts';

/** The command that takes a way back, and what else it does. */
function takenBack(words: FailuresPage, undo: string): readonly string[] {
  const [command = '', ...sentences] = undo.split(words.stop);
  const more = sentences.join(words.stop);
  return [words.undo(code(command)), ...(more === '' ? [] : [escaped(more)])];
}

/** One way out of a failure, as an item of a list. */
export function wayOut(
  words: FailuresPage,
  { title, changes, undo, needs, actions }: Remedy,
): string {
  const text = [
    ...actions.flatMap((action) => ('do' in action ? [escaped(action.do)] : [])),
    ...(changes === '' ? [] : [escaped(changes)]),
    ...(undo === null ? [] : takenBack(words, undo)),
    ...(needs === 'person' || needs === 'nothing' ? [] : [words.needs(texts().ui.needs[needs])]),
  ].join(words.between);
  const told = words.titled(escaped(title), text).trimEnd();
  const prefix = needs === 'root' ? ['sudo'] : [];
  const commands = actions.flatMap((action) =>
    'run' in action ? [commandLine({ ...action, run: [...prefix, ...action.run] })] : [],
  );
  return commands.length === 0
    ? `- ${told}`
    : `- ${told}\n\n${indented(fenced('sh', commands.join('\n')))}`;
}
