// biome-ignore-all lint/suspicious/noControlCharactersInRegex: control characters are what this file looks for.

/*
 * ECMA-48 control sequences in their 7-bit and 8-bit forms. Strings (OSC, DCS, SOS, PM, APC) end
 * within their line or are not strings: a terminal would swallow everything after an open one.
 */
const strings = /(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)/g;
const sequences = /(?:\x1b\[|\x9b)[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]|\x1b[\x20-\x2f]*[\x30-\x7e]/g;

/** What must not reach a terminal: controls, marks that turn the direction of text, halves of a surrogate pair. */
const unfit =
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb]|\p{Cs}/gu;
const suspicious =
  /[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]/;

const tabWidth = 8;

/**
 * What of a tool's output may reach a terminal: newlines and printable text, nothing else. Control
 * sequences go, tabs become spaces, of a line that was overwritten (`\r`) the last text stays, a
 * lone surrogate becomes U+FFFD. Clean text comes back as it is.
 */
export function plainText(raw: string): string {
  if (!suspicious.test(raw)) return raw;
  return raw.split('\n').map(plainLine).join('\n');
}

/** The same in one line: newlines become spaces. */
export function plainRow(raw: string): string {
  return plainText(raw).replaceAll('\n', ' ');
}

/** The same without spaces around it. */
export function plainWords(raw: string): string {
  return plainRow(raw).trim();
}

function plainLine(raw: string): string {
  const line = lastWritten(raw.replace(strings, '').replace(sequences, ''));
  return expandTabs(line.replace(unfit, (unit) => (isSurrogate(unit) ? '\ufffd' : '')));
}

const isSurrogate = (unit: string): boolean => unit >= '\ud800' && unit <= '\udfff';

/** What a terminal shows of a line that goes back to its start: the text after the last `\r`. */
export function lastWritten(line: string): string {
  if (!line.includes('\r')) return line;
  const end = line.replace(/\r+$/, '');
  return end.slice(end.lastIndexOf('\r') + 1);
}

function expandTabs(line: string): string {
  if (!line.includes('\t')) return line;
  return line
    .split('\t')
    .reduce((text, part) => text + ' '.repeat(tabWidth - (text.length % tabWidth)) + part);
}
