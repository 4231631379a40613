/**
 * The line of a hosts file that gives a name its address; null where none does.
 *
 * Source: hosts(5).
 *
 * @param text `/etc/hosts`
 * @param name a host's name, without a port
 */
export function hostsLine(text: string, name: string): string | null {
  const lines = text.split('\n').map((line) => line.replace(/#.*/, '').trim());
  const wanted = name.toLowerCase();
  return lines.find((line) => line.toLowerCase().split(/\s+/).slice(1).includes(wanted)) ?? null;
}
