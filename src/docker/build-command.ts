import { type BuildOptions, optionFlags } from './build-options.ts';
import { csvField } from './csv.ts';

/** Where the result of a build goes. */
type Output =
  | { readonly kind: 'push' }
  | { readonly kind: 'oci'; readonly file: string }
  | { readonly kind: 'oci-dir'; readonly dir: string };

/** What the command line of a build is made of. */
export type BuildRequest = BuildOptions & {
  /** Null for the selected builder. */
  readonly builder: string | null;
  readonly platforms: readonly string[];
  readonly tags: readonly string[];
  /** Null for the context's own Dockerfile. */
  readonly file: string | null;
  readonly context: string;
  readonly output: Output;
};

/** `docker buildx build …` for several platforms, as a person would type it: the context last. */
export function buildCommand(request: BuildRequest): readonly string[] {
  return [
    ...['docker', 'buildx', 'build'],
    ...(request.builder === null ? [] : ['--builder', request.builder]),
    ...['--platform', request.platforms.join(',')],
    ...request.tags.flatMap((tag) => ['--tag', tag]),
    ...(request.file === null ? [] : ['--file', request.file]),
    ...optionFlags(request),
    ...outputFlags(request.output),
    request.context,
  ];
}

// The values are CSV fields: a comma or quote in a path would start another field.
function outputFlags(output: Output): readonly string[] {
  switch (output.kind) {
    case 'push':
      return ['--push'];
    case 'oci':
      return ['--output', `type=oci,${csvField(`dest=${output.file}`)}`];
    case 'oci-dir':
      return ['--output', `type=oci,${csvField(`dest=${output.dir}`)},tar=false`];
  }
}
