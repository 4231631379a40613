import { isObject, type JsonObject } from '../../docker/json.ts';
import { createMaskedLines, type MaskedLines } from './masked-lines.ts';
import type { Masking } from './masking.ts';

/** Masks the SolveStatus values of one build, one after the other. */
export type MaskedStatus = {
  /** The value as one line of JSON: as it was, where nothing in it was masked and it is one line. */
  readonly mask: (json: string) => string;
  /** A value with what is left: output that ended without the end of a line; null where there is none. */
  readonly end: () => string | null;
};

/** Fields that hold base64 of a text. */
const encoded: ReadonlySet<string> = new Set(['data', 'short', 'detail']);

/** The output of a step is cut anywhere: its part of a line comes with the part that ends it. */
export function createMaskedStatus(masking: Masking): MaskedStatus {
  const outputs = new Map<string, { readonly log: JsonObject; readonly lines: MaskedLines }>();

  const maskLog = (log: JsonObject): JsonObject[] => {
    const key = JSON.stringify([log['vertex'], log['stream']]);
    const { lines } = outputs.get(key) ?? { lines: createMaskedLines(masking) };
    outputs.set(key, { log, lines });
    const { data } = log;
    if (typeof data !== 'string') return [maskedIn(log, masking)];
    const whole = lines.push(Buffer.from(data, 'base64'));
    return whole.length === 0 ? [] : [{ ...log, data: base64(whole) }];
  };

  /** What the steps that have ended still held, all of them where none is named. */
  const release = (isOver: (vertex: unknown) => boolean): JsonObject[] =>
    [...outputs].flatMap(([key, { log, lines }]) => {
      if (!isOver(log['vertex'])) return [];
      outputs.delete(key);
      const rest = lines.end();
      return rest.length === 0 ? [] : [{ ...log, data: base64(rest) }];
    });

  return {
    mask: (json) => {
      const value: unknown = JSON.parse(json);
      if (!isObject(value)) return JSON.stringify(masking.mask(json));
      const { logs, ...others } = value;
      const vertexes = listIn(value['vertexes']);
      const over = new Set(
        vertexes.filter(({ completed }) => completed !== undefined).map(({ digest }) => digest),
      );
      const kept = [...listIn(logs).flatMap(maskLog), ...release((vertex) => over.has(vertex))];
      const masked = {
        ...maskedIn(others, masking),
        ...((kept.length > 0 || logs === null) && { logs: kept.length > 0 ? kept : null }),
      };
      const isSame = !json.includes('\n') && isAlike(masked, value);
      return isSame ? json : JSON.stringify(masked);
    },
    end: () => {
      const logs = release(() => true);
      return logs.length === 0 ? null : JSON.stringify({ logs });
    },
  };
}

const isAlike = (one: object, other: object): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

const sorted = (value: object) =>
  Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const listIn = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

/** Every text in a value, masked. */
export function maskedIn<Value>(value: Value, masking: Masking, key = ''): Value {
  if (typeof value === 'string') {
    if (!encoded.has(key)) return masking.mask(value) as Value;
    const text = Buffer.from(value, 'base64').toString('utf8');
    const masked = masking.mask(text);
    return (masked === text ? value : base64(Buffer.from(masked))) as Value;
  }
  if (Array.isArray(value)) return value.map((item) => maskedIn(item, masking, key)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, field]) => [
    name,
    maskedIn(field, masking, name),
  ]);
  return Object.fromEntries(fields) as Value;
}
