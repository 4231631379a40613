import { isObject, type JsonObject, objectIn, textsIn } from '../docker/json.ts';
import { type MachineProblem, type TextForm, textForms } from '../model/machine-fault.ts';

/** The way to a value: keys of objects, indices of lists. */
export type Way = readonly (string | number)[];

/** Something that is wrong with a value, and where. */
export type Found = {
  readonly way: Way;
  /** With the key at the end of the way, not with what stands there. */
  readonly isKey?: boolean;
  readonly problem: MachineProblem;
};

/** What a text of a form says that no pattern can tell. */
export type TextCheck = (text: string) => MachineProblem | null;

export type Rules = {
  readonly schema: unknown;
  readonly checks?: { readonly [Form in TextForm]?: TextCheck };
};

/**
 * Holds a value against a JSON Schema, as far as ours go: `type`, `const`, `enum`, `pattern`,
 * `minLength`, `minimum`, `minItems`, `required`, `properties`, `propertyNames`,
 * `additionalProperties`, `items`, and `$ref` to `$defs`. All that is wrong comes back, in the order of
 * the file. Test suites hold both against a whole validator.
 */
export function problemsIn({ schema, checks = {} }: Rules, value: unknown): readonly Found[] {
  const defs = objectIn(objectIn(schema)['$defs']);
  return check({ defs, checks }, objectIn(schema), value, []);
}

type Around = { readonly defs: JsonObject; readonly checks: NonNullable<Rules['checks']> };

function check(around: Around, written: JsonObject, value: unknown, way: Way): readonly Found[] {
  const { schema, form } = resolved(around.defs, written);
  const type = typeProblem(schema, value);
  if (type !== null) return [{ way, problem: type }];
  const own = valueProblem(schema, value) ?? textProblem(around, schema, form, value);
  return [
    ...(own === null ? [] : [{ way, problem: own }]),
    ...(isObject(value) ? checkObject(around, schema, value, way) : []),
    ...(Array.isArray(value) ? checkItems(around, schema, value, way) : []),
  ];
}

/** A schema with what it refers to, and that one's name. */
function resolved(defs: JsonObject, schema: JsonObject) {
  const name = /^#\/\$defs\/(.+)$/.exec(String(schema['$ref'] ?? ''))?.[1];
  const form = textForms.find((one) => one === name) ?? null;
  return { form, schema: name === undefined ? schema : { ...objectIn(defs[name]), ...schema } };
}

/** What JSON calls a value. */
function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function typeProblem({ type }: JsonObject, value: unknown): MachineProblem | null {
  const allowed = typeof type === 'string' ? [type] : textsIn(type);
  const found = typeOf(value);
  const isAllowed = allowed.includes(found) || (found === 'integer' && allowed.includes('number'));
  return allowed.length === 0 || isAllowed ? null : { kind: 'type', found, allowed };
}

function valueProblem(schema: JsonObject, value: unknown): MachineProblem | null {
  const found = JSON.stringify(value);
  const { const: only, enum: some } = schema as { const?: unknown; enum?: readonly unknown[] };
  const allowed = 'const' in schema ? [only] : (some ?? null);
  if (allowed !== null && !allowed.includes(value)) {
    return { kind: 'value', found, allowed: allowed.map((one) => JSON.stringify(one)) };
  }
  const least = (key: string) => Number(schema[key] ?? 0);
  if (typeof value === 'number' && value < least('minimum')) {
    return { kind: 'least', found, least: least('minimum') };
  }
  const isShort =
    (typeof value === 'string' && value.length < least('minLength')) ||
    (Array.isArray(value) && value.length < least('minItems'));
  return isShort ? { kind: 'empty' } : null;
}

function textProblem(
  { checks }: Around,
  { pattern, examples }: JsonObject,
  form: TextForm | null,
  value: unknown,
): MachineProblem | null {
  if (typeof value !== 'string' || form === null) return null;
  if (typeof pattern !== 'string' || new RegExp(pattern, 'u').test(value)) {
    return checks[form]?.(value) ?? null;
  }
  const [example = ''] = textsIn(examples);
  return { kind: 'form', found: JSON.stringify(value), form, example: JSON.stringify(example) };
}

function checkObject(
  around: Around,
  schema: JsonObject,
  value: JsonObject,
  way: Way,
): readonly Found[] {
  const properties = objectIn(schema['properties']);
  const others = schema['additionalProperties'];
  const names = objectIn(schema['propertyNames']);
  const fields = Object.entries(value).flatMap(([name, field]): readonly Found[] => {
    const own = [...way, name];
    const isKnown = Object.hasOwn(properties, name);
    if (!isKnown && others === false) {
      const allowed = Object.keys(properties).filter((one) => !one.startsWith('$'));
      return [{ way: own, isKey: true, problem: { kind: 'unknown', name, allowed } }];
    }
    const ofName = check(around, names, name, own).map((one) => ({ ...one, isKey: true }));
    const rule = objectIn(isKnown ? properties[name] : others);
    return [...ofName, ...check(around, rule, field, own)];
  });
  const lacking = textsIn(schema['required'])
    .filter((name) => !Object.hasOwn(value, name))
    .map((name): Found => ({ way, problem: { kind: 'missing', name } }));
  return [...lacking, ...fields];
}

function checkItems(
  around: Around,
  { items }: JsonObject,
  value: readonly unknown[],
  way: Way,
): readonly Found[] {
  if (items === undefined) return [];
  return value.flatMap((item, index) => check(around, objectIn(items), item, [...way, index]));
}

/** `images["hello:1"].platforms[0]`: a name that is no word stands in brackets. */
export const pathOf = (way: Way): string =>
  way
    .map((step) => {
      if (typeof step === 'number') return `[${step}]`;
      return /^[A-Za-z_$]\w*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
    })
    .join('')
    .replace(/^\./, '');
