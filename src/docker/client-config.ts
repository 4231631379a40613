import { applyEdits, modify, type ParseError, parse } from 'jsonc-parser';
import { isObject, type JsonObject, objectIn, textIn } from './json.ts';
import type { Proxies } from './proxies.ts';
import { canonicalRegistry } from './reference/registry.ts';

/** `config.json` of Docker's command line, as far as a wizard needs it. Nothing secret is in here. */
export type ClientConfig = {
  /** As it is written; anything but `enabled` or `disabled` is refused by Docker 19.03 and before. */
  readonly experimental: unknown;
  readonly currentContext: string | null;
  /** Registries that somebody logged in to, each once. */
  readonly logins: readonly Login[];
  /** Registries with a credential helper of their own. */
  readonly helpers: readonly { readonly registry: string; readonly helper: string }[];
  /** The helper for every other registry. */
  readonly store: string | null;
  /** What RUN steps and containers get as variables, whatever engine they run in. */
  readonly proxies: Proxies;
};

export type Login = {
  readonly registry: string;
  /** Where it can be read: a credential store keeps it to itself. */
  readonly user: string | null;
  /** Whether the secret is in this file; else it is the store's, or was left behind without one. */
  readonly isStored: boolean;
};

export type ParsedClientConfig =
  | { readonly ok: true; readonly config: ClientConfig }
  /** 1-based place where it stops being JSON; null where it is JSON, but no object. */
  | { readonly ok: false; readonly line: number | null; readonly column: number | null };

/**
 * Parses `config.json`; like Docker, it takes an empty file for one without settings.
 *
 * Source: docker/cli v28, cli/config/configfile/file.go.
 */
export function parseClientConfig(text: string): ParsedClientConfig {
  const parsed = parseJson(text.trim() === '' ? '{}' : text);
  if (!parsed.ok) return parsed;
  if (!isObject(parsed.value)) return { ok: false, line: null, column: null };
  const { value } = parsed;
  return {
    ok: true,
    config: {
      experimental: value['experimental'],
      currentContext: textIn(value['currentContext']),
      logins: loginsIn(value['auths']),
      helpers: Object.entries(objectIn(value['credHelpers'])).map(([key, helper]) => ({
        registry: registryOfKey(key),
        helper: String(helper),
      })),
      store: textIn(value['credsStore']),
      proxies: proxiesIn(objectIn(objectIn(value['proxies'])['default'])),
    },
  };
}

/** Where the client would look for a registry's credentials; a helper must still be asked whether it has any. */
export function credentialFor(
  config: ClientConfig,
  registry: string,
): 'stored' | 'helper' | 'none' {
  if (config.helpers.some((entry) => entry.registry === registry)) return 'helper';
  const login = config.logins.find((entry) => entry.registry === registry);
  if (login === undefined) return 'none';
  if (config.store !== null) return 'helper';
  return login.isStored ? 'stored' : 'none';
}

/** The one login of the client; null where there are none or several. */
export function onlyLogin(config: ClientConfig): Login | null {
  const [only, ...others] = config.logins;
  return only !== undefined && others.length === 0 ? only : null;
}

/**
 * The same file with `"experimental": "enabled"`: everything else keeps its value and place.
 * Null where the text is no JSON object.
 */
export function withExperimental(text: string): string | null {
  return changed(text, () => [[['experimental'], 'enabled']]);
}

/**
 * The same file without these credential helpers, as the store and for single registries:
 * everything else keeps its value and place. Null where the text is no JSON object.
 */
export function withoutHelpers(text: string, helpers: readonly string[]): string | null {
  return changed(text, (config) => [
    ...(helpers.includes(String(config['credsStore']))
      ? [[['credsStore'], undefined] as const]
      : []),
    ...Object.entries(objectIn(config['credHelpers']))
      .filter(([, helper]) => helpers.includes(String(helper)))
      .map(([key]) => [['credHelpers', key], undefined] as const),
  ]);
}

/** A path in the file, and its new value; undefined takes it out. */
type Change = readonly [path: readonly string[], value: unknown];

function changed(text: string, changes: (config: JsonObject) => readonly Change[]): string | null {
  const whole = text.trim() === '' ? '{}' : text;
  const parsed = parseJson(whole);
  if (!parsed.ok || !isObject(parsed.value)) return null;
  const isTabbed = !/\n +"/.test(whole);
  const formattingOptions = {
    insertSpaces: !isTabbed,
    tabSize: /\n( +)"/.exec(whole)?.[1]?.length ?? 1,
  };
  return changes(parsed.value).reduce((now, [path, value]) => {
    // What is only taken out needs no new line around it.
    const options = value === undefined ? {} : { formattingOptions };
    return applyEdits(now, modify(now, [...path], value, options));
  }, whole);
}

function proxiesIn(proxies: JsonObject): Proxies {
  return {
    http: textIn(proxies['httpProxy']),
    https: textIn(proxies['httpsProxy']),
    none: textIn(proxies['noProxy']),
  };
}

type Json =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly line: number; readonly column: number };

/** Strict JSON, as Docker reads it: no comments, no trailing commas. */
function parseJson(text: string): Json {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  return first === undefined ? { ok: true, value } : { ok: false, ...placeAt(text, first.offset) };
}

function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** A registry may have several keys: Docker Hub's are addresses, one for each kind of token. */
function loginsIn(auths: unknown): readonly Login[] {
  const logins = new Map<string, Login>();
  for (const [key, value] of Object.entries(objectIn(auths))) {
    const registry = registryOfKey(key);
    const auth = objectIn(value);
    const before = logins.get(registry);
    logins.set(registry, {
      registry,
      user: before?.user ?? userIn(auth),
      isStored: before?.isStored === true || secrets.some((field) => textIn(auth[field]) !== null),
    });
  }
  return [...logins.values()];
}

const secrets = ['auth', 'password', 'identitytoken', 'registrytoken'];

function registryOfKey(key: string): string {
  return canonicalRegistry(key.replace(/^https?:\/\//, '').replace(/\/.*$/, ''));
}

function userIn(auth: JsonObject): string | null {
  const decoded = Buffer.from(textIn(auth['auth']) ?? '', 'base64').toString('utf8');
  const [user = ''] = decoded.split(':');
  return /^[\w.@+-]+$/.test(user) ? user : null;
}
