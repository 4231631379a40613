import type { VertexWarning } from '../progress/solve-status.ts';
import { plainText, plainWords } from '../terminal-text.ts';
import type { BuildWarning } from './snapshot.ts';

/** A Dockerfile has tens of warnings at most; a stream may claim any number. */
const most = 1000;

export type WarningList = {
  readonly add: (warning: VertexWarning) => void;
  /** In the order of appearance; one that several targets share once. */
  readonly list: () => readonly BuildWarning[];
};

export function createWarningList(): WarningList {
  const known = new Map<string, BuildWarning>();
  let listed: readonly BuildWarning[] = [];
  return {
    add: (raw) => {
      const warning = buildWarning(raw);
      const key = JSON.stringify(warning);
      if (known.size >= most || known.has(key)) return;
      known.set(key, warning);
      listed = [...known.values()];
    },
    list: () => listed,
  };
}

const decoded = (base64: string): string => plainText(Buffer.from(base64, 'base64').toString());

const buildWarning = (raw: VertexWarning): BuildWarning => ({
  text: decoded(raw.short).trim(),
  detail: (raw.detail ?? []).map(decoded),
  url: raw.url === undefined ? null : plainWords(raw.url),
  file: raw.file === undefined ? null : plainWords(raw.file),
  line: raw.line ?? null,
});
