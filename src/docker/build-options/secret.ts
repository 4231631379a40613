import { csvField, csvFields } from '../csv.ts';
import { type ReadOption, refused } from './fault.ts';

/** Where a secret is taken from: never what it is. */
export type Secret = {
  /** What `RUN --mount=type=secret,id=…` calls it. */
  readonly id: string;
  readonly from:
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'env'; readonly name: string };
};

/** A secret as `--secret` takes it. */
export function secretText({ id, from }: Secret): string {
  const place = from.kind === 'file' ? `src=${from.path}` : `env=${from.name}`;
  return `${csvField(`id=${id}`)},${csvField(place)}`;
}

const keys = ['id', 'src', 'source', 'env', 'type'] as const;

/**
 * Reads `id=ID,src=FILE` or `id=ID,env=NAME`, with `type=file` or `type=env` if it is there. An id alone
 * is refused: buildx takes a variable of that name, if it is set, else a file.
 *
 * Source: docker/buildx v0.29, util/buildflags/secrets.go.
 */
export function parseSecret(text: string): ReadOption<Secret> {
  const fields = csvFields(text);
  if (fields === null) return refused({ code: 'csv' });
  const given = new Map<string, string>();
  for (const field of fields) {
    const [, key = '', value = ''] = /^([^=]*)=(.*)$/s.exec(field) ?? [];
    const known = keys.find((one) => one === key.toLowerCase());
    // `TOKEN=abc`, `id=token,value=abc`, `abc`: others read a command line, too.
    if (known === undefined) return refused({ code: 'secret-value' });
    given.set(known === 'source' ? 'src' : known, value);
  }
  const [id, type, src, env] = ['id', 'type', 'src', 'env'].map((key) => given.get(key) ?? '');
  if (type !== '' && type !== 'file' && type !== 'env') return refused({ code: 'secret-type' });
  if (!id) return refused({ code: 'secret-id' });
  if (src && env) return refused({ code: 'secret-places' });
  const name = env || (type === 'env' ? src : '');
  if (name) return { ok: true, value: { id, from: { kind: 'env', name } } };
  if (!src) return refused({ code: 'secret-place' });
  return { ok: true, value: { id, from: { kind: 'file', path: src } } };
}
