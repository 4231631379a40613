import { parseManifest } from '../../../docker/manifest-list.ts';
import type { Reference } from '../../../docker/reference.ts';
import type { Call } from '../../tool.ts';
import { findBuilder, selectedName } from '../buildx/builders.ts';
import { fail, noBuilder } from '../buildx/refused.ts';
import { readFlags, UnknownFlag } from '../flags.ts';
import { findDocument, findImage, referenceOf } from '../registry/find.ts';
import { buildxSince } from '../versions.ts';
import { complaintOf } from './ask.ts';
import { imageTable } from './image-table.ts';

/** `docker buildx imagetools inspect [--raw | --format F] REFERENCE`; source: docker/buildx, commands/imagetools/inspect.go. */
export async function inspect(call: Call, args: readonly string[]): Promise<number> {
  const hasBuilder = buildxSince(call.world, 0, 4);
  const flags = readFlags(args, {
    values: [
      ...(buildxSince(call.world, 0, 8) ? ['format'] : []),
      ...(hasBuilder ? ['builder'] : []),
    ],
    switches: ['raw'],
  });
  const [text = ''] = flags.words;
  const reference = referenceOf(text);
  if (reference === null) return fail(call, `invalid reference format: ${text}`);
  const name = flags.value('builder') ?? selectedName(call);
  const builder = findBuilder(call, name);
  if (builder === null) return noBuilder(call, name);
  await call.wait(180);
  const complaint = complaintOf(call, builder, reference);
  if (complaint !== null) return fail(call, complaint);
  const raw = findDocument(call.world, reference) ?? '';
  if (flags.has('raw')) call.out(raw);
  else if (flags.value('format') !== null)
    call.out(formatted(call, reference, raw, flags.value('format')));
  else call.out(imageTable(text, reference, raw));
  return 0;
}

function formatted(
  { world }: Call,
  reference: Reference,
  raw: string,
  format: string | null,
): string {
  const value = JSON.parse(raw) as object;
  if (format === '{{json .Manifest}}') {
    const digest = reference.digest ?? findImage(world, reference)?.digest ?? '';
    const { schemaVersion, mediaType, ...rest } = value as Record<string, unknown>;
    const size = Buffer.byteLength(raw);
    // Of one image it shows what a list would say of it.
    if (parseManifest(raw)?.kind === 'image') {
      return JSON.stringify({ mediaType, digest, size }, null, 2);
    }
    return JSON.stringify({ schemaVersion, mediaType, digest, size, ...rest }, null, 2);
  }
  if (format === '{{json .Image}}') return JSON.stringify(configs(world, reference, raw), null, 2);
  throw new UnknownFlag(`--format=${format}`);
}

/** The config of one image, or of each platform by its name. */
function configs(world: Call['world'], reference: Reference, raw: string): unknown {
  const parsed = parseManifest(raw);
  const config = (digest: string | null): unknown =>
    JSON.parse(findDocument(world, { ...reference, digest }) ?? '{}');
  if (parsed?.kind === 'image') return config(parsed.config);
  const images = (parsed?.manifests ?? []).filter(({ attests }) => attests === null);
  return Object.fromEntries(
    images.map(({ platform, digest }) => {
      const own = parseManifest(findDocument(world, { ...reference, digest }) ?? '');
      return [platform ?? '', own?.kind === 'image' ? config(own.config) : {}];
    }),
  );
}
