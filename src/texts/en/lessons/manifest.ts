export const manifest = {
  title: 'A manifest list and its manifests',
  brief: 'what stands under the tag, and what a pull takes of it',
  about: [
    'Under the tag is a small JSON file, the manifest list (OCI: image index). It names a manifest for each platform, by digest; each manifest names the layers and settings of its image.',
    'docker pull takes the list, then the row of its own platform only. So one tag serves an amd64 server and an arm64 laptop.',
  ],
  list: (digest: string) => `manifest list   ${digest}`,
  layers: (count: string, size: string) => `${count} layers   ${size}`,
  attests: (kinds: string) => `with ${kinds}`,
  pulled: (platform: string) => `docker pull on ${platform} takes this row`,
  commandTitle: 'Reading it back',
  command: {
    'docker buildx imagetools inspect': 'asks the registry, and pulls nothing',
    '--builder VALUE': 'with the registry settings of this builder',
    '--raw': 'as it is stored, byte for byte: its digest is the hash of just this',
    ARGUMENT: 'its name; NAME@sha256:... is one row',
  },
  digest:
    'A tag can be pushed again and mean something else; a digest is the hash of what it names, and never does. What has to stay is pulled by digest.',
  past: 'The list was put together by hand: docker manifest create, annotate, push, for images that had been pushed one by one.',
  now: 'buildx pushes it. Rows of unknown/unknown are attestations; here they stand with the image that they are of.',
};
