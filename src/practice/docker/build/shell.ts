/** One program of a command line, and when it runs. */
export type Simple = {
  readonly after: ';' | '&&' | '||';
  readonly words: readonly string[];
  /** Whether what it prints goes into a file, or to the next program. */
  readonly isHidden: boolean;
};

/** What a shell starts. */
export type Ran = { readonly lines: readonly string[]; readonly code: number };

export type Shell = {
  /** What stands for `$(…)`; null where it is not known, and stays. */
  readonly substitute: (command: string) => string | null;
  readonly run: (simple: Simple) => Ran;
};

export type Ended = Ran & {
  /** Programs in the order in which they ran. */
  readonly ran: readonly Simple[];
};

/**
 * As much of a shell as the RUN lines of Dockerfiles need: programs one after the other, `&&`, `||`, `;`,
 * `exit`, `for NAME in WORDS; do …; done`, `$(…)`, quotes and redirection. Of a pipe the last program counts.
 */
export function runShell(shell: Shell, command: string): Ended {
  const lines: string[] = [];
  const ran: Simple[] = [];
  let code = 0;
  for (const simple of simples(shell, loopsUnrolled(shell, command))) {
    if ((simple.after === '&&' && code !== 0) || (simple.after === '||' && code === 0)) continue;
    ran.push(simple);
    const [program, status = `${code}`] = simple.words;
    if (program === 'exit') return { lines, ran, code: Number(status) };
    const ended = shell.run(simple);
    code = ended.code;
    if (!simple.isHidden) lines.push(...ended.lines);
  }
  return { lines, code, ran };
}

function loopsUnrolled(shell: Shell, command: string): string {
  const loop = /\bfor (\w+) in (.+?); ?do (.+?);? ?done/s;
  const [whole, name = '', list = '', body = ''] = loop.exec(command) ?? [];
  if (whole === undefined) return command;
  const items = substituted(shell, list).split(/\s+/).filter(Boolean);
  const rounds = items.map((item) =>
    body.replaceAll(new RegExp(`\\$(?:${name}\\b|\\{${name}\\})`, 'g'), item),
  );
  return command.replace(whole, () => rounds.join('; '));
}

const substituted = (shell: Shell, text: string): string =>
  text.replaceAll(/\$\(([^()]*)\)|`([^`]*)`/g, (whole, inner?: string, ticked?: string) => {
    return shell.substitute((inner ?? ticked ?? '').trim()) ?? whole;
  });

/** Splits at what stands between programs, outside of quotes. */
function simples(shell: Shell, command: string): readonly Simple[] {
  const parts =
    command.match(/"(?:[^"\\]|\\.)*"|'[^']*'|&&|\|\||[;|\n]|(?:[^;&|"'\n]|&(?!&))+/g) ?? [];
  const all: Simple[] = [];
  let after: Simple['after'] = ';';
  let text = '';
  const end = (next: Simple['after']) => {
    if (text.trim() !== '') all.push({ after, ...programIn(substituted(shell, text.trim())) });
    [after, text] = [next, ''];
  };
  for (const part of parts) {
    if (part === '&&' || part === '||') end(part);
    else if (part === ';' || part === '\n') end(';');
    else if (part === '|') text = '';
    else text += part;
  }
  end(';');
  return all;
}

function programIn(text: string): Omit<Simple, 'after'> {
  const bare = text.replace(/^[({]\s+|\s+[)}]$/g, '');
  const plain = bare.replace(/\s*\d?>&\d/g, '');
  const words =
    plain.replace(/\s*\d?>>?\s*\S+/g, '').match(/(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'])+/g) ?? [];
  return {
    words: words.map(unquoted).filter((word, at) => at > 0 || !/^\w+=/.test(word)),
    isHidden: /(?:^|\s)1?>>?\s*[^&\s]/.test(plain),
  };
}

const unquoted = (word: string): string =>
  word.replaceAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'/g, (_, double?: string, single?: string) =>
    double === undefined ? (single ?? '') : double.replaceAll(/\\(["\\$`])/g, '$1'),
  );
