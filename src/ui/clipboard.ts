/** The sequence that puts a text on the clipboard of the terminal (OSC 52 of xterm's control sequences). */
export function clipboardSequence(text: string): string {
  return `\u001b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`;
}
