import { objectIn, parseJson, textIn } from './json.ts';
import { canonicalRegistry } from './reference/registry.ts';
import { dockerHub } from './reference.ts';

/** What a client was given for a registry. It is a secret: it goes into a header, and nowhere else. */
export type Credentials =
  | { readonly kind: 'password'; readonly user: string; readonly password: string }
  /** A token that goes to the registry as it is. */
  | { readonly kind: 'token'; readonly token: string }
  /** A refresh token: it goes to the token server, which gives an access token for it. */
  | { readonly kind: 'identity'; readonly token: string };

/** Where the client keeps what it was given for a registry. */
export type CredentialPlace =
  | { readonly kind: 'file'; readonly credentials: Credentials }
  /** `docker-credential-NAME get`, with the key on standard input. */
  | { readonly kind: 'helper'; readonly argv: readonly string[]; readonly key: string };

/** Docker Hub's own entry. Source: docker/cli v28.5.2, cli/registry `IndexServer`. */
const hubKey = 'https://index.docker.io/v1/';

/**
 * Where a registry's credentials are, by the client's `config.json`; null where nobody logged in.
 *
 * Source: docker/cli v28.5.2, cli/config/configfile/file.go, `GetCredentialsStore` and `decodeAuth`.
 */
export function credentialPlace(config: string, registry: string): CredentialPlace | null {
  const value = objectIn(parseJson(config));
  const key = registry === dockerHub ? hubKey : registry;
  const helpers = Object.entries(objectIn(value['credHelpers']));
  const own = helpers.find(([name]) => registryOfKey(name) === registry)?.[1];
  const helper = textIn(own) ?? textIn(value['credsStore']);
  if (helper !== null && /^[\w.-]+$/.test(helper)) {
    return { kind: 'helper', argv: [`docker-credential-${helper}`, 'get'], key };
  }
  const entries = Object.entries(objectIn(value['auths'])).filter(
    ([name]) => registryOfKey(name) === registry,
  );
  const found = entries.map(([, entry]) => credentialsIn(objectIn(entry))).find((one) => one);
  return found === undefined || found === null ? null : { kind: 'file', credentials: found };
}

/** What a credential helper printed; null where it has nothing for this registry. */
export function parseHelperAnswer(stdout: string): Credentials | null {
  const value = objectIn(parseJson(stdout));
  const [user, secret] = [textIn(value['Username']), textIn(value['Secret'])];
  if (secret === null) return null;
  // Source: docker/cli v28.5.2, cli/config/credentials/native_store.go, `tokenUsername`.
  if (user === '<token>') return { kind: 'identity', token: secret };
  return { kind: 'password', user: user ?? '', password: secret };
}

/** The header of a name and a password (RFC 7617). */
export const basic = ({ user, password }: Extract<Credentials, { readonly kind: 'password' }>) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

function credentialsIn(entry: Readonly<Record<string, unknown>>): Credentials | null {
  const token = textIn(entry['registrytoken']);
  if (token !== null) return { kind: 'token', token };
  const identity = textIn(entry['identitytoken']);
  if (identity !== null && identity !== '') return { kind: 'identity', token: identity };
  const decoded = Buffer.from(textIn(entry['auth']) ?? '', 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon > 0) {
    const password = decoded.slice(colon + 1).replace(/\0+$/, '');
    return { kind: 'password', user: decoded.slice(0, colon), password };
  }
  const [user, password] = [textIn(entry['username']), textIn(entry['password'])];
  return user === null || password === null ? null : { kind: 'password', user, password };
}

const registryOfKey = (key: string): string =>
  canonicalRegistry(key.replace(/^https?:\/\//, '').replace(/\/.*$/, ''));
