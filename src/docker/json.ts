/** An object of foreign JSON: nothing is known of its values. */
export type JsonObject = { readonly [key: string]: unknown };

/** The value that a text is; null where it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether a value is an object, and no list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object that a value is, an empty one where it is none. */
export const objectIn = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** The items of a list, none where a value is no list. */
export const itemsIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The text that a value is; null where it is none, or an empty one. */
export const textIn = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** The texts in a list; everything else in it is left out. */
export const textsIn = (value: unknown): readonly string[] =>
  itemsIn(value).filter((item): item is string => typeof item === 'string');
