export type MediaTypes = {
  readonly index: string;
  readonly manifest: string;
  readonly config: string;
  readonly layer: string;
};

const oci = 'application/vnd.oci.image';

/** opencontainers/image-spec v1.1; what BuildKit makes wherever it attests. */
export const ociTypes: MediaTypes = {
  index: `${oci}.index.v1+json`,
  manifest: `${oci}.manifest.v1+json`,
  config: `${oci}.config.v1+json`,
  layer: `${oci}.layer.v1.tar+gzip`,
};

/** Image Manifest Version 2, Schema 2; what BuildKit made before v0.11. */
export const dockerTypes: MediaTypes = {
  index: 'application/vnd.docker.distribution.manifest.list.v2+json',
  manifest: 'application/vnd.docker.distribution.manifest.v2+json',
  config: 'application/vnd.docker.container.image.v1+json',
  layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
};
