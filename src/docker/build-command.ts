import { type ArchiveOutput, archiveText } from './archive-output.ts';
import { type BuildOptions, optionFlags } from './build-options.ts';

/** Where the result of a build goes. */
export type BuildOutput = { readonly kind: 'push' } | ArchiveOutput;

/** What the command line of a build is made of. */
export type BuildRequest = BuildOptions & {
  /** Null for the selected builder. */
  readonly builder: string | null;
  readonly platforms: readonly string[];
  readonly tags: readonly string[];
  /** Null for the context's own Dockerfile. */
  readonly file: string | null;
  readonly context: string;
  readonly output: BuildOutput;
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

const outputFlags = (output: BuildOutput): readonly string[] =>
  output.kind === 'push' ? ['--push'] : ['--output', archiveText(output)];
