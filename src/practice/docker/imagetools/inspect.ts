import { parseManifest } from '../../../docker/manifest-list.ts';
import type { Reference } from '../../../docker/reference.ts';
import type { Call } from '../../tool.ts';
import { UnknownCommand } from '../../unknown-command.ts';
import { findBuilder, selectedName } from '../buildx/builders.ts';
import { fail, noBuilder } from '../buildx/refused.ts';
import { type Flags, readFlags, UnknownFlag } from '../flags.ts';
import { findDocument, findImage, referenceOf } from '../registry/find.ts';
import { buildxSince } from '../versions.ts';
import { complaintOf } from './ask.ts';
import { formatted, isOwnTable } from './format.ts';
import { imageTable, nameOf } from './image-table.ts';
import { unknownFlag } from './unknown-flag.ts';

/** `docker buildx imagetools inspect [--raw | --format F] REFERENCE`; source: docker/buildx, commands/imagetools/inspect.go. */
export async function inspect(call: Call, args: readonly string[]): Promise<number> {
  const hasBuilder = buildxSince(call.world, 0, 4);
  const values = [
    ...(buildxSince(call.world, 0, 8) ? ['format'] : []),
    ...(hasBuilder ? ['builder'] : []),
  ];
  try {
    return await run(call, readFlags(args, { values, switches: ['raw'] }));
  } catch (error) {
    if (error instanceof UnknownFlag) return unknownFlag(call, 'inspect', error);
    throw error;
  }
}

async function run(call: Call, flags: Flags): Promise<number> {
  const format = flags.value('format') ?? '';
  if (flags.has('raw') && format !== '') {
    return fail(call, 'format and raw cannot be used together');
  }
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
  else if (isOwnTable(format)) call.out(imageTable(text, reference, raw));
  else return print(call, format, { text, reference, raw });
  return 0;
}

type Read = { readonly text: string; readonly reference: Reference; readonly raw: string };

/** What a template makes of an image or a list. */
function print(call: Call, format: string, { text, reference, raw }: Read): number {
  const { world } = call;
  const made = formatted(format, {
    name: nameOf(text, reference),
    manifest: manifestOf(world, reference, raw),
    image: configs(world, reference, raw),
    isList: parseManifest(raw)?.kind === 'list',
  });
  if (made.kind === 'unknown') throw new UnknownCommand(call.argv);
  if (made.kind === 'complaint') return fail(call, made.text);
  call.out(made.text);
  return 0;
}

/** Of one image it shows what a list would say of it. */
function manifestOf(world: Call['world'], reference: Reference, raw: string): unknown {
  const { schemaVersion, mediaType, ...rest } = JSON.parse(raw) as Record<string, unknown>;
  const digest = reference.digest ?? findImage(world, reference)?.digest ?? '';
  const size = Buffer.byteLength(raw);
  if (parseManifest(raw)?.kind === 'image') return { mediaType, digest, size };
  return { schemaVersion, mediaType, digest, size, ...rest };
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
