export const target = {
  title: 'Platforms and tag',
  lead: 'What to build, for which platforms, and where it goes.',
  why: {
    dockerfile: 'A build begins with a Dockerfile and the folder that its COPY lines read from.',
    bake: 'A bake file says what is built, from where, for which platforms, and under which tags.',
    'bake-access':
      'A bake file may come from somebody else: bake reads nothing outside of its folder unasked.',
    platforms: 'Each platform is one image; the tag names the list of them.',
    reference: 'The reference says which registry the list goes to, and what it is called there.',
    'base-images': 'A platform can be built only if every base image is published for it.',
    credentials: 'A registry takes a push only from somebody it knows.',
    'other-registry':
      'The builder pushes there on its own: a registry with plain http or a certificate of its own is one it has to be told of.',
    stage: 'A build goes up to one stage, and leaves out those that it does not need.',
    'build-args':
      'Build arguments stay in the history of the image and in its provenance, for everyone who pulls it: a secret is mounted instead.',
    secrets:
      'RUN --mount=type=secret reads it while it runs, and nothing of it stays in the image.',
    options: 'The build fails with a flag that is not known there.',
    archive: 'A build writes its archive over what is there, and asks nobody.',
  },
  summary: (platforms: readonly string[], places: readonly string[]) =>
    `${platforms.map((platform) => platform.replace('linux/', '')).join(', ')} to ${places.join(', ')}`,
  presets: {
    article: 'common ones',
    all: 'all that this builder can build',
    covered: 'what every base image has',
  },
  dockerfile: (path: string | null) => `${path} is there`,
  dockerfileFault: {
    'no-context': 'The context is not a folder. Give the folder that holds the Dockerfile.',
    'context-forbidden':
      'The context cannot be read by this user. Give read permission, or choose another folder.',
    missing: (path: string) => `There is no ${path}: type its path (Enter), or start in its folder`,
    forbidden: 'The Dockerfile cannot be read by this user.',
    empty: 'The Dockerfile has no FROM line.',
  },
  froms: (images: readonly { readonly image: string }[]) =>
    images.length === 0 ? 'FROM scratch' : `FROM ${images.map(({ image }) => image).join(', ')}`,
  useFile: (file: string) => `Use ${file}`,
  changesNothing: 'Changes nothing on this machine.',
  noPlatforms: 'No platform is chosen yet',
  platforms: (platforms: readonly string[]) =>
    `${platforms.length} chosen: ${platforms.join(', ')}`,
  nothingBuilds: 'No builder is chosen that could build: back to step 4 (b)',
  impossible: (platforms: readonly string[]) => `This builder cannot build ${platforms.join(', ')}`,
  leaveOut: (platforms: readonly string[]) => `Leave out ${platforms.join(', ')}`,
  reference: {
    empty: 'a name is needed: REGISTRY/NAME:TAG',
    scheme: 'A reference has no https:// in front',
    capitals: 'capitals are not allowed in a repository name',
    'bad-character': 'this character is not allowed in a repository name',
    'bad-separator':
      'a part of the name begins and ends with a letter or digit, and . _ - stand between them',
    'bad-registry': 'this is not a registry: HOST or HOST:PORT',
    'bad-tag': 'a tag has letters, digits, . _ - and at most 128 of them',
    'bad-digest': 'a digest is sha256: and 64 hexadecimal digits',
    'too-long': 'the name is too long: 255 characters at most',
    'image-id': 'this is the id of an image, not a name',
  },
  suggestion: (reference: string) => `${reference} would do`,
  bareName: (tag: string) =>
    `${tag} has no namespace: Docker Hub reads it as one of its own images. Write YOUR-NAME/${tag}, or put a registry in front`,
  goesTo: (registry: string) => `Goes to ${registry}`,
  lacks: (image: string, platforms: readonly string[]) =>
    `${image} is not published for ${platforms.join(', ')}`,
  fixed: (platform: string, others: readonly string[]) =>
    `FROM --platform=${platform} is what is built for ${others.join(', ')}, too`,
  line: (line: number) => `Dockerfile line ${line}`,
  unknown: (image: string) => `${image} could not be checked: the build may still work`,
  asked: (image: string) => `${image}: its registry is being asked`,
  undecided: 'A build argument without a default decides which image this is.',
  noPlatformTold: 'The registry did not say which platform it is for.',
  covers: (image: string) => `${image} has every chosen platform`,
  stored: (registry: string) => `The client has a login for ${registry}`,
  helper: (registry: string) => `A credential helper keeps the login for ${registry}`,
  local: (registry: string) => `${registry} is on this machine; no login is stored for it`,
  noCredentials: (registry: string) => `The client has no login for ${registry}`,
  asksForLogin: (registry: string) =>
    `${registry} asks for a login, and the client has none for it`,
  otherRegistry: (registry: string) => `Whether the builder reaches ${registry} was not tried`,
  leaveOutTags: (registry: string) => `Leave out the tags at ${registry}`,
  login: 'Log in',
  loginChanges: {
    file: (registry: string, file: string) =>
      `Keeps the login for ${registry} in ${file}, where whoever reads that file can use it; in a credential helper instead, if Docker finds one.`,
    helper: (registry: string, helper: string) =>
      `The credential helper docker-credential-${helper} keeps the login for ${registry}.`,
    replaced: (kept: string) =>
      `${kept} It replaces the login that is there, and docker logout would not bring that back.`,
  },
} as const;
