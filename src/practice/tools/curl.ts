import type { Tool } from '../tool.ts';
import { UnknownCommand } from '../unknown-command.ts';

/** `curl --version`, and any address: this machine is in no network. curl 8.5. */
export const curl: Tool = ({ argv, out, err }) => {
  const words = argv.slice(1);
  if (words.join() === '--version') {
    out('curl 8.5.0 (x86_64-pc-linux-gnu) libcurl/8.5.0 OpenSSL/3.0.13\n');
    return 0;
  }
  const url = words.at(-1) ?? '';
  if (!/^https?:/.test(url)) throw new UnknownCommand(argv);
  if (!words.includes('--head'))
    err(`curl: (6) Could not resolve host: ${new URL(url).hostname}\n`);
  return 6;
};
