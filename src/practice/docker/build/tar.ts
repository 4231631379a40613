const block = 512;

/** Writes a tar archive of regular files; format: POSIX.1-2017, pax, ustar interchange format. */
export function tarOf(files: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  const parts = [...files].flatMap(([name, text]) => {
    const bytes = typeof text === 'string' ? Buffer.from(text) : Buffer.from(text);
    return [header(name, bytes.length), bytes, Buffer.alloc(padding(bytes.length))];
  });
  return Buffer.concat([...parts, Buffer.alloc(2 * block)]);
}

/** The text of one file of an archive; null where it has no such file. */
export function tarMember(archive: Uint8Array, name: string): string | null {
  const bytes = Buffer.from(archive);
  for (let at = 0; at + block <= bytes.length; ) {
    const own = bytes
      .subarray(at, at + 100)
      .toString('utf8')
      .replace(/\0.*$/s, '');
    if (own === '') return null;
    const size = Number.parseInt(bytes.subarray(at + 124, at + 135).toString('latin1'), 8);
    const start = at + block;
    if (own === name) return bytes.subarray(start, start + size).toString('utf8');
    at = start + size + padding(size);
  }
  return null;
}

const padding = (size: number): number => (block - (size % block)) % block;

function header(name: string, size: number): Buffer {
  const head = Buffer.alloc(block);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`;
  head.write(name, 0, 100);
  head.write(octal(0o644, 7) + octal(0, 7) + octal(0, 7), 100);
  head.write(octal(size, 11) + octal(0, 11), 124);
  head.write(' '.repeat(8), 148);
  head.write('0', 156);
  head.write('ustar\0', 257);
  head.write('00', 263);
  head.write(
    `${octal(
      head.reduce((sum, byte) => sum + byte, 0),
      6,
    )} `,
    148,
  );
  return head;
}
