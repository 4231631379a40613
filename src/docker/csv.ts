/** One field of a CSV record, quoted where it has to be (RFC 4180). */
export function csvField(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/**
 * The fields of one CSV record, as buildx reads the values of its flags (Go, `encoding/csv`).
 *
 * @returns Null where a quote stands in a field that does not begin with one, or is not closed.
 */
export function csvFields(record: string): readonly string[] | null {
  const fields: string[] = [];
  const field = /"((?:[^"]|"")*)"(?=,|$)|([^",\r\n]*)(?=,|$)/gy;
  for (let at = 0; at <= record.length; ) {
    field.lastIndex = at;
    const found = field.exec(record);
    if (found === null) return null;
    fields.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    at = field.lastIndex + 1;
  }
  return fields;
}
