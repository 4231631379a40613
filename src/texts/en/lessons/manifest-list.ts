export const manifestList = {
  title: 'How a pull finds its row',
  brief: 'from a tag to the layers of one platform, by digests',
  about: [
    'Everything but the tag is named by its digest, the SHA-256 of its own bytes. The registry answers four questions, each with a JSON file or a layer:',
  ],
  tag: 'tag',
  list: 'list',
  manifest: 'manifest',
  layers: 'layers',
  which: (platform: string) => `the row for ${platform}`,
  names: 'names a config and layers, by digest',
  fetches: 'fetches only what is not here already',
  count: (count: number) => `${count} files, each named by its digest`,
  files: 'files, each named by its digest',
  none: 'Without a row for it: "no matching manifest for PLATFORM in the manifest list entries".',
  types: {
    docker: "Docker's name",
    oci: "OCI's name",
  },
  same: 'Two media types, one thing: registries and clients know both. A tag may also name a single manifest: then every platform gets that one, fitting or not.',
};
