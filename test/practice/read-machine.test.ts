import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parseMachine } from '../../src/practice/read-machine.ts';
import { plainMachine } from './world.ts';

const schema: object = JSON.parse(readFileSync('assets/schemas/machine.schema.json', 'utf8'));
const isMachine = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

const read = (value: unknown) => parseMachine(JSON.stringify(value), schema);
const files = readdirSync('assets/machines');

describe('the machines that ship', () => {
  test.each(files)('%s is of the schema, for us and for a whole validator', (name) => {
    const text = readFileSync(`assets/machines/${name}`, 'utf8');
    const { machine, fault } = parseMachine(text, schema);
    expect(fault).toBeNull();
    isMachine(JSON.parse(text));
    expect(isMachine.errors).toBeNull();
    expect(machine?.name).toBe(name.replace(/\.json$/, ''));
  });
});

const wrong: readonly (readonly [string, unknown, object])[] = [
  ['no object', [], { path: '', kind: 'type', found: 'array', allowed: ['object'] }],
  ['another version', { ...plainMachine, machine: 2 }, { path: 'machine', kind: 'value' }],
  ['no name', { ...plainMachine, name: undefined }, { path: '', kind: 'missing', name: 'name' }],
  [
    'a name with capitals',
    { ...plainMachine, name: 'My machine' },
    { path: 'name', kind: 'form', found: '"My machine"', example: '"my-machine"' },
  ],
  ['a field nobody knows', { ...plainMachine, titel: 'x' }, { kind: 'unknown', name: 'titel' }],
  [
    'a version without numbers',
    { ...plainMachine, client: { version: 'new', buildx: null } },
    { path: 'client.version', kind: 'form', example: '"28.5.2"' },
  ],
  [
    'a handler of no architecture',
    {
      ...plainMachine,
      binfmt: { handlers: [{ name: 'qemu-arm64', interpreter: '/x', flags: 'F' }] },
    },
    { path: 'binfmt.handlers[0].name', kind: 'value', found: '"qemu-arm64"' },
  ],
  [
    'an image for no platform',
    { ...plainMachine, registries: [{ host: 'a.b', images: { 'c:1': { platforms: [] } } }] },
    { path: 'registries[0].images["c:1"].platforms', kind: 'form' },
  ],
  [
    'words without English',
    { ...plainMachine, title: { zh: '练习' } },
    { path: 'title', kind: 'missing', name: 'en' },
  ],
  [
    'a file that is a number',
    { ...plainMachine, files: { '~/x': 1 } },
    {
      path: 'files["~/x"]',
      kind: 'type',
      found: 'integer',
      allowed: ['string', 'array', 'object'],
    },
  ],
  [
    'a negative user',
    { ...plainMachine, system: { ...plainMachine.system, uid: -1 } },
    { path: 'system.uid', kind: 'form', found: '-1' },
  ],
];

describe('a machine of one’s own', () => {
  test('is read', () => {
    expect(read(plainMachine)).toEqual({ machine: plainMachine, fault: null });
    expect(isMachine(JSON.parse(JSON.stringify(plainMachine)))).toBe(true);
  });

  test.each(wrong)('with %s is refused, and the place is told', (_, value, problem) => {
    expect(read(value).fault).toMatchObject({ kind: 'field', problem });
    expect(isMachine(JSON.parse(JSON.stringify(value)))).toBe(false);
  });

  test.each([
    ['', 1],
    ['{\n  "machine": 1,\n  "name" "x"\n}', 3],
    ['{\n  "machine": 1,\n}', 3],
    ['{ // mine\n}', 1],
    ['{"machine": 1', 1],
    ['no machine', 1],
  ])('that is no JSON is refused, and the line is told: %j', (text, line) => {
    expect(parseMachine(text, schema).fault).toEqual({ kind: 'no-json', line });
  });
});
