import { digestOf } from '../../../docker/manifest-list.ts';

/** A JSON document in a registry, and what a descriptor says of it. */
export type Blob = { readonly raw: string; readonly digest: string; readonly size: number };

/** BuildKit writes its own with two spaces, `docker push` with three, others in one line. */
export function blobOf(value: unknown, indent: 0 | 2 | 3): Blob {
  const raw = JSON.stringify(value, null, indent);
  return { raw, digest: digestOf(raw), size: Buffer.byteLength(raw) };
}

/** A platform as a descriptor and a config have it. */
export function platformFields(platform: string) {
  const [os = '', architecture = '', variant] = platform.split('/');
  return { architecture, os, ...(variant === undefined ? {} : { variant }) };
}

/** A number that always is the same for a text: 0 to `below`. */
export const numberFor = (text: string, below: number): number =>
  Number.parseInt(digestOf(text).slice(7, 15), 16) % below;
