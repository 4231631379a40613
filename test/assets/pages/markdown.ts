/** A code span; what holds a backtick stands between two. */
export const code = (text: string): string =>
  text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;

/** A sentence, without what Markdown would take for its own. */
export const escaped = (text: string): string =>
  text.replace(/[\\*`<>|]/g, '\\$&').replace(/\[(?=[^\]]*\]\()/g, '\\[');

/** A block of code; one with backticks of its own stands in a longer fence. */
export function fenced(language: string, text: string): string {
  const fence = text.includes('```') ? '````' : '```';
  return `${fence}${language}\n${text}\n${fence}`;
}

export const link = (text: string, target: string): string => `[${text}](${target})`;

/** The rows of a table, the first one its head. */
export function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

/** Lines of an item of a list. */
export const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');

/** `OWNER/REPOSITORY#N`, and `#N` after it, as links to the issues. */
export function references(text: string): string {
  let last = '';
  return escaped(text).replace(
    /(?:([\w.-]+\/[\w.-]+)|(?<=, ))#(\d+)/g,
    (reference, repository: string | undefined, number: string) => {
      last = repository ?? last;
      return link(reference, `https://github.com/${last}/issues/${number}`);
    },
  );
}
