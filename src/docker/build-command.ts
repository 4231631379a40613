import type { Answers, Output } from '../model/answers.ts';

/** What the command line of a build is made of. */
export type BuildRequest = Pick<
  Answers,
  'builder' | 'platforms' | 'tags' | 'file' | 'context' | 'output'
>;

/** `docker buildx build …` for several platforms, as a person would type it: the context last. */
export function buildCommand(request: BuildRequest): readonly string[] {
  return [
    ...['docker', 'buildx', 'build'],
    ...(request.builder === null ? [] : ['--builder', request.builder]),
    ...['--platform', request.platforms.join(',')],
    ...request.tags.flatMap((tag) => ['--tag', tag]),
    ...(request.file === null ? [] : ['--file', request.file]),
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

function csvField(field: string): string {
  return /[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
