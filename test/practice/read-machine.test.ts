import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { isObject } from '../../src/docker/json.ts';
import { textForms } from '../../src/model/machine-fault.ts';
import { parseMachine } from '../../src/practice/read-machine.ts';
import { plainMachine } from './world.ts';

const schema: object = JSON.parse(readFileSync('assets/schemas/machine.schema.json', 'utf8'));
const isMachine = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

const read = (value: unknown) => parseMachine(JSON.stringify(value, null, 2), schema);
const files = readdirSync('assets/machines');

/** Path and problem of all that is wrong with a value. */
function wrongWith(value: unknown): readonly unknown[] {
  const { fault } = read(value);
  if (fault?.kind !== 'wrong') throw new Error(`the fault is ${fault?.kind}`);
  return fault.problems.map(({ path, problem }) => ({ path, ...problem }));
}

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

const hub = (images: object) => ({ ...plainMachine, registries: [{ host: 'a.b', images }] });
const mine = { name: 'mine', driver: 'docker-container' };

/** What the schema refuses. */
const wrong: readonly (readonly [string, unknown, object])[] = [
  ['no object', [], { path: '', kind: 'type', found: 'array', allowed: ['object'] }],
  ['another version', { ...plainMachine, machine: 2 }, { path: 'machine', kind: 'value' }],
  ['no name', { ...plainMachine, name: undefined }, { path: '', kind: 'missing', name: 'name' }],
  [
    'a name with capitals',
    { ...plainMachine, name: 'My machine' },
    { path: 'name', kind: 'form', found: '"My machine"', form: 'machine-name' },
  ],
  [
    'a field nobody knows',
    { ...plainMachine, titel: 'x' },
    { path: 'titel', kind: 'unknown', name: 'titel' },
  ],
  [
    'a version without numbers',
    { ...plainMachine, client: { version: 'new', buildx: null } },
    { path: 'client.version', kind: 'form', form: 'version', example: '"28.5.2"' },
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
    hub({ 'c:1': { platforms: [] } }),
    { path: 'registries[0].images["c:1"].platforms', kind: 'empty' },
  ],
  [
    'words without English',
    { ...plainMachine, title: { zh: '练习' } },
    { path: 'title', kind: 'missing', name: 'en' },
  ],
  [
    'words of no letter',
    { ...plainMachine, title: { en: '' } },
    { path: 'title.en', kind: 'empty' },
  ],
  [
    'a file that is a number',
    { ...plainMachine, files: { ...plainMachine.files, '~/x': 1 } },
    {
      path: 'files["~/x"]',
      kind: 'type',
      found: 'integer',
      allowed: ['string', 'array', 'object'],
    },
  ],
  [
    'a file in no folder',
    { ...plainMachine, files: { ...plainMachine.files, x: 'y' } },
    { path: 'files.x', kind: 'form', form: 'path', found: '"x"' },
  ],
  [
    'a negative user',
    { ...plainMachine, system: { ...plainMachine.system, uid: -1 } },
    { path: 'system.uid', kind: 'least', found: '-1', least: 0 },
  ],
];

/** What no schema can tell. */
const contradictory: readonly (readonly [string, unknown, object])[] = [
  [
    'a platform that nobody knows',
    hub({ 'c:1': { platforms: ['linux/arm64', 'linux/amd65'] } }),
    {
      path: 'registries[0].images["c:1"].platforms[1]',
      kind: 'platform',
      found: 'linux/amd65',
    },
  ],
  [
    'a platform that is written otherwise',
    { ...plainMachine, answers: { platforms: ['linux/arm64/v8'] } },
    { path: 'answers.platforms[0]', kind: 'platform', found: 'linux/arm64/v8' },
  ],
  [
    'a tag with capitals',
    { ...plainMachine, answers: { tag: 'a.b/Hello:1' } },
    { path: 'answers.tag', kind: 'reference', found: 'a.b/Hello:1', code: 'capitals' },
  ],
  [
    'an image without a tag',
    hub({ hello: { platforms: ['linux/arm64'] } }),
    { path: 'registries[0].images.hello', kind: 'reference', found: 'hello', code: 'no-tag' },
  ],
  [
    'a builder that is not there',
    { ...plainMachine, builders: { selected: 'yours', list: [mine] } },
    {
      path: 'builders.selected',
      kind: 'builder',
      found: 'yours',
      allowed: ['default', 'mine'],
    },
  ],
  [
    'a builder that is there twice',
    { ...plainMachine, builders: { list: [mine, mine] } },
    { path: 'builders.list[1].name', kind: 'twice', name: 'mine' },
  ],
  [
    'nothing in the project’s folder',
    { ...plainMachine, folder: '~/app' },
    { path: 'files', kind: 'no-folder', folder: '~/app' },
  ],
  [
    'no files at all',
    { ...plainMachine, files: undefined },
    { path: '', kind: 'no-folder', folder: '~/hello' },
  ],
  [
    'no Dockerfile',
    { ...plainMachine, files: { '/home/ada/hello/main.go': 'package main' } },
    { path: 'files', kind: 'no-dockerfile', folder: '~/hello' },
  ],
];

