import { archMark } from '../docker/reference-pattern.ts';
import { assemblyTexts } from '../texts/assembly.ts';
import { canLoop, type Saveable } from './shell-script.ts';

/** What a word is in a recipe: a `$` is doubled, and nothing else means anything to make. */
const inRecipe = (text: string): string => text.replaceAll('$', '$$$$');
/** What it is in the value of a variable: there a `#` would begin a comment. */
const made = (text: string): string => inRecipe(text).replaceAll('#', '\\#');
/** One word of the shell that make starts. */
const quoted = (text: string): string => `'${inRecipe(text).replaceAll("'", "'\\''")}'`;

/**
 * A plan as a Makefile with the targets of the article's: `manifest` makes and pushes the list,
 * `manifest-rm` removes what is left of it here.
 */
export function makefile(saved: Saveable): string {
  const words = assemblyTexts().script;
  const recipe = saved.way === 'imagetools' ? imagetoolsRecipe(saved) : manifestRecipe(saved);
  return [
    ...words.makefile(saved.list).map((line) => `# ${line}`),
    '',
    `LIST = ${made(saved.list)}`,
    ...sourceLines(saved),
    ...(saved.isExperimental ? ['export DOCKER_CLI_EXPERIMENTAL = enabled'] : []),
    '',
    '.PHONY: manifest manifest-rm',
    '',
    'manifest:',
    ...recipe.map((line) => `\t${line}`),
    '',
    'manifest-rm:',
    `\t${remove}`,
    '',
  ].join('\n');
}

function sourceLines(saved: Saveable): readonly string[] {
  const { pattern, sources } = saved;
  if (pattern === null || !isLoop(saved)) return [`SOURCES = ${sources.map(made).join(' ')}`];
  return [
    `LINUX_ARCH ?= ${pattern.words.join(' ')}`,
    `SOURCES = $(LINUX_ARCH:%=${made(pattern.text.replace(archMark, '%'))})`,
  ];
}

/** make takes one `%` in a pattern, and no other. */
const isLoop = (saved: Saveable): boolean =>
  canLoop(saved) && saved.pattern?.text.split(archMark).length === 2;

const remove = "-docker manifest rm '$(LIST)' 2>/dev/null";

const imagetoolsRecipe = ({ builder }: Saveable): readonly string[] => {
  const flags = builder === null ? '' : ` --builder ${quoted(builder)}`;
  return [`docker buildx imagetools create${flags} --tag '$(LIST)' $(SOURCES)`];
};

function manifestRecipe(saved: Saveable): readonly string[] {
  const { annotations, isInsecure } = saved;
  const insecure = isInsecure ? ' --insecure' : '';
  return [
    remove,
    `docker manifest create${insecure} '$(LIST)' $(SOURCES)`,
    ...annotations.map(({ reference, platform: { os, architecture, variant } }) => {
      const more = variant === null ? '' : ` --variant ${quoted(variant)}`;
      const flags = `--os ${quoted(os)} --arch ${quoted(architecture)}${more}`;
      const command = `docker manifest annotate ${flags} '$(LIST)' ${quoted(reference)}`;
      // With other architectures in `LINUX_ARCH`, the image may not be in the list.
      return isLoop(saved)
        ? `case ' $(SOURCES) ' in *${quoted(` ${reference} `)}*) ${command} ;; esac`
        : command;
    }),
    `docker manifest push --purge${insecure} '$(LIST)'`,
  ];
}
