import type { Wanted } from '../../assembly/assembly.ts';
import {
  archMark,
  isPattern,
  isTagPattern,
  isTagWord,
  parseSource,
} from '../../docker/reference-pattern.ts';
import { routeTexts } from '../../texts/route.ts';
import { type Field, fieldOf, offered } from '../field.ts';
import type { FieldError } from '../parts/field-line.ts';
import { referenceError } from '../reference-error.ts';
import { suggestedList } from './suggested-list.ts';

/** How the images are named: each by itself, by a pattern and its words, or by the tags that there are. */
export const kinds = ['images', 'pattern', 'tags'] as const;
export type Kind = (typeof kinds)[number];

/** A field of the form; images are numbered from 0. */
export type FieldId = 'kind' | 'pattern' | 'architectures' | 'list' | `image-${number}`;

/** What is filled in. */
export type FormView = {
  readonly kind: Kind;
  readonly focus: FieldId;
  readonly images: readonly string[];
  readonly pattern: string;
  readonly architectures: string;
  /** Null for what is suggested. */
  readonly list: string | null;
  /** Characters before the caret of the field that has the focus; null for its end. */
  readonly caret: number | null;
};

/** The form as it stands before anything is typed. */
export function formOf({ list, sources, architectures }: Wanted): FormView {
  const [first = ''] = sources;
  const isOnePattern = sources.length === 1 && isPattern(first);
  return {
    kind: !isOnePattern ? 'images' : architectures.length === 0 ? 'tags' : 'pattern',
    focus: 'kind',
    images: isOnePattern ? [] : sources,
    pattern: isOnePattern ? first : '',
    architectures: architectures.join(' '),
    list: list === '' ? null : list,
    caret: null,
  };
}

/** The fields that are there, in their order: a row more than there are images. */
export function fieldsOf({ kind, images }: FormView): readonly FieldId[] {
  switch (kind) {
    case 'images': {
      const rows = [...images, ''].map((_, index): FieldId => `image-${index}`);
      return [
        'kind',
        ...rows,
        ...(images.some(isPattern) ? (['architectures'] as const) : []),
        'list',
      ];
    }
    case 'pattern':
      return ['kind', 'pattern', 'architectures', 'list'];
    case 'tags':
      return ['kind', 'pattern', 'list'];
  }
}

export const imageIn = (id: FieldId): number | null =>
  id.startsWith('image-') ? Number(id.slice('image-'.length)) : null;

/** What a field holds. */
export function textOf(form: FormView, id: FieldId): string {
  switch (id) {
    case 'kind':
      return '';
    case 'pattern':
    case 'architectures':
      return form[id];
    case 'list':
      return form.list ?? suggestedList(sourcesOf(form));
    default:
      return form.images[imageIn(id) ?? 0] ?? '';
  }
}

/** The field that has the focus, with its caret. */
export function fieldIn(form: FormView): Field {
  const text = textOf(form, form.focus);
  const isOffered = form.focus === 'list' && form.list === null;
  if (form.caret !== null) return { text, caret: form.caret };
  return isOffered ? offered(text) : fieldOf(text);
}

/** The form with another text in the field that has the focus. */
export function typed(form: FormView, { text, caret }: Field): FormView {
  switch (form.focus) {
    case 'kind':
      return form;
    case 'pattern':
    case 'architectures':
    case 'list':
      return { ...form, [form.focus]: text, caret };
    default: {
      const at = imageIn(form.focus) ?? 0;
      const images = [...form.images];
      images[at] = text;
      return { ...form, images, caret };
    }
  }
}

/** What is to be read, without the rows that nobody filled in. */
function sourcesOf({ kind, images, pattern }: FormView): readonly string[] {
  const rows = kind === 'images' ? images : [patternIn(kind, pattern)];
  return rows.map((text) => text.trim()).filter((text) => text !== '');
}

/** Of a repository alone, all its tags are meant. */
function patternIn(kind: Kind, typed: string): string {
  const text = typed.trim();
  const hasTag = /[:@][^/]*$/.test(text);
  return kind === 'tags' && text !== '' && !isPattern(text) && !hasTag
    ? `${text}:${archMark}`
    : text;
}

/** What the form says is wanted. */
export function wantedIn(form: FormView): Pick<Wanted, 'list' | 'sources' | 'architectures'> {
  return {
    list: textOf(form, 'list').trim(),
    sources: sourcesOf(form),
    architectures: fieldsOf(form).includes('architectures') ? wordsIn(form.architectures) : [],
  };
}

const wordsIn = (text: string): readonly string[] =>
  text.split(/[\s,]+/).filter((word) => word !== '');

/** What is wrong with a field; null when it will do. */
export function errorIn(form: FormView, id: FieldId): FieldError | null {
  const { form: words } = routeTexts();
  const text = textOf(form, id).trim();
  const about = (sentence: string): FieldError => ({ text: sentence, at: null });
  switch (id) {
    case 'kind':
      return null;
    case 'list':
      return isPattern(text) ? about(words.archInList) : referenceError(text, true);
    case 'architectures':
      // Images that have a pattern among them may leave the words to the registry.
      if (text === '') return form.kind === 'pattern' ? about(words.noArchitectures) : null;
      return wordsIn(text).every(isTagWord) ? null : about(words.noArchitectures);
    case 'pattern': {
      const pattern = patternIn(form.kind, text);
      if (!isPattern(pattern)) return about(words.noArch);
      if (form.kind === 'tags' && !isTagPattern(pattern)) return about(words.noTagArch);
      return sourceError(pattern);
    }
    default:
      if (text !== '') return sourceError(text);
      return sourcesOf(form).length === 0 ? about(words.noImages) : null;
  }
}

function sourceError(text: string): FieldError | null {
  const parsed = parseSource(text);
  return parsed.ok ? null : referenceError(text.replaceAll(archMark, 'amd64'), false);
}
