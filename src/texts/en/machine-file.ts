import type { ReferenceProblem } from '../../docker/reference.ts';
import type { JsonFault, TextForm } from '../../model/machine-fault.ts';

const kinds: Readonly<Record<string, string>> = {
  object: 'an object, as in {…}',
  array: 'a list, as in […]',
  string: 'a text in quotes',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
};

const kindOf = (name: string): string => kinds[name] ?? name;

const oneOf = (values: readonly string[]): string =>
  values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;

const at = (path: string): string => (path === '' ? '' : `, at ${path}`);

const forms: { readonly [Form in TextForm]: string } = {
  'machine-name': 'small letters, digits and hyphens, beginning with a letter or digit, 31 at most',
  user: 'small letters, digits, "_" and "-", beginning with a letter or "_"',
  version: 'three numbers with dots between them, and whatever follows',
  buildkit: 'a v, and three numbers with dots between them',
  kernel: 'two numbers with a dot between them, and whatever follows, as uname -r prints it',
  platform: 'linux, a slash and small letters and digits; a variant is a slash, a v and a digit',
  flags: 'of the letters P, O, C and F, or nothing',
  interpreter: 'a path that begins with "/", without a colon',
  'builder-name': 'letters, digits, ".", "_", "+" and "-", beginning with a letter or digit',
  'driver-option': 'a name, an equals sign and a value',
  host: 'small letters, digits, dots and hyphens, and after a colon the port',
  path: 'a path that begins with "/" or "~/"',
  tag: 'a registry, a name, a colon and a tag, without blanks',
  image: 'a name, a colon and a tag, without blanks',
  'image-platform':
    'linux, a slash and small letters and digits; a variant is a slash, a v and a digit',
  source:
    'a registry, a name, a colon and a tag, without blanks; {arch} in the tag stands for any architecture',
};

const references: { readonly [Code in ReferenceProblem | 'has-digest' | 'no-tag']: string } = {
  empty: 'it is empty',
  scheme: 'there is no https:// in front of it',
  capitals: 'capitals are not allowed in a repository name',
  'bad-character': 'a character in it is not allowed in a reference',
  'bad-separator': '".", "_", "-" and "/" stand between letters and digits only',
  'bad-registry': "its first part is not a registry's host and port",
  'bad-tag': 'a tag has up to 128 letters, digits, ".", "_" and "-"',
  'bad-digest': 'what follows the "@" is not a digest',
  'too-long': 'registry and repository have 255 characters at most',
  'image-id': '64 hexadecimal digits are the id of an image, not a name',
  'has-digest': 'a digest has no place in it',
  'no-tag': 'it has no tag, a colon and a word at its end',
};

const json: { readonly [Fault in JsonFault]: string } = {
  colon: 'a colon is missing here, between a name and its value.',
  comma: 'a comma is missing before this.',
  'last-comma': 'nothing follows the comma before this: take the comma out.',
  brace: 'a } is missing here.',
  bracket: 'a list or an object is closed by another bracket than it was opened by.',
  key: 'a name in double quotes is wanted here.',
  value: 'a value is wanted here.',
  symbol: 'this is no word of JSON: names and texts stand in double quotes.',
  string: 'this text in quotes does not end in its line, or has a tab in it: it is written \\t.',
  escape: 'after a backslash stands one of " \\ / b f n r t, or u and four digits.',
  number: 'this is no number.',
  comment: 'JSON has no comments: take it out.',
  end: 'something follows the end: one bracket too many, perhaps.',
  empty: 'the file is empty.',
};

/** What is said of a practice machine's file that is none. */
export const machineFile = {
  unreadable: {
    missing: (path: string) => `--demo ${path}: there is no such file.`,
    forbidden: (path: string) => `--demo ${path}: the file can't be read, for lack of permission.`,
    'not-a-file': (path: string) => `--demo ${path} is a folder: name a machine's file.`,
    unreadable: (path: string) => `--demo ${path}: the file can't be read.`,
  },
  noJson: (path: string, line: number, column: number, what: string) =>
    `--demo ${path} is not JSON: line ${line}, column ${column}: ${what}`,
  json,
  several: (path: string, count: number) =>
    `--demo ${path}: ${count === 1 ? 'one thing in it is' : `${count} things in it are`} wrong.`,
  more: (count: number) => `And ${count} more.`,
  placed: (line: number, column: number, sentence: string) =>
    `line ${line}, column ${column}: ${sentence}`,
  missing: (place: string, name: string) => `${name} is missing${at(place)}.`,
  unknown: (place: string, name: string, allowed: readonly string[]) =>
    `there is no field ${name}${at(place)}; there are ${allowed.join(', ')}.`,
  meant: (place: string, name: string, meant: string) =>
    `there is no field ${name}${at(place)}; did you mean ${meant}?`,
  twice: (place: string, name: string) => `${name} is there a second time${at(place)}.`,
  type: (place: string, found: string, allowed: readonly string[]) =>
    `${place || 'the file'} is ${kindOf(found)}, and must be ${oneOf(allowed.map(kindOf))}.`,
  value: (place: string, found: string, allowed: readonly string[]) =>
    `${place} is ${found}, and must be ${oneOf(allowed)}.`,
  meantValue: (place: string, found: string, meant: string) =>
    `${place} is ${found}; did you mean ${meant}?`,
  form: (place: string, found: string, form: string, example: string) =>
    `${place} is ${found}, and must be ${form}, such as ${example}.`,
  forms,
  least: (place: string, found: string, least: number) =>
    `${place} is ${found}, and must be at least ${least}.`,
  empty: (place: string) => `${place} is empty.`,
  platform: (place: string, found: string) => `${place} is ${found}: there is no such platform.`,
  meantPlatform: (place: string, found: string, meant: string) =>
    `${place} is ${found}: there is no such platform; did you mean ${meant}?`,
  reference: (place: string, found: string, why: string) => `${place} is ${found}: ${why}.`,
  references,
  builder: (place: string, found: string, allowed: readonly string[]) =>
    `${place} is ${found}, and no builder of that name is in builders.list; there ${allowed.length === 1 ? 'is' : 'are'} ${allowed.join(', ')}.`,
  noFolder: (folder: string) =>
    `no file is in the project's folder ${folder}: "files" needs ${folder}/Dockerfile.`,
  noDockerfile: (folder: string) =>
    `the project has no Dockerfile: "files" needs ${folder}/Dockerfile.`,
} as const;
