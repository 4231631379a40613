import type { Remedy } from '../../../src/model/remedy.ts';
import { failuresPage as words } from '../../../src/texts/en/failures-page.ts';
import { texts } from '../../../src/texts/index.ts';
import { commandLine } from '../../../src/ui/parts/command.ts';
import { code, escaped, fenced, indented } from './markdown.ts';

/** One way out of a failure, as an item of a list. */
export function wayOut({ title, changes, undo, needs, actions }: Remedy): string {
  const told = [
    `**${escaped(title)}.**`,
    ...actions.flatMap((action) => ('do' in action ? [escaped(action.do)] : [])),
    ...(changes === '' ? [] : [escaped(changes)]),
    ...(undo === null ? [] : [words.undo(code(undo))]),
    ...(needs === 'person' || needs === 'nothing' ? [] : [words.needs(texts().ui.needs[needs])]),
  ].join(' ');
  const prefix = needs === 'root' ? ['sudo'] : [];
  const commands = actions.flatMap((action) =>
    'run' in action ? [commandLine({ ...action, run: [...prefix, ...action.run] })] : [],
  );
  return commands.length === 0
    ? `- ${told}`
    : `- ${told}\n\n${indented(fenced('sh', commands.join('\n')))}`;
}
