import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';

const read = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../../assets/schemas/${name}`, import.meta.url), 'utf8'));

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
ajv.addSchema(read('finding.schema.json'), 'finding.schema.json');

/** Expects that a text is one JSON object of a schema of `assets/schemas`, and a newline; the object. */
export function expectJsonOf<Value>(schema: string, text: string): Value {
  expect(text.endsWith('}\n')).toBe(true);
  const value: unknown = JSON.parse(text);
  const isValid = ajv.getSchema(schema) ?? ajv.addSchema(read(schema), schema).getSchema(schema);
  isValid?.(value);
  expect(isValid?.errors).toBeNull();
  return value as Value;
}