describe('a machine of one’s own', () => {
  test('is read', () => {
    expect(read(plainMachine)).toEqual({ machine: plainMachine, fault: null });
    expect(isMachine(JSON.parse(JSON.stringify(plainMachine)))).toBe(true);
  });

  test('is read whatever its editor put in front', () => {
    expect(parseMachine(`\ufeff${JSON.stringify(plainMachine)}`, schema).fault).toBeNull();
  });

  test.each(wrong)('with %s is refused, and the place is told', (_, value, problem) => {
    expect(wrongWith(value)).toContainEqual(expect.objectContaining(problem));
    expect(isMachine(JSON.parse(JSON.stringify(value)))).toBe(false);
  });

  test.each(contradictory)('with %s is refused, though each part is well', (_, value, problem) => {
    expect(wrongWith(value)).toEqual([problem]);
    expect(isMachine(JSON.parse(JSON.stringify(value)))).toBe(true);
  });

  test('is told all that is wrong, in the order of the file', () => {
    const { fault } = parseMachine(
      '{\n  "machine": 1,\n  "name": "A",\n  "client": { "version": 2 },\n  "name": "b",\n  "x": 0\n}',
      schema,
    );
    const found = fault?.kind === 'wrong' ? fault.problems : [];
    expect(
      found.map(({ place, path, problem }) => [place.line, place.column, path, problem.kind]),
    ).toEqual([
      [1, 1, '', 'missing'],
      [1, 1, '', 'missing'],
      [1, 1, '', 'missing'],
      [1, 1, '', 'missing'],
      [1, 1, '', 'no-folder'],
      [4, 13, 'client', 'missing'],
      [4, 26, 'client.version', 'type'],
      [5, 3, '', 'twice'],
      [6, 3, 'x', 'unknown'],
    ]);
  });

  test.each([
    ['', 'empty', 1, 1],
    ['{\n  "machine": 1,\n  "name" "x"\n}', 'colon', 3, 10],
    ['{\n  "machine": 1,\n}', 'last-comma', 3, 1],
    ['{ // mine\n}', 'comment', 1, 3],
    ['{"machine": 1', 'brace', 1, 14],
    ['{"a": [1, 2}', 'bracket', 1, 12],
    ['{"a": 1 "b": 2}', 'comma', 1, 9],
    ["{'a': 1}", 'symbol', 1, 2],
    ['{"a": "x\n}', 'string', 1, 7],
    ['{"a": "\\q"}', 'escape', 1, 7],
    ['{"a": 1.}', 'number', 1, 7],
    ['{"a": }', 'value', 1, 7],
    ['{}}', 'end', 1, 3],
    ['no machine', 'symbol', 1, 1],
  ] as const)(
    'that is no JSON is refused, and the place is told: %j',
    (text, fault, line, column) => {
      const found = parseMachine(text, schema).fault;
      const own = { text: text.split('\n')[line - 1], place: { line, column } };
      expect(found).toEqual({ kind: 'no-json', fault, ...own });
    },
  );
});

/** Every object of a schema that says what stands under names. */
function propertiesIn(value: unknown, path = ''): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.flatMap((one) => propertiesIn(one, path));
  if (!isObject(value)) return [];
  const own = isObject(value['properties'])
    ? Object.entries(value['properties']).map(([name, one]) => [`${path}/${name}`, one] as const)
    : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, one]) => propertiesIn(one, `${path}/${key}`)),
  ];
}

describe('the schema', () => {
  test('says of every field what it is, for an editor to show', () => {
    const properties = propertiesIn(schema);
    expect(properties.length).toBeGreaterThan(40);
    const silent = properties.filter(
      ([, one]) => !isObject(one) || typeof one['description'] !== 'string',
    );
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  test('has a name, an example and words for every form of a text', () => {
    const { $defs } = schema as {
      $defs: Record<string, { pattern?: string; examples?: string[] }>;
    };
    const forms = Object.entries($defs).filter(([, { pattern }]) => pattern !== undefined);
    expect(forms.map(([name]) => name).sort()).toEqual([...textForms].sort());
    for (const [name, { pattern = '', examples = [] }] of forms) {
      expect(examples, name).not.toEqual([]);
      for (const example of examples) expect(example).toMatch(new RegExp(pattern, 'u'));
    }
    // A pattern that stands elsewhere has no words.
    expect(JSON.stringify(schema).match(/"pattern":/g)).toHaveLength(forms.length);
  });
});
