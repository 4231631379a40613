/** A warning brings its Dockerfile along, whose `data` nobody said. */
const key = /"(?:(sourceInfo)":\s*\{|(digest|name|vertex|data|error|short)":\s*")/g;

/** A field of a message and what its string holds, as it stands there; `sourceInfo` is an object, and holds nothing. */
export type TakeField = (field: string, value: string, number: number) => void;

/**
 * Reads the fields of a message, or of a line of one, in which anything is said.
 *
 * @param json Its bytes, read one by one (latin1).
 */
export function readFields(json: string, number: number, take: TakeField): void {
  key.lastIndex = 0;
  for (let match = key.exec(json); match !== null; match = key.exec(json)) {
    const [, source, field] = match;
    if (field === undefined) {
      take(source ?? '', '', number);
      continue;
    }
    const start = key.lastIndex;
    const end = endOfString(json, start);
    take(field, json.slice(start, end), number);
    key.lastIndex = end;
  }
}

/** Where the quote is that closes a JSON string; the end of the line where none does. */
function endOfString(line: string, start: number): number {
  for (let at = line.indexOf('"', start); at !== -1; at = line.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (line[at - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return at;
  }
  return line.length;
}

/** The text of a JSON string that was read byte by byte. */
export function unquoted(value: string): string {
  const text = Buffer.from(value, 'latin1').toString();
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text;
  }
}
