import { isObject, objectIn } from '../../../docker/json.ts';

/** What a template is about; its fields are written with a capital in a template, as JSON without. */
export type Inspected = {
  readonly name: string;
  readonly manifest: unknown;
  readonly image: unknown;
  readonly isList: boolean;
};

/** What comes of a template: its text, buildx's complaint, or that nobody simulates it. */
export type Formatted =
  | { readonly kind: 'text' | 'complaint'; readonly text: string }
  | { readonly kind: 'unknown' };

/** Whether buildx prints its own table, whatever else the template says. */
export const isOwnTable = (format: string): boolean =>
  format === '' || format.startsWith('{{.Manifest');

/** Fields that are there as well, but not on a practice machine. */
const others = ['SBOM', 'Provenance', 'BuildInfo'];

/**
 * A template of `imagetools inspect --format`: text, `{{.Name}}`, and `{{json …}}` of a field, of one of a
 * manifest, or of all there is. Ran with buildx 0.29.1.
 *
 * Source: docker/buildx v0.29.1, util/imagetools/printers.go.
 */
export function formatted(format: string, inspected: Inspected): Formatted {
  let text = '';
  for (const piece of pieces(format)) {
    const one = piece.startsWith('{{') ? action(format, piece, inspected) : said(piece);
    if (one.kind !== 'text') return one;
    text += one.text;
  }
  return said(text);
}

const said = (text: string): Formatted => ({ kind: 'text', text });
const complaint = (place: string, what: string): Formatted => ({
  kind: 'complaint',
  text: `template: :1${place}: ${what}`,
});
const unknown: Formatted = { kind: 'unknown' };

/** Texts and actions in their order; an action that is not closed is the last one. */
const pieces = (format: string): readonly string[] =>
  format.split(/(\{\{.*?(?:\}\}|$))/s).filter((piece) => piece !== '');

function action(format: string, piece: string, inspected: Inspected): Formatted {
  if (!piece.endsWith('}}')) return complaint('', 'unclosed action');
  const [, word, path] = /^\{\{\s*(?:(\w+)\s+)?(\.[\w.]*)\s*\}\}$/.exec(piece) ?? [];
  if (path === undefined) return unknown;
  if (word !== undefined && !known.includes(word)) {
    return complaint('', `function "${word}" not defined`);
  }
  const place = format.indexOf(piece) + piece.indexOf(path);
  if (word === undefined)
    return path === '.Name' ? said(inspected.name) : fault(place, path, inspected);
  if (word !== 'json') return unknown;
  const { isList: _isList, ...all } = inspected;
  if (path === '.') return said(JSON.stringify(all, null, 2));
  const value = valueAt(path, inspected);
  return value === undefined ? fault(place, path, inspected) : said(JSON.stringify(value, null, 2));
}

/** Words and functions of Go's templates, and what buildx adds. */
const known = [
  ...['range', 'if', 'with', 'else', 'end', 'block', 'define', 'template', 'break', 'continue'],
  ...['json', 'and', 'or', 'not', 'len', 'index', 'slice', 'html', 'js', 'print', 'printf'],
  ...['println', 'urlquery', 'call', 'eq', 'ne', 'lt', 'le', 'gt', 'ge'],
];

const fields: Readonly<Record<string, 'name' | 'manifest' | 'image'>> = {
  ...{ Name: 'name', Manifest: 'manifest', Image: 'image' },
};

function valueAt(path: string, inspected: Inspected): unknown {
  const [, first = '', second, ...rest] = path.split('.');
  const field = fields[first];
  if (field === undefined || rest.length > 0) return undefined;
  const value = inspected[field];
  if (second === undefined) return value;
  if (field !== 'manifest' || !isObject(value)) return undefined;
  return objectIn(value)[`${second.charAt(0).toLowerCase()}${second.slice(1)}`];
}

/** A field that nothing has, as Go says it; what a practice machine alone lacks is not called wrong. */
function fault(place: number, path: string, { isList }: Inspected): Formatted {
  const [, first = '', ...rest] = path.split('.');
  if (rest.length > 0 || first === '' || first in fields || others.includes(first)) return unknown;
  const type = `imagetools.tplInput${isList ? 's' : ''}`;
  return complaint(
    `:${place}`,
    `executing "" at <${path}>: can't evaluate field ${first} in type ${type}`,
  );
}
