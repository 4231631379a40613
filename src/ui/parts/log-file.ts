import { texts } from '../../texts/index.ts';
import { cells, type Line, line, muted, type Page } from '../line.ts';

/** Where the complete log is: whole, broken only between folders, so that it can be taken from the screen. */
export function logFileLines({ columns }: Page, path: string | null, home: string | null): Line[] {
  if (path === null) return [];
  const [row, ...rest] = wrapPath(texts().ui.build.logFile(fromHome(path, home)), columns - 2);
  return [row ?? '', ...rest].map((text) => line('  ', muted(text)));
}

/** A path as a shell takes it too: `~` stands for the home folder. */
function fromHome(path: string, home: string | null): string {
  const isThere = home !== null && home.length > 1 && path.startsWith(`${home}/`);
  return isThere ? `~${path.slice(home.length)}` : path;
}

function wrapPath(text: string, width: number): readonly string[] {
  const rows: string[] = [];
  for (const part of text.split(/(?<=[ /])/)) {
    const row = rows.at(-1);
    if (row !== undefined && cells(row + part) <= width) rows[rows.length - 1] = row + part;
    else rows.push(part);
  }
  return rows;
}
