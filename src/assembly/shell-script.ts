import type { ImagePlatform } from '../docker/image-platform.ts';
import { archMark, isPattern } from '../docker/reference-pattern.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import type { Plan } from './plan.ts';

/** A plan, and what it was made of. */
export type Saveable = Plan & {
  /** The one pattern that gave all sources, and its words; null where they were typed. */
  readonly pattern: { readonly text: string; readonly words: readonly string[] } | null;
  /** `docker manifest` is to be switched on: a client before 20.10. */
  readonly isExperimental: boolean;
};

/** Any text as one word of a POSIX shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Of the words of architectures alone a shell can make a loop. */
export const canLoop = ({ pattern }: Saveable): boolean =>
  pattern !== null &&
  isPattern(pattern.text) &&
  pattern.words.length > 0 &&
  pattern.words.every((word) => /^[\w.-]+$/.test(word));

/**
 * The commands of a plan as a POSIX shell script: the loop over architectures of the article's
 * script 06, which takes `LINUX_ARCH` from the environment as that does.
 */
export function shellScript(saved: Saveable): string {
  const words = assemblyTexts().script;
  const comment = (text: string) => text.split('\n').map((line) => `# ${line}`.trimEnd());
  return [
    '#!/bin/sh',
    ...comment(words.head(saved.list)),
    'set -eu',
    '',
    ...(saved.isExperimental
      ? [...comment(words.experimental), 'export DOCKER_CLI_EXPERIMENTAL=enabled', '']
      : []),
    `LIST=${quoted(saved.list)}`,
    '',
    ...comment(words.sources),
    ...sourceLines(saved),
    '',
    ...(saved.way === 'imagetools'
      ? [...comment(words.imagetools), imagetoolsLine(saved)]
      : manifestLines(saved, comment)),
    '',
  ].join('\n');
}

function sourceLines(saved: Saveable): readonly string[] {
  const { pattern, sources } = saved;
  if (pattern === null || !canLoop(saved)) {
    return ['set -- \\', ...sources.map((one, index) => `  ${quoted(one)}${end(index, sources)}`)];
  }
  const reference = pattern.text.split(archMark).map(inQuotes).join(`\${arch}`);
  return [
    `: "\${LINUX_ARCH:=${pattern.words.join(' ')}}"`,
    'set --',
    'for arch in $LINUX_ARCH; do',
    `  set -- "$@" "${reference}"`,
    'done',
  ];
}

const end = (index: number, all: readonly string[]): string =>
  index === all.length - 1 ? '' : ' \\';

/** What stands between double quotes in a POSIX shell. */
const inQuotes = (text: string): string => text.replace(/[$\x60"\\]/g, '\\$&');

const imagetoolsLine = ({ builder }: Saveable): string => {
  const flags = builder === null ? '' : ` --builder ${quoted(builder)}`;
  return `docker buildx imagetools create${flags} --tag "$LIST" "$@"`;
};

function manifestLines(
  saved: Saveable,
  comment: (text: string) => readonly string[],
): readonly string[] {
  const { annotations, isInsecure } = saved;
  const words = assemblyTexts().script;
  const insecure = isInsecure ? ' --insecure' : '';
  return [
    ...comment(words.remove),
    'docker manifest rm "$LIST" 2>/dev/null || true',
    '',
    ...comment(words.create),
    `docker manifest create${insecure} "$LIST" "$@"`,
    ...(annotations.length === 0 ? [] : ['', ...comment(words.annotate)]),
    ...annotateLines(saved),
    '',
    ...comment(words.push),
    `docker manifest push --purge${insecure} "$LIST"`,
  ];
}

/** With other architectures in `LINUX_ARCH`, only images that are in the list can be annotated. */
function annotateLines(saved: Saveable): readonly string[] {
  const { annotations } = saved;
  const command = ({ os, architecture, variant }: ImagePlatform, reference: string) => {
    const more = variant === null ? '' : ` --variant ${quoted(variant)}`;
    return `docker manifest annotate --os ${quoted(os)} --arch ${quoted(architecture)}${more} "$LIST" ${reference}`;
  };
  if (annotations.length === 0 || !canLoop(saved)) {
    return annotations.map(({ reference, platform }) => command(platform, quoted(reference)));
  }
  return [
    'for image in "$@"; do',
    '  case $image in',
    ...annotations.flatMap(({ reference, platform }) => [
      `    ${quoted(reference)})`,
      `      ${command(platform, '"$image"')}`,
      '      ;;',
    ]),
    '  esac',
    'done',
  ];
}
