import { annotateFlags } from '../docker/list-commands.ts';
import { archMark } from '../docker/reference-pattern.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import { folderRemoval } from './folder-removal.ts';
import type { Saveable } from './saveable.ts';
import { loopOf, type SavedLoop, withImage } from './saved-loop.ts';

/** What a word is in a recipe: a `$` is doubled, and nothing else means anything to make. */
const inRecipe = (text: string): string => text.replaceAll('$', '$$$$');
/** What it is in the value of a variable: there a `#` would begin a comment. */
const made = (text: string): string => inRecipe(text).replaceAll('#', '\\#');
/** What it is between single quotes of the shell that make starts. */
const inQuotes = (text: string): string => inRecipe(text).replaceAll("'", "'\\''");
/** One word of that shell. */
const quoted = (text: string): string => `'${inQuotes(text)}'`;

/**
 * A plan as a Makefile with the targets of the article's: `manifest` makes and pushes the list, and
 * where `docker manifest` makes it `manifest-rm` removes what is left of it here.
 */
export function makefile(saved: Saveable): string {
  const { makefile: words } = assemblyTexts().script;
  const loop = makeLoop(saved);
  const isLocal = saved.way === 'manifest';
  const recipe = isLocal ? manifestRecipe(saved, loop) : imagetoolsRecipe(saved);
  return [
    ...[words.makes(saved.list), ...(isLocal ? [words.removes] : []), words.by].map(commented),
    '',
    ...variableLines(saved, loop),
    ...Object.entries(saved.variables).map(([name, value]) => `export ${name} = ${made(value)}`),
    '',
    `.PHONY: manifest${isLocal ? ' manifest-rm' : ''}`,
    ...target('manifest', recipe),
    ...(isLocal ? target('manifest-rm', [removal(saved)]) : []),
    '',
  ].join('\n');
}

const commented = (line: string): string => `# ${line}`;

const target = (name: string, recipe: readonly string[]): readonly string[] => [
  '',
  `${name}:`,
  ...recipe.map((line) => `\t${line}`),
];

/** make takes one `%` in a pattern, and no other. */
const makeLoop = (saved: Saveable): SavedLoop | null =>
  saved.pattern?.text.split(archMark).length === 2 ? loopOf(saved) : null;

function variableLines({ list, sources, pattern }: Saveable, loop: SavedLoop | null) {
  if (pattern === null || loop === null) {
    return [
      commented(assemblyTexts().script.outsideList),
      `LIST ?= ${made(list)}`,
      `SOURCES = ${sources.map(made).join(' ')}`,
    ];
  }
  const { image, words } = loop;
  const ofImage = (reference: string) => withImage(reference, loop, '$(IMAGE)', made);
  return [
    ...assemblyTexts().script.outside.split('\n').map(commented),
    ...(image === null ? [] : [`IMAGE ?= ${image}`]),
    `LIST ?= ${ofImage(list)}`,
    `LINUX_ARCH ?= ${words.join(' ')}`,
    `SOURCES = $(LINUX_ARCH:%=${ofImage(pattern.text).replace(archMark, '%')})`,
  ];
}

/** What is not there needs no removing. */
const removal = ({ isExperimental }: Saveable): string =>
  isExperimental
    ? ["LIST='$(LIST)'", ...folderRemoval.map(inRecipe)].join('; \\\n\t')
    : "-docker manifest rm '$(LIST)' 2>/dev/null";

const imagetoolsRecipe = ({ builder }: Saveable): readonly string[] => {
  const flags = builder === null ? '' : ` --builder ${quoted(builder)}`;
  return [`docker buildx imagetools create${flags} --tag '$(LIST)' $(SOURCES)`];
};

function manifestRecipe(saved: Saveable, loop: SavedLoop | null): readonly string[] {
  const { annotations, isInsecure, isKept } = saved;
  const insecure = isInsecure ? ' --insecure' : '';
  return [
    removal(saved),
    `docker manifest create${insecure} '$(LIST)' $(SOURCES)`,
    ...annotations.map((one) => annotateLine(one, loop)),
    `docker manifest push${isKept ? '' : ' --purge'}${insecure} '$(LIST)'`,
  ];
}

function annotateLine(
  { reference, platform }: Saveable['annotations'][number],
  loop: SavedLoop | null,
): string {
  const flags = annotateFlags(platform).map(([flag, value]) => `${flag} ${quoted(value)}`);
  const image =
    loop === null ? inQuotes(reference) : withImage(reference, loop, '$(IMAGE)', inQuotes);
  const command = `docker manifest annotate ${flags.join(' ')} '$(LIST)' '${image}'`;
  // With other architectures in `LINUX_ARCH`, the image may not be in the list.
  return loop === null ? command : `case ' $(SOURCES) ' in *' ${image} '*) ${command} ;; esac`;
}
