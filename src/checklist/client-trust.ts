import { caOf } from '../docker/buildkit-config.ts';
import { registryOf } from '../docker/reference.ts';
import { shellQuote } from '../docker/shell-words.ts';
import type { Answers } from '../model/answers.ts';

/** Variables for a command, by their names. */
export type Variables = Readonly<Record<string, string>>;

/** A machine, by Node's name of its system. */
type Machine = { readonly platform: string };

/**
 * What the client needs to read from a registry with an authority of its own: `imagetools` brings a
 * builder's mirrors and plain http along, and not the certificates that it trusts. Certificates of
 * the system's folders are trusted besides.
 *
 * Sources: docker/buildx v0.29.1, util/imagetools/inspect.go (`tracing.DefaultClient`); Go 1.24,
 * crypto/x509/root_unix.go.
 */
export function trustFor(
  reference: string,
  { registry, access }: Pick<Answers, 'registry' | 'access'>,
  machine: Machine,
): Variables {
  const ca = caOf(access);
  const isMeant = ca !== null && registryOf(reference) === registry;
  return isMeant && readsCertFile(machine) ? { SSL_CERT_FILE: ca } : {};
}

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
