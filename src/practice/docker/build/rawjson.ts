import type { Call } from '../../tool.ts';
import { buildxSince } from '../versions.ts';
import type { Printer } from './progress.ts';

/** `--progress rawjson`: one value a line from 0.15 on, before indented by two spaces. */
export function rawjsonPrinter(call: Call): Printer {
  const indent = buildxSince(call.world, 0, 15) ? undefined : 2;
  return {
    take: (status) => call.err(`${likeGo(JSON.stringify(status, null, indent))}\n`),
    say: (line) => call.err(`${line}\n`),
  };
}

/** Go writes what means something in HTML by its number. */
const likeGo = (json: string): string =>
  json.replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
