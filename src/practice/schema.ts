import { isObject, type JsonObject, objectIn, textsIn } from '../docker/json.ts';

/** The first thing that is wrong with a value, and where. */
export type SchemaProblem = {
  /** `client.version`, `binfmt.handlers[0].flags`; empty for the value itself. */
  readonly path: string;
} & (
  | { readonly kind: 'missing'; readonly name: string }
  | { readonly kind: 'unknown'; readonly name: string; readonly allowed: readonly string[] }
  /** Names of JSON: `object`, `string`; `integer`. */
  | { readonly kind: 'type'; readonly found: string; readonly allowed: readonly string[] }
  | { readonly kind: 'value'; readonly found: string; readonly allowed: readonly string[] }
  /** A text of another form, a number that is too small, a list that is too short. */
  | { readonly kind: 'form'; readonly found: string; readonly example: string | null }
);

/**
 * Holds a value against a JSON Schema, as far as ours go: `type`, `const`, `enum`, `pattern`,
 * `minLength`, `minimum`, `minItems`, `required`, `properties`, `additionalProperties`, `items`, and
 * `$ref` to `$defs`. Test suites hold both against a whole validator.
 */
export function problemIn(schema: unknown, value: unknown): SchemaProblem | null {
  return check(objectIn(schema), value, '', objectIn(objectIn(schema)['$defs']));
}

type Defs = JsonObject;

function check(
  written: JsonObject,
  value: unknown,
  path: string,
  defs: Defs,
): SchemaProblem | null {
  const schema = resolved(written, defs);
  return (
    checkType(schema, value, path) ??
    checkValue(schema, value, path) ??
    (isObject(value) ? checkObject(schema, value, path, defs) : null) ??
    (Array.isArray(value) ? checkItems(schema, value, path, defs) : null)
  );
}

function resolved(schema: JsonObject, defs: Defs): JsonObject {
  const name = /^#\/\$defs\/(.+)$/.exec(String(schema['$ref'] ?? ''))?.[1];
  return name === undefined ? schema : { ...objectIn(defs[name]), ...schema };
}

/** What JSON calls a value. */
function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function checkType({ type }: JsonObject, value: unknown, path: string): SchemaProblem | null {
  const allowed = typeof type === 'string' ? [type] : textsIn(type);
  const found = typeOf(value);
  const isAllowed = allowed.includes(found) || (found === 'integer' && allowed.includes('number'));
  return allowed.length === 0 || isAllowed ? null : { kind: 'type', path, found, allowed };
}

function checkValue(schema: JsonObject, value: unknown, path: string): SchemaProblem | null {
  const found = JSON.stringify(value);
  const { const: only, enum: some } = schema as { const?: unknown; enum?: readonly unknown[] };
  const allowed = 'const' in schema ? [only] : (some ?? null);
  if (allowed !== null && !allowed.includes(value)) {
    return { kind: 'value', path, found, allowed: allowed.map((one) => JSON.stringify(one)) };
  }
  return hasForm(schema, value) ? null : { kind: 'form', path, found, example: exampleOf(schema) };
}

function hasForm(schema: JsonObject, value: unknown): boolean {
  const least = (key: string) => Number(schema[key] ?? 0);
  const { pattern } = schema;
  if (typeof value === 'string') {
    const isLike = typeof pattern !== 'string' || new RegExp(pattern, 'u').test(value);
    return isLike && value.length >= least('minLength');
  }
  if (typeof value === 'number') return value >= least('minimum');
  return !Array.isArray(value) || value.length >= least('minItems');
}

function exampleOf({ examples }: JsonObject): string | null {
  const [first] = Array.isArray(examples) ? examples : [];
  return first === undefined ? null : JSON.stringify(first);
}

function checkObject(
  schema: JsonObject,
  value: JsonObject,
  path: string,
  defs: Defs,
): SchemaProblem | null {
  const properties = objectIn(schema['properties']);
  const others = schema['additionalProperties'];
  for (const [name, field] of Object.entries(value)) {
    const isKnown = Object.hasOwn(properties, name);
    if (!isKnown && others === false) {
      const allowed = Object.keys(properties).filter((one) => !one.startsWith('$'));
      return { kind: 'unknown', path, name, allowed };
    }
    const rule = isKnown ? properties[name] : others;
    const problem = check(objectIn(rule), field, below(path, name), defs);
    if (problem !== null) return problem;
  }
  const lacking = textsIn(schema['required']).find((name) => !Object.hasOwn(value, name));
  return lacking === undefined ? null : { kind: 'missing', path, name: lacking };
}

/** `images["hello:1"]`: a name that is no word stands in brackets. */
const below = (path: string, name: string): string =>
  /^[A-Za-z_]\w*$/.test(name)
    ? [path, name].filter(Boolean).join('.')
    : `${path}[${JSON.stringify(name)}]`;

function checkItems(
  { items }: JsonObject,
  value: readonly unknown[],
  path: string,
  defs: Defs,
): SchemaProblem | null {
  if (items === undefined) return null;
  for (const [index, item] of value.entries()) {
    const problem = check(objectIn(items), item, `${path}[${index}]`, defs);
    if (problem !== null) return problem;
  }
  return null;
}
