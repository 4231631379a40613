import { count } from './count.ts';

/** What is said of a manifest list that is made of images that are pushed already. */
export const assembly = {
  why: {
    'source-there': 'A list names images by their digests: each of them has to be in the registry.',
    'list-place': 'A registry takes a push only from whoever may write there.',
    'source-platforms':
      'A machine takes the image that the list names for its platform. One that is named wrongly does not start there, one that is named twice is never taken.',
    'source-kinds':
      'docker manifest puts single images together; buildx imagetools takes lists, with their attestations.',
    'source-registry': 'docker manifest pushes a list only beside its images.',
    'source-digests': 'A tag may name another image than the last time.',
    access:
      'A registry without trusted TLS is spoken to only where that was said: docker manifest by --insecure (it says "no such manifest" without it), buildx by the settings of a builder, or by the certificate of its authority.',
    way: "The same images stand in the list either way. imagetools takes their attestations along, and leaves no copy here that could get old. docker manifest writes the list in Docker's older form: its digest is another one.",
    'local-list':
      'docker manifest create --amend keeps the digests that it wrote down earlier, whatever was pushed since, and push sends them.',
    'local-digests': 'What is pushed is what the local copy says, not what the tags name now.',
    'as-asked': 'Only what the registry gives back proves that the list is what was asked for.',
  },

  sources: {
    there: (count: number) =>
      count === 1 ? 'The image is in the registry' : `All ${count} images are in the registry`,
    none: (pattern: string) => `No tag of the repository fits ${pattern}`,
    noTags: (pattern: string) => `The tags for ${pattern} cannot be asked for`,
    missing: (reference: string) => `${reference} is not in the registry`,
    unreadable: (reference: string) => `${reference} cannot be read`,
    noReference: (reference: string) => `${reference} is no reference of an image`,
    noImages: (reference: string) => `${reference} is a list without images`,
    isItself: (reference: string) =>
      `${reference} is one of the images, and would name the list instead`,
    leaveOut: (reference: string) => ({
      title: `Leave out ${reference}`,
      hint: 'the list is made without it',
    }),
    push: (reference: string) => ({
      title: `Push ${reference}`,
      how: `docker push ${reference} on the machine that built it; then look again.`,
    }),
    login: (registry: string) => `Log in to ${registry}`,
    loginWhy: 'The client has no login for it.',
  },

  place: {
    noLogin: (registry: string, list: string) =>
      `${registry} asks for a login before it says anything of ${list}`,
    otherLogin: (registry: string, list: string) =>
      `${registry} does not show ${list} to whoever is logged in there`,
    refused: (list: string) => `The registry did not take ${list} from whoever is logged in`,
  },

  platforms: {
    ok: (platforms: string) => `Each image is for a platform of its own: ${platforms}`,
    contradiction: (reference: string, named: string, said: string) =>
      `${reference} is called ${named}, and its config says ${said}`,
    none: (reference: string) => `The config of ${reference} names no platform`,
    noVariant: (reference: string) =>
      `${reference} is for linux/arm, and does not say whether for v6 or v7`,
    noVariantTold:
      'Docker takes it for v7: a machine with v6 would find no image, or one that crashes.',
    doubled: (platform: string, references: string) => `${platform} is there twice: ${references}`,
    says: (platform: string) => `config: ${platform}`,
    annotate: (reference: string, platform: string) => ({
      title: `Name ${reference} ${platform}`,
      hint: 'docker manifest annotate',
    }),
    annotateWhy:
      'Right where its program is for that platform, and only the config does not say so.',
    nameFreely: (reference: string) => ({
      title: `Name another platform for ${reference}`,
      hint: 'any that docker manifest annotate takes',
    }),
    whichPlatform: (linux: string) =>
      `Its platform, as OS/ARCH or OS/ARCH/VARIANT. Behind linux/ stands one of ${linux}. Of Windows version and features can be said: windows(10.0.20348+win32k)/amd64.`,
    refused: {
      form: 'A platform has the form linux/amd64 or linux/arm/v7, and of Windows windows(10.0.20348+win32k)/amd64.',
      system: (os: string, systems: string) =>
        `docker manifest annotate knows no system ${os}: it knows ${systems}.`,
      pair: (pair: string, os: string, architectures: string) =>
        `docker manifest annotate does not take ${pair}: of ${os} it takes ${architectures}.`,
      windowsOnly: 'Version and features choose among Windows images, and mean nothing elsewhere.',
      oldPair: (pair: string) => `A Docker client before 20.10 does not take ${pair}.`,
      oldVersion: 'A Docker client before 20.10 has no --os-version: leave the version out.',
    },
    forget: (reference: string) => ({
      title: `Say nothing of ${reference}`,
      hint: 'then its config counts',
    }),
    notAmong: (reference: string, said: string) =>
      `${reference} is to be named ${said}, and is none of the images`,
    ofList: (reference: string, said: string) =>
      `${reference} is to be named ${said}, and is a list: only a single image can be`,
    cannotSay: (reference: string, said: string) => `${reference} cannot be named ${said} here`,
    asSaid: (reference: string, said: string) => `${reference} is named ${said}, as you said`,
    saysNone: 'none',
    asIs: (reference: string, platform: string) => ({
      title: `Take ${reference} for ${platform}`,
      hint: 'as its config says',
    }),
    rebuild: (reference: string, platform: string) => ({
      title: `Build ${reference} anew for ${platform}`,
      how: `Where the program in it is for another platform: docker build --platform ${platform} --tag ${reference}, and docker push; an engine before 23.0 takes the base image that it has, whatever --platform says, unless DOCKER_BUILDKIT=1 is set.`,
    }),
  },

  kinds: {
    ok: 'Each source is a single image',
    taken: (references: string) =>
      `Lists are among the sources, imagetools takes them: ${references}`,
    refused: (reference: string) => `docker manifest cannot use ${reference}`,
    isList: (reference: string) => `${reference} is a manifest list`,
    useImagetools: {
      title: 'Make the list with buildx imagetools',
      hint: 'takes lists, keeps attestations',
    },
    useImagetoolsWhy: 'It takes what is there, as it is.',
    withoutAttestations: (reference: string) => ({
      title: 'Build the image without attestations',
      how: `Build and push ${reference} with --provenance=false --sbom=false: it is a single image then.`,
    }),
  },

  registries: {
    ok: (registry: string) => `Images and list are in one registry: ${registry}`,
    copied: (registries: string, registry: string) =>
      `imagetools copies the images from ${registries} to ${registry}`,
    other: (registries: string, registry: string) =>
      `docker manifest takes no images from ${registries} into a list in ${registry}`,
  },

  digests: {
    same: 'Every tag names the image of the last time',
    changed: (references: string) =>
      `Pushed anew since this list was made the last time: ${references}`,
    evidence: (reference: string, before: string, now: string) =>
      `${reference}: ${before}, now ${now}`,
  },

  access: {
    http: (registry: string) => `${registry} speaks plain http`,
    insecure: (registry: string) => `Nobody here trusts the certificate of ${registry}`,
    asSaid: 'docker manifest is told so with --insecure.',
    needless: (registry: string) =>
      `${registry} answers by TLS that is trusted: --insecure is left out`,
    trusted: (registry: string, file: string) =>
      `${registry} answers by TLS; for its certificate the authority in ${file} is trusted, too`,
    say: (registry: string) => ({
      title: `Say that ${registry} may be spoken to so`,
      hint: '--insecure with create and push',
    }),
    sayWhy: 'Right for a registry of your own, on a network that you trust.',
    wrongWay: (registry: string) => `docker manifest does not go to ${registry} without --insecure`,
    builder: (registry: string) => `buildx does not know that ${registry} may be spoken to so`,
    useManifest: { title: 'Make the list with docker manifest', hint: 'with --insecure' },
    nameBuilder: (registry: string) => ({
      title: 'Name a builder that knows the registry',
      how: `imagetools takes plain http from the settings of a builder: give --builder NAME of one that was made with them for ${registry}.`,
    }),
  },

  way: {
    imagetools: 'Made by docker buildx imagetools',
    manifest: 'Made by docker manifest',
    recommended: {
      imagetools: 'takes lists too, keeps attestations, and leaves no copy here that could get old',
      manifest: 'there is nothing else here that could do it',
      annotate: 'only it can say a platform that the config does not say',
      insecure: 'buildx has no builder that knows this registry',
    },
    unable: 'docker buildx imagetools cannot make this list',
    cannot: {
      noBuildx: 'there is no buildx here',
      podman: 'docker is podman here',
      lists: (references: string) => `it takes no lists: ${references}`,
      refused: (references: string) => `it cannot read ${references}`,
      registries: (registries: string) => `it takes no images from ${registries}`,
      annotations: 'it takes platforms from the configs only',
      versions: (references: string) =>
        `it leaves out the version of the system, which alone tells these apart: ${references}`,
      copies: (version: string, references: string) =>
        `buildx ${version} copies nothing from another repository (0.9 does): ${references}`,
      variants: (version: string, references: string) =>
        `buildx ${version} leaves out variants (0.6 names them): ${references}`,
      unread: (references: string) => `buildx cannot read ${references}`,
    },
    purged:
      'The push removes the local copy (--purge): what stays behind gets old, and would be pushed as it was.',
    kept: 'The local copy stays after the push (no --purge). It gets old: the next docker manifest push would send these digests, whatever the tags name by then.',
    nothingKept: 'imagetools makes no local copy: there is none to keep.',
    keep: {
      title: 'Keep the local copy after the push',
      hint: 'docker manifest push without --purge',
    },
    purge: {
      title: 'Remove the local copy with the push',
      hint: 'docker manifest push with --purge',
    },
    none: 'Neither way makes this list',
    podman: {
      why: 'podman has no imagetools, and its manifest command takes and keeps lists in another way than the one that this wizard drives.',
      own: { title: 'Make it with podman', hint: 'without this wizard' },
      how: (commands: string) => `podman makes it by its own commands: ${commands}`,
      asSaid: 'podman is told so with --tls-verify=false.',
      unsaid: 'podman does not go there without --tls-verify=false.',
      sayHint: '--tls-verify=false with add and push',
      authority: (registry: string, file: string) =>
        `podman reads the authority of ${registry} from ~/.config/containers/certs.d/${registry}/ca.crt: copy ${file} there first.`,
      plainHttp: (registries: string) =>
        `Plain http, as ${registries} speaks it, podman takes with --tls-verify=false only: the commands that add from there need it, if that is as it should be.`,
    },
    use: { imagetools: 'Use buildx imagetools', manifest: 'Use docker manifest' },
    install: {
      title: 'Install buildx',
      how: 'multiarch-wizard doctor --fix installs it, or the package docker-buildx of your distribution.',
    },
  },

  local: {
    old: (list: string) => `A local copy of an earlier ${list} is here; it is removed first`,
    unused: (list: string) => `A local copy of an earlier ${list} is here, and is not used`,
    stale: (list: string, count: number) =>
      count === 1
        ? `The local copy of ${list} holds a digest that its tag does not name any more`
        : `The local copy of ${list} holds ${count} digests that their tags do not name any more`,
    digest: (reference: string, local: string, now: string) =>
      `${reference}: ${local} here, ${now} in the registry`,
    gone: 'nothing',
    amended:
      'docker manifest create --amend would keep them, and docker manifest push would send them.',
    remove: {
      title: 'Remove the local copy',
      changes: (list: string) =>
        `Removes what docker manifest keeps here of ${list}; the registry stays as it is.`,
    },
    made: (list: string) => `Makes the list ${list} on this machine.`,
    fresh: 'The local copy names what the tags name now',
    pushedAnew: (count: number) =>
      count === 1
        ? 'A tag was pushed anew after the local copy was made: nothing was pushed'
        : `${count} tags were pushed anew after the local copy was made: nothing was pushed`,
    notCompared: (count: number) =>
      count === 1
        ? 'A digest could not be compared with the registry: nothing was pushed'
        : `${count} digests could not be compared with the registry: nothing was pushed`,
    notMade: 'docker manifest create left no local copy that could be compared: nothing was pushed',
    lacks: (references: string) => `The local copy lacks ${references}: nothing was pushed`,
    holds: (count: number) => (count === 1 ? 'it holds one image' : `it holds ${count} images`),
    left: (list: string) => `A local copy of ${list} stays here`,
    leftTold: 'It gets old: a later docker manifest push would send it as it is.',
    again: {
      title: 'Remove the local copy',
      hint: 'then everything is read anew',
    },
  },

  plan: {
    title: (list: string) => `Make ${list}`,
    imagetools: (list: string, images: number, isThere: boolean, _isKept: boolean) =>
      `Writes a list of ${count(images, 'image', 'images')} to the registry as ${list}${isThere ? ', in place of what that names now' : ''}.`,
    manifest: (list: string, images: number, isThere: boolean, isKept: boolean) =>
      `Makes a list of ${count(images, 'image', 'images')} on this machine, pushes it as ${list}${isThere ? ' in place of what that names now' : ''}, and ${
        isKept
          ? 'keeps it here, so that docker manifest annotate and push can go on with it: it gets old, and would be pushed as it was.'
          : 'removes it here: what stays behind gets old, and would be pushed as it was.'
      }`,
    undo: (repository: string) =>
      `No docker command takes a tag out of a registry: delete it where ${repository} is managed.`,
    undoNow: (image: string) =>
      `No docker command gives a tag back what it named: that stays in the registry as ${image}, until somebody clears up there.`,
  },

  asked: {
    ok: (images: number) =>
      `It is what was asked for: ${count(images, 'image', 'images')}, byte for byte`,
    lacking: (what: string) => `It lacks ${what}`,
    more: (what: string) => `It names ${what}, which was not asked for`,
    otherwise: (what: string) => `It names another platform than was asked for: ${what}`,
  },

  save: {
    script: {
      title: 'Save it as a shell script',
      prompt: 'File for the script',
      changes: (path: string) => `Writes ${path}: a POSIX shell script that makes the same list.`,
    },
    makefile: {
      title: 'Save it as a Makefile',
      prompt: 'File for the Makefile',
      changes: (path: string) => `Writes ${path}: make manifest makes the same list.`,
    },
    isThere: (path: string) =>
      `${path} is there already, and is not written over: give another name.`,
    empty: 'A path is needed.',
    folder: (path: string) => `There is no folder ${path}.`,
    undo: (path: string) => `rm ${path}`,
  },

  script: {
    head: (list: string) =>
      `Makes the manifest list ${list} of images that are in the registry already.\nWritten by multiarch-wizard. Run it again after an image was pushed anew.`,
    variables: {
      DOCKER_CLI_EXPERIMENTAL: 'Docker before 20.10 has docker manifest only when this is set.',
      SSL_CERT_FILE:
        'The authority that signs for the registry; those of the system are trusted, too.',
    },
    sources: 'The images.',
    imagetools: 'Writes the list to the registry. Nothing stays on this machine.',
    remove:
      'A local copy of an earlier list would be pushed with the digests of that time, whatever the\ntags name by now: it goes first.',
    create: 'Writes down here which image each tag names now.',
    annotate: 'What the configs of these images do not say.',
    push: 'Pushes the list, and removes the local copy: what stays behind gets old.',
    pushKept: 'Pushes the list. The local copy stays, for docker manifest annotate and push.',
    outsideList: 'The list; it can be set from outside.',
    outside: "These can be set from outside, as in LINUX_ARCH='amd64 arm64'.",
    makefile: {
      makes: (list: string) =>
        `make manifest makes the manifest list ${list} of images that are in the registry already.`,
      removes: 'make manifest-rm removes what docker manifest keeps of it here.',
      by: 'Written by multiarch-wizard. Run it again after an image was pushed anew.',
    },
  },

  text: {
    reading: 'Reading the sources...',
    comparing: "Comparing each local digest with the registry's...",
    checking: 'Reading the list back...',
    made: (list: string, digest: string) => `${list} is in the registry: ${digest}`,
    table: {
      ...{ source: 'Source', platform: 'Platform', digest: 'Digest', size: 'Size', kind: 'Kind' },
      ...{ layers: 'Layers', attestations: 'Attestations' },
    },
    kind: { image: 'image', attested: 'image, attested', list: 'list' },
    missing: 'not there',
    unreadable: 'cannot be read',
    reads: 'reading',
    wayCannot: (way: string, why: string) => `not ${way}: ${why}`,
    noYes: 'Nothing was run. --yes runs exactly these commands.',
    question: 'Run these commands?',
    ask: {
      list: 'Reference of the list',
      sources: 'Images, separated by spaces ({arch} stands for an architecture)',
    },
    saved: (path: string) => `Saved: ${path}`,
    /** Before the flags that a way out is on the command line. */
    add: 'add',
    /** Before the images that are left where one is left out. */
    nameOnly: 'name only',
    onlySaved: 'Nothing else was changed.',
    left: 'Nothing was changed.',
    notMade: 'The list was not made: the findings above say what is in the way.',
    interrupted: 'Interrupted.',
  },
} as const;
