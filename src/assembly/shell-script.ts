import type { ImagePlatform } from '../docker/image-platform.ts';
import { annotateFlags } from '../docker/list-commands.ts';
import { archMark } from '../docker/reference-pattern.ts';
import { shellWord } from '../docker/shell-words.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import { folderRemoval } from './folder-removal.ts';
import type { Saveable, VariableName } from './saveable.ts';
import { loopOf, type SavedLoop, withImage } from './saved-loop.ts';

/** Any text as one word of a POSIX shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** What stands between double quotes in a POSIX shell. */
const inQuotes = (text: string): string => text.replace(/[$\x60"\\]/g, '\\$&');

/** A reference between double quotes, its repository as the variable that can be set from outside. */
const ofImage = (reference: string, loop: SavedLoop): string =>
  withImage(reference, loop, `\${IMAGE}`, inQuotes);

const commented = (text: string): readonly string[] =>
  text.split('\n').map((line) => `# ${line}`.trimEnd());

/**
 * The commands of a plan as a POSIX shell script: the loop over architectures of the article's
 * script 06, which takes `IMAGE` and `LINUX_ARCH` from the environment as that does.
 */
export function shellScript(saved: Saveable): string {
  const words = assemblyTexts().script;
  const loop = loopOf(saved);
  return [
    '#!/bin/sh',
    ...commented(words.head(saved.list)),
    'set -eu',
    '',
    ...exportLines(saved),
    ...variableLines(saved, loop),
    '',
    ...commented(words.sources),
    ...sourceLines(saved, loop),
    '',
    ...(saved.way === 'imagetools'
      ? [...commented(words.imagetools), imagetoolsLine(saved)]
      : manifestLines(saved, loop)),
    '',
  ].join('\n');
}

/** What the commands need of the environment. */
const exportLines = ({ variables }: Saveable): readonly string[] =>
  Object.entries(variables).flatMap(([name, value]) => [
    ...commented(assemblyTexts().script.variables[name as VariableName]),
    `export ${name}=${shellWord(value)}`,
    '',
  ]);

/** What the list is called; where the images follow a pattern also their repository, and its words. */
function variableLines({ list }: Saveable, loop: SavedLoop | null): readonly string[] {
  if (loop === null) {
    return [...commented(assemblyTexts().script.outsideList), fromOutside('LIST', inQuotes(list))];
  }
  const { image, words } = loop;
  return [
    ...commented(assemblyTexts().script.outside),
    ...(image === null ? [] : [fromOutside('IMAGE', image)]),
    fromOutside('LIST', ofImage(list, loop)),
    fromOutside('LINUX_ARCH', words.join(' ')),
  ];
}

/** A variable that keeps what it has, if it has anything. */
const fromOutside = (name: string, text: string): string => `${name}="\${${name}:-${text}}"`;

function sourceLines({ pattern, sources }: Saveable, loop: SavedLoop | null): readonly string[] {
  if (pattern === null || loop === null) {
    return ['set -- \\', ...sources.map((one, index) => `  ${quoted(one)}${end(index, sources)}`)];
  }
  const reference = ofImage(pattern.text, loop).replaceAll(archMark, `\${arch}`);
  return ['set --', 'for arch in $LINUX_ARCH; do', `  set -- "$@" "${reference}"`, 'done'];
}

const end = (index: number, all: readonly string[]): string =>
  index === all.length - 1 ? '' : ' \\';

const imagetoolsLine = ({ builder }: Saveable): string => {
  const flags = builder === null ? '' : ` --builder ${quoted(builder)}`;
  return `docker buildx imagetools create${flags} --tag "$LIST" "$@"`;
};

function manifestLines(saved: Saveable, loop: SavedLoop | null): readonly string[] {
  const { annotations, isInsecure, isKept } = saved;
  const words = assemblyTexts().script;
  const insecure = isInsecure ? ' --insecure' : '';
  return [
    ...commented(words.remove),
    ...(saved.isExperimental ? folderRemoval : ['docker manifest rm "$LIST" 2>/dev/null || true']),
    '',
    ...commented(words.create),
    `docker manifest create${insecure} "$LIST" "$@"`,
    ...(annotations.length === 0 ? [] : ['', ...commented(words.annotate)]),
    ...annotateLines(saved, loop),
    '',
    ...commented(isKept ? words.pushKept : words.push),
    `docker manifest push${isKept ? '' : ' --purge'}${insecure} "$LIST"`,
  ];
}

/** With other architectures in `LINUX_ARCH`, only images that are in the list can be annotated. */
function annotateLines({ annotations }: Saveable, loop: SavedLoop | null): readonly string[] {
  if (annotations.length === 0) return [];
  if (loop === null) {
    return annotations.map(({ reference, platform }) => annotate(platform, quoted(reference)));
  }
  return [
    'for image in "$@"; do',
    '  case $image in',
    ...annotations.flatMap(({ reference, platform }) => [
      `    "${ofImage(reference, loop)}")`,
      `      ${annotate(platform, '"$image"')}`,
      '      ;;',
    ]),
    '  esac',
    'done',
  ];
}

function annotate(platform: ImagePlatform, image: string): string {
  const flags = annotateFlags(platform).map(([flag, value]) => `${flag} ${quoted(value)}`);
  return `docker manifest annotate ${flags.join(' ')} "$LIST" ${image}`;
}
