import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';

const schema = new URL('../../assets/schemas/recording.schema.json', import.meta.url);
const isLine = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(schema, 'utf8')),
);

/** Expects that a text is whole lines, each of the schema, the first of which says that it is a recording; its values. */
export function expectRecording(text: string): readonly { readonly event?: object }[] {
  expect(text.endsWith('}\n')).toBe(true);
  const lines = text.trimEnd().split('\n');
  const values = lines.map((line) => JSON.parse(line) as { readonly event?: object });
  for (const [index, value] of values.entries()) {
    isLine(value);
    expect({ line: index + 1, value: lines[index], errors: isLine.errors }).toMatchObject({
      errors: null,
    });
  }
  expect(values[0]).toMatchObject({ event: { recording: 1 } });
  return values;
}
