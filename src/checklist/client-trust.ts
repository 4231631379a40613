import { caOf } from '../docker/buildkit-config.ts';
import { registryOf } from '../docker/reference.ts';
import { shellQuote } from '../docker/shell-words.ts';
import type { Answers } from '../model/answers.ts';

/** Variables for a command, by their names. */
export type Variables = Readonly<Record<string, string>>;

/** A machine, by Node's name of its system. */
type Machine = { readonly platform: string };

/**
 * What the client needs for a registry with an authority of its own. `imagetools` brings a builder's
 * mirrors and plain http along, and not the certificates that it trusts; and for a build it is the
 * client that asks the token server of the registry, which may be signed by the same authority. What
 * is in the system's folders of certificates is trusted besides.
 *
 * Sources: docker/buildx v0.29.1, util/imagetools/inspect.go (`tracing.DefaultClient`); moby/buildkit
 * v0.25, session/auth/authprovider/authprovider.go; Go 1.24, crypto/x509/root_unix.go.
 */
export function trustOf({ access }: Pick<Answers, 'access'>, machine: Machine): Variables {
  const ca = caOf(access);
  return ca !== null && readsCertFile(machine) ? { SSL_CERT_FILE: ca } : {};
}

/** The same for a reference, where it is in the registry that the person spoke of. */
export const trustFor = (
  reference: string,
  answers: Pick<Answers, 'registry' | 'access'>,
  machine: Machine,
): Variables => (registryOf(reference) === answers.registry ? trustOf(answers, machine) : {});

/** On macOS and Windows the system's own store counts, and no variable. */
export const readsCertFile = ({ platform }: Machine): boolean =>
  platform !== 'darwin' && platform !== 'win32';

/** A command as it can be typed with these variables: `env NAME=VALUE docker …`. */
export function typedWith(argv: readonly string[], variables: Variables): readonly string[] {
  const given = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  return given.length === 0 ? argv : ['env', ...given, ...argv];
}

/** The same as a line of a shell. */
export const lineWith = (argv: readonly string[], variables: Variables): string =>
  shellQuote(typedWith(argv, variables));
