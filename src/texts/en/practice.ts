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

/** What practice machines are said of. */
export const practice = {
  label: (name: string) => `PRACTICE: ${name}`,
  list: {
    title: 'Practice machines',
    lead: 'A machine that is not there: the same wizard, the same commands, nothing of yours is touched.',
    how: 'Start one with multiarch-wizard --demo NAME, or write your own: --demo ./my-machine.json.',
    more: (above: number, below: number) =>
      [above > 0 ? `${above} more above` : '', below > 0 ? `${below} more below` : '']
        .filter((part) => part !== '')
        .join(', '),
    choose: 'choose',
    start: 'start',
    quit: 'quit',
  },
  offer: {
    noDocker:
      'There is no docker command on this machine. You can practise on a machine that is not there, where nothing of yours is touched; without a yes, the wizard looks at this one.',
    question: 'Practise?',
  },
  speed: (value: string) => `--speed ${value} is not a number from 0.5 to 20, such as 4.`,
  file: {
    unreadable: {
      missing: (path: string) => `--demo ${path}: there is no such file.`,
      forbidden: (path: string) =>
        `--demo ${path}: the file can't be read, for lack of permission.`,
      'not-a-file': (path: string) => `--demo ${path} is a folder: name a machine's file.`,
      unreadable: (path: string) => `--demo ${path}: the file can't be read.`,
    },
    noJson: (path: string, line: number) =>
      `--demo ${path} is not JSON: line ${line} breaks off or has a character too many.`,
    missing: (path: string, place: string, name: string) =>
      `--demo ${path}: ${name} is missing${at(place)}.`,
    unknown: (path: string, place: string, name: string, allowed: readonly string[]) =>
      `--demo ${path}: there is no field ${name}${at(place)}; there are ${allowed.join(', ')}.`,
    meant: (path: string, place: string, name: string, meant: string) =>
      `--demo ${path}: there is no field ${name}${at(place)}; did you mean ${meant}?`,
    type: (path: string, place: string, found: string, allowed: readonly string[]) =>
      `--demo ${path}: ${place || 'the file'} is ${kindOf(found)}, and must be ${oneOf(allowed.map(kindOf))}.`,
    value: (path: string, place: string, found: string, allowed: readonly string[]) =>
      `--demo ${path}: ${place} is ${found}, and must be ${oneOf(allowed)}.`,
    meantValue: (path: string, place: string, found: string, meant: string) =>
      `--demo ${path}: ${place} is ${found}; did you mean ${meant}?`,
    form: (path: string, place: string, found: string, example: string | null) =>
      example === null
        ? `--demo ${path}: ${place} is ${found}, which will not do.`
        : `--demo ${path}: ${place} is ${found}, and has another form: it is like ${example}.`,
  },
} as const;
