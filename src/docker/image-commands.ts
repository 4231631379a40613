/** What the registry says under a reference, byte for byte. `builder` brings its registry settings along. */
export function inspectRaw(reference: string, builder: string | null): readonly string[] {
  const flags = builder === null ? [] : ['--builder', builder];
  return ['docker', 'buildx', 'imagetools', 'inspect', ...flags, '--raw', reference];
}

/** The config of an image (or configs by platform), as JSON; buildx 0.8 and later. */
export function inspectConfig(reference: string, builder: string | null): readonly string[] {
  const flags = builder === null ? [] : ['--builder', builder];
  const format = ['--format', '{{json .Image}}'];
  return ['docker', 'buildx', 'imagetools', 'inspect', ...flags, ...format, reference];
}

/** One row of a manifest list, run by its own digest. */
export type Probe = {
  readonly platform: string;
  /** `REPOSITORY@DIGEST`. */
  readonly image: string;
  /** Name of the container, so that it can be removed whatever happens. */
  readonly container: string;
  readonly command: readonly string[];
};

/** Pulls one platform's image. */
export function pullCommand({ platform, image }: Probe): readonly string[] {
  return ['docker', 'pull', '--quiet', '--platform', platform, image];
}

/** Runs one platform's image once. */
export function runCommand({ platform, image, container, command }: Probe): readonly string[] {
  const flags = ['--rm', '--name', container, '--platform', platform];
  return ['docker', 'run', ...flags, image, ...command];
}

/** Removes the container of a probe, running or not. */
export function removeCommand({ container }: Probe): readonly string[] {
  return ['docker', 'rm', '--force', container];
}
