import { csvField } from './csv.ts';

/** A file or a folder that a build writes, as an OCI image layout. */
export type ArchiveOutput =
  | { readonly kind: 'oci'; readonly file: string }
  | { readonly kind: 'oci-dir'; readonly dir: string };

/** What `--output` of a build takes, and `output` of a bake target. */
export function archiveText(output: ArchiveOutput): string {
  // The values are CSV fields: a comma or quote in a path would start another field.
  return output.kind === 'oci'
    ? `type=oci,${csvField(`dest=${output.file}`)}`
    : `type=oci,${csvField(`dest=${output.dir}`)},tar=false`;
}

/** Where one of several targets goes, as an archive holds one image: of `image.tar`, web has `image-web.tar`. */
export function archiveOf(output: ArchiveOutput, target: string): ArchiveOutput {
  if (output.kind === 'oci-dir') {
    return { ...output, dir: `${output.dir.replace(/(?<=.)\/+$/, '')}-${target}` };
  }
  const file = output.file.replace(/((?<=[^/])\.[^./]+)?$/, (end) => `-${target}${end}`);
  return { ...output, file };
}

/** Its path, as it is typed. */
export const archivePath = (output: ArchiveOutput): string =>
  output.kind === 'oci' ? output.file : output.dir;
