/** What follows the last vertex of a log: what plain repeats, the excerpt, the error; a time in it is one of that run. */
export function lastWords(log: string): readonly string[] {
  const lines = log.trimEnd().split('\n');
  const end = lines.findLastIndex(
    (line) => /^(?:#\d+ |\}|\{"|\s{2})/.test(line) && !/^\s+\d+ \|/.test(line),
  );
  const last = lines.slice(end + 1);
  if (!/^(?:ERROR|error): |failed to/m.test(last.join('\n')))
    throw new Error(`no last words in ${log}`);
  return last
    .filter((line) => !line.startsWith('WARNING: '))
    .map((line) => line.replace(/^\d+\.\d{3} /, 'TIME '));
}
