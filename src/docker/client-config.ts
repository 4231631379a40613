import { applyEdits, modify, type ParseError, parse } from 'jsonc-parser';
import { dockerHub } from './reference.ts';

/** `config.json` of Docker's command line, as far as a wizard needs it. Nothing secret is in here. */
export type ClientConfig = {
  /** As it is written; anything but `enabled` or `disabled` is refused by Docker 19.03 and before. */
  readonly experimental: unknown;
  readonly currentContext: string | null;
  /** Registries with a login of their own in the file, and the user's name where it can be read. */
  readonly logins: readonly { readonly registry: string; readonly user: string | null }[];
  /** Registries with a credential helper of their own. */
  readonly helpers: readonly { readonly registry: string; readonly helper: string }[];
  /** The helper for every other registry. */
  readonly store: string | null;
};

export type ParsedClientConfig =
  | { readonly ok: true; readonly config: ClientConfig }
  /** 1-based place where it stops being JSON; null where it is JSON, but no object. */
  | { readonly ok: false; readonly line: number | null; readonly column: number | null };

/** Docker Hub's key in `auths`, from the days of its first registry. */
const hubKey = 'https://index.docker.io/v1/';

/** Parses `config.json`. Source: docker/cli v28, cli/config/configfile/file.go. */
export function parseClientConfig(text: string): ParsedClientConfig {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  if (!isObject(parsed.value)) return { ok: false, line: null, column: null };
  const { value } = parsed;
  return {
    ok: true,
    config: {
      experimental: value['experimental'],
      currentContext: textOrNull(value['currentContext']),
      logins: entries(value['auths']).map(([key, auth]) => ({
        registry: registryOfKey(key),
        user: isObject(auth) ? userIn(auth) : null,
      })),
      helpers: entries(value['credHelpers']).map(([key, helper]) => ({
        registry: registryOfKey(key),
        helper: String(helper),
      })),
      store: textOrNull(value['credsStore']),
    },
  };
}

/** Where the client would look for a registry's credentials; a helper must still be asked whether it has any. */
export function credentialFor(
  config: ClientConfig,
  registry: string,
): 'stored' | 'helper' | 'none' {
  if (config.helpers.some((entry) => entry.registry === registry)) return 'helper';
  if (config.logins.some((entry) => entry.registry === registry)) return 'stored';
  return 'none';
}

/** The one login of the client; null where there are none or several. */
export function onlyLogin(config: ClientConfig): ClientConfig['logins'][number] | null {
  const [only, ...others] = config.logins;
  return only !== undefined && others.length === 0 ? only : null;
}

/**
 * The same file with `"experimental": "enabled"`: everything else keeps its value and place.
 * Null where the text is no JSON object.
 */
export function withExperimental(text: string): string | null {
  const whole = text.trim() === '' ? '{}' : text;
  const parsed = parseJson(whole);
  if (!parsed.ok || !isObject(parsed.value)) return null;
  const isTabbed = !/\n +"/.test(whole);
  const formattingOptions = {
    insertSpaces: !isTabbed,
    tabSize: /\n( +)"/.exec(whole)?.[1]?.length ?? 1,
  };
  return applyEdits(whole, modify(whole, ['experimental'], 'enabled', { formattingOptions }));
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

function registryOfKey(key: string): string {
  if (key === hubKey) return dockerHub;
  return key.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
}

function userIn(auth: { readonly [key: string]: unknown }): string | null {
  const encoded = textOrNull(auth['auth']);
  if (encoded === null) return null;
  const [user = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return /^[\w.@+-]+$/.test(user) ? user : null;
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entries(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : [];
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
