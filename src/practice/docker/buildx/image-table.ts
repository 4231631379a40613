import { digestOf } from '../../../docker/manifest-list.ts';
import type { Reference } from '../../../docker/reference.ts';

type Listed = {
  readonly mediaType: string;
  readonly digest: string;
  readonly platform?: { os: string; architecture: string; variant?: string };
  readonly annotations?: Readonly<Record<string, string>>;
};

/** `docker buildx imagetools inspect REFERENCE`; recorded with 0.13.1: `imagetools-inspect.txt`. */
export function imageTable(text: string, { digest }: Reference, raw: string): string {
  const value = JSON.parse(raw) as { mediaType: string; manifests?: readonly Listed[] };
  const name = digest === null && !/:[^/]*$/.test(text) ? `${text}:latest` : text;
  const head = [
    `Name:      ${name}`,
    `MediaType: ${value.mediaType}`,
    `Digest:    ${digest ?? digestOf(raw)}`,
    '           ',
  ];
  if (value.manifests === undefined) return `${head.join('\n')}\n`;
  const blocks = value.manifests.map((one) => listed(name.replace(/@.*$/, ''), one).join('\n'));
  return `${head.join('\n')}\nManifests: \n${blocks.join('\n               \n')}\n`;
}

function listed(name: string, { mediaType, digest, platform, annotations }: Listed) {
  const { os = '', architecture = '', variant } = platform ?? {};
  const notes = Object.entries(annotations ?? {});
  const width = Math.max(...notes.map(([key]) => key.length + 1), 0);
  return [
    `  Name:        ${name}@${digest}`,
    `  MediaType:   ${mediaType}`,
    `  Platform:    ${[os, architecture, ...(variant ? [variant] : [])].join('/')}`,
    ...(notes.length > 0 ? ['  Annotations: '] : []),
    ...notes.map(([key, value]) => `    ${`${key}:`.padEnd(width)} ${value}`),
  ];
}
