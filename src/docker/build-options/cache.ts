import { csvField, csvFields } from '../csv.ts';
import { isBareName, parseReference } from '../reference.ts';
import { type ReadOption, refused } from './fault.ts';

/** A cache that a build writes. */
export type CacheTo = {
  readonly reference: string;
  /** `max`: of every stage; `min`: of what is in the image. */
  readonly mode: 'min' | 'max';
};

/** A cache as `--cache-from` takes it. */
export const cacheSource = (reference: string): string =>
  `type=registry,${csvField(`ref=${reference}`)}`;

/** A cache as `--cache-to` takes it. */
export const cacheTarget = ({ reference, mode }: CacheTo): string =>
  `${cacheSource(reference)},mode=${mode}`;

/** Reads a reference, or `type=registry,ref=REFERENCE`: other kinds of caches are not written here. */
export function parseCacheFrom(text: string): ReadOption<string> {
  const read = readFields(text, ['ref']);
  return read.ok ? { ok: true, value: read.value['ref'] ?? '' } : read;
}

/** Reads a reference, with `max`, or `type=registry,ref=REFERENCE` with buildx's own `min` if no mode is said. */
export function parseCacheTo(text: string): ReadOption<CacheTo> {
  const read = readFields(text, ['ref', 'mode']);
  if (!read.ok) return read;
  const { ref: reference = '', mode = text.includes('=') ? 'min' : 'max' } = read.value;
  if (mode !== 'min' && mode !== 'max')
    return refused({ code: 'cache-field', word: `mode=${mode}` });
  const parsed = parseReference(reference);
  if (parsed.ok && isBareName(parsed)) {
    return refused({ code: 'cache-reference', problem: 'bare', meant: `YOUR-NAME/${reference}` });
  }
  return { ok: true, value: { reference, mode } };
}

type Fields = Readonly<Record<string, string>>;

function readFields(text: string, allowed: readonly string[]): ReadOption<Fields> {
  const fields = csvFields(text);
  if (fields === null) return refused({ code: 'csv' });
  const [only = '', ...more] = fields;
  const isBare = more.length === 0 && !only.includes('=');
  const read: Record<string, string> = isBare ? { type: 'registry', ref: only } : {};
  for (const field of isBare ? [] : fields) {
    const [, key = field, value = ''] = /^([^=]*)=(.*)$/s.exec(field) ?? [];
    read[key.toLowerCase()] = value;
  }
  const { type = '', ref = '' } = read;
  if (type !== 'registry') return refused({ code: 'cache-type', word: type });
  const other = Object.keys(read).find((key) => key !== 'type' && !allowed.includes(key));
  if (other !== undefined) return refused({ code: 'cache-field', word: other });
  const parsed = parseReference(ref);
  if (parsed.ok) return { ok: true, value: read };
  return refused({
    code: 'cache-reference',
    problem: parsed.code,
    meant: parsed.suggestion,
  });
}
