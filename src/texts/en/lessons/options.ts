export const options = {
  title: 'What else a build can be told',
  brief: 'stage, arguments, secrets, caches; and bake',
  about:
    'The row Options opens a page of them, and each is a flag of the wizard, too. The whole command stands below, as it will run.',
  options: {
    '--target STAGE':
      'builds up to this stage; what it does not need, base images too, is left out',
    '--build-arg K=V': 'a value for an ARG; it stays in the history of the image: no secrets',
    '--secret id=ID,src=F':
      'a file or a variable that RUN --mount=type=secret sees, and no image keeps',
    '--provenance, --sbom': 'what it was made of; the list gets an entry unknown/unknown an image',
    '--annotation K=V': 'a note on each image, with index: in front on the list',
    '--cache-to, -from': 'layers of all stages in a registry, for a builder that has none',
  },
  commandTitle: 'Several images at once: a bake',
  bakeAbout: [
    'A docker-bake.hcl, its JSON, or a compose file names targets, each with a Dockerfile, tags and platforms of its own. bake builds them side by side: one lane a target and platform, one list a target.',
    'What the file means is asked of docker buildx bake --print, which builds nothing.',
  ],
  command: {
    'docker buildx bake': 'builds the group default of the files that it finds here',
    '--builder VALUE': 'in this builder',
    '--set VALUE': 'TARGET.KEY=VALUE instead of what the file says; * is every target',
    '--push': 'pushes each under its own tags',
    ARGUMENT: 'the targets, or groups of them',
    OTHERS: 'the targets, or groups of them',
  },
  archives:
    'Instead of --push, --set web.output=type=oci,dest=web.tar writes an archive, which holds one image: each target has its own.',
};
