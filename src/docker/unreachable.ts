/** Why an engine does not answer. */
export type UnreachableReason =
  | 'not-running'
  | 'no-permission'
  /** The context, or DOCKER_HOST, names what is not there. */
  | 'wrong-context'
  | 'tls'
  | 'timeout'
  /** Nothing listens at an engine's network address. */
  | 'refused'
  /** `docker` is podman. */
  | 'podman'
  /** `docker` is Docker Desktop's stand-in of a WSL distribution that it is not switched on for. */
  | 'wsl-not-integrated'
  /** Engine and client speak no common version of the API. */
  | 'client-too-old'
  | 'client-too-new'
  | 'other';

export type Unreachable = {
  readonly reason: UnreachableReason;
  /** The line that says so, as the client wrote it; empty where it wrote nothing. */
  readonly message: string;
};

/**
 * Order matters: a certificate's or a socket's own trouble stands in the same sentence as
 * `error during connect` and `Cannot connect to the Docker daemon`.
 *
 * Sources: moby/moby client/request.go and client/errors.go of v19.03.15 to docker-v29.0.0;
 * docker/cli cli/command/cli.go of v20.10 and v28.5; seen with 26.1.5, 28.2.2 and 28.5.2.
 */
const signs: readonly (readonly [UnreachableReason, RegExp])[] = [
  ['wsl-not-integrated', /could not be found in this WSL [12] distro/],
  ['podman', /Emulate Docker CLI using podman|(?:See|Try) 'podman |^podman:/],
  ['client-too-old', /client version \S+ is too old/],
  ['client-too-new', /client version \S+ is too new/],
  ['no-permission', /permission denied while trying to connect|connect: permission denied/i],
  ['no-permission', /pipe\/\S+: Access is denied/i],
  ['wrong-context', /context "[^"]*"(?::| does) (?:context not found|not exist|is not found)/i],
  ['wrong-context', /current context "[^"]*" is not found|unable to parse docker host/i],
  ['wrong-context', /no such host|Could not resolve hostname/i],
  ['timeout', /i\/o timeout|deadline exceeded|handshake timeout|timed out|Client\.Timeout/i],
  ['tls', /x509:|tls: |(?:ca|cert|key)\.pem|HTTPS (?:client|server)|malformed HTTP response/],
  ['refused', /(?:daemon|API) at (?:tcp|https?|ssh):|dial tcp \S+: connect: connection refused/],
  ['not-running', /Cannot connect to the Docker daemon|failed to connect to the docker API/i],
  ['not-running', /daemon is (?:not )?running|cannot find the file specified/i],
];

/**
 * Says why an engine does not answer, from what `docker version` or `docker info` wrote to
 * standard error.
 */
export function whyUnreachable(stderr: string): Unreachable {
  const lines = stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  for (const [reason, sign] of signs) {
    const message = lines.find((line) => sign.test(line));
    if (message !== undefined) return { reason, message };
  }
  const message = lines.find((line) => !line.startsWith('WARNING:')) ?? lines[0] ?? '';
  return { reason: 'other', message };
}
