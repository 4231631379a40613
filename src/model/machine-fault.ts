import type { ReferenceProblem } from '../docker/reference.ts';

/** Where in the text of a file something is; both count from 1. */
export type Place = { readonly line: number; readonly column: number };

/** What a text of a machine's file has to look like: names of `$defs` in its schema. */
export const textForms = [
  ...(['machine-name', 'user', 'version', 'buildkit', 'kernel', 'platform', 'flags'] as const),
  ...(['interpreter', 'builder-name', 'driver-option', 'host', 'path', 'tag', 'image'] as const),
  ...(['image-platform', 'source'] as const),
] as const;

export type TextForm = (typeof textForms)[number];

/** One thing that is wrong in a machine's file; what no rule of JSON Schema finds holds the text itself, all else is written as in JSON. */
export type MachineProblem =
  | { readonly kind: 'missing'; readonly name: string }
  | { readonly kind: 'unknown'; readonly name: string; readonly allowed: readonly string[] }
  /** A key or a name that stands there a second time. */
  | { readonly kind: 'twice'; readonly name: string }
  /** Names of JSON: `object`, `string`; `integer`. */
  | { readonly kind: 'type'; readonly found: string; readonly allowed: readonly string[] }
  | { readonly kind: 'value'; readonly found: string; readonly allowed: readonly string[] }
  | {
      readonly kind: 'form';
      readonly found: string;
      readonly form: TextForm;
      readonly example: string;
    }
  /** A number that is too small. */
  | { readonly kind: 'least'; readonly found: string; readonly least: number }
  /** A text or a list with nothing in it. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'platform'; readonly found: string }
  | {
      readonly kind: 'reference';
      readonly found: string;
      readonly code: ReferenceProblem | 'has-digest' | 'no-tag';
    }
  /** The builder that is selected is none of the list. */
  | { readonly kind: 'builder'; readonly found: string; readonly allowed: readonly string[] }
  /** No file of the machine is in the project's folder, or none there is a Dockerfile. */
  | { readonly kind: 'no-folder'; readonly folder: string }
  | { readonly kind: 'no-dockerfile'; readonly folder: string };

export type PlacedProblem = {
  /** `client.version`, `binfmt.handlers[0].flags`; empty for the whole file. */
  readonly path: string;
  readonly place: Place;
  readonly problem: MachineProblem;
};

/** What breaks a text that should be JSON. */
export const jsonFaults = [
  ...(['colon', 'comma', 'brace', 'bracket', 'key', 'value', 'symbol', 'string'] as const),
  ...(['last-comma', 'escape', 'number', 'comment', 'end', 'empty'] as const),
] as const;

export type JsonFault = (typeof jsonFaults)[number];

/** Why a file is no practice machine. */
export type MachineFault =
  | {
      readonly kind: 'unreadable';
      readonly error: 'missing' | 'forbidden' | 'not-a-file' | 'unreadable';
    }
  | {
      readonly kind: 'no-json';
      readonly fault: JsonFault;
      readonly place: Place;
      /** The line, as it stands in the file. */
      readonly text: string;
    }
  | { readonly kind: 'wrong'; readonly problems: readonly PlacedProblem[] };
