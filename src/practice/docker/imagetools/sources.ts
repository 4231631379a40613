import { objectIn, parseJson } from '../../../docker/json.ts';
import { parseReference, type Reference } from '../../../docker/reference.ts';
import type { Call } from '../../tool.ts';
import type { FoundBuilder } from '../buildx/builders.ts';
import { findDocument } from '../registry/find.ts';
import { complaintOf } from './ask.ts';
import type { Source } from './combine.ts';

/** What ends `create`, in buildx's words. */
export class CreateFailure extends Error {}

/** @throws CreateFailure */
export function readTag(text: string, about = ''): Reference {
  const parsed = parseReference(text);
  if (parsed.ok) return parsed;
  const path = text.replace(/^[^/]*[.:][^/]*\//, '').replace(/[:@].*$/, '');
  const why = /[A-Z]/.test(path) ? `: repository name (${path}) must be lowercase` : '';
  throw new CreateFailure(`${about}invalid reference format${why}`);
}

type Named = { readonly reference: Reference; readonly change: object };

/**
 * Each source is a name, a digest of the one repository there is, or a descriptor as JSON.
 *
 * Source: docker/buildx v0.29.1, commands/imagetools/create.go, `parseSource`. @throws CreateFailure
 */
export function nameSources(
  texts: readonly string[],
  tags: readonly Reference[],
): readonly Named[] {
  const read = texts.map((text) => readSource(text));
  const names = [...tags, ...read.flatMap(({ reference }) => reference ?? [])].map(
    ({ name }) => name,
  );
  const [only] = [...new Set(names)];
  return read.map(({ reference, change }, index) => {
    if (reference !== null) return { reference, change };
    if (only === undefined) {
      throw new CreateFailure('no repositories specified, please set a reference in tag or source');
    }
    if (new Set(names).size > 1) {
      const text = JSON.stringify(texts[index]);
      throw new CreateFailure(
        `multiple repositories specified, cannot infer repository for ${text}`,
      );
    }
    const isBare = !('mediaType' in change) && 'digest' in change;
    return { reference: readTag(isBare ? `${only}@${change.digest}` : `${only}:latest`), change };
  });
}

function readSource(text: string): {
  readonly reference: Reference | null;
  readonly change: object;
} {
  if (/^sha256:[0-9a-f]{64}$/.test(text)) return { reference: null, change: { digest: text } };
  if (text.trimStart().startsWith('{'))
    return { reference: null, change: objectIn(parseJson(text)) };
  const about = `failed to parse source ${JSON.stringify(text)}, valid sources are digests, references and descriptors: `;
  return { reference: readTag(text, about), change: {} };
}

/** What the registries have of them. @throws CreateFailure */
export function fetchSources(
  call: Call,
  builder: FoundBuilder,
  named: readonly Named[],
): readonly Source[] {
  return named.map(({ reference, change }) => {
    const complaint = complaintOf(call, builder, reference);
    if (complaint !== null) throw new CreateFailure(complaint);
    const raw = findDocument(call.world, reference) ?? '';
    const { size, digest } = objectIn(change);
    const own = Buffer.byteLength(raw);
    if (typeof size === 'number' && size !== own) {
      throw new CreateFailure(`invalid size mismatch for ${digest}, ${size} != ${own}`);
    }
    return { reference, raw, change: objectIn(change) };
  });
}
