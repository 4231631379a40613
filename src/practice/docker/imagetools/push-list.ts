import { objectIn, parseJson } from '../../../docker/json.ts';
import { digestOf } from '../../../docker/manifest-list.ts';
import type { Reference } from '../../../docker/reference.ts';
import type { Call } from '../../tool.ts';
import type { FoundBuilder } from '../buildx/builders.ts';
import { wholeName } from '../manifest/names.ts';
import { findByDigest, findDocument } from '../registry/find.ts';
import { listOfDocuments, publish } from '../registry/publish.ts';
import { apiHost, asksForTokens, type Trouble } from '../registry/reach.ts';
import { buildxSince } from '../versions.ts';
import { troubleAt } from './ask.ts';
import type { Part, Source } from './combine.ts';
import { CreateFailure } from './sources.ts';

type Made = { readonly raw: string; readonly digest: string; readonly parts: readonly Part[] };

/**
 * Copies what the new list names to where it goes, then the list; says so as buildx does where nobody
 * watches. Recorded: `session-imagetools.json`. @throws CreateFailure
 */
export async function pushList(
  call: Call,
  builder: FoundBuilder,
  made: Made,
  tag: Reference,
  number: number,
): Promise<void> {
  const target = wholeName(tag);
  const started = call.now();
  const passed = (digits: number) => ((call.now() - started) / 1000).toFixed(digits);
  const log: string[] = [];
  const say = (line: string) => {
    log.push(`${passed(3)} ${line}`);
    call.err(`#${number} ${passed(3)} ${line}\n`);
  };
  call.err(`#${number} [internal] pushing ${target}\n`);
  for (const { digest, from } of copies(call, made, tag)) {
    say(`copying ${digest} from ${from} to ${target}`);
  }
  const trouble = troubleAt(call, builder, tag.registry, true);
  if (trouble !== null) {
    const complaint = refusalOf(call, made, tag, trouble);
    call.err(`#${number} ERROR: ${complaint}\n------\n > [internal] pushing ${target}:\n`);
    call.err(`${log.map((line) => `${line}\n`).join('')}------\n`);
    throw new CreateFailure(complaint);
  }
  await call.wait(60 * made.parts.length);
  say(`pushing ${made.digest} to ${target}`);
  await call.wait(60);
  publish(call.world, tag, listOfDocuments(made.raw, documentsOf(call, made)));
  call.err(`#${number} DONE ${passed(1)}s\n`);
}

/** Up to some version after 0.13 each source of another repository; then each manifest. The last one begins. */
function copies(call: Call, { parts }: Made, tag: Reference) {
  const isNew = buildxSince(call.world, 0, 20);
  const all = isNew ? parts : parts.filter(({ source }) => source.reference.name !== tag.name);
  const told = all.map(({ descriptor, source }) => ({
    digest: String(isNew ? descriptor['digest'] : digestOf(source.raw)),
    from: nameOf(source),
  }));
  const each = [...new Map(told.map((one) => [one.digest, one])).values()];
  return [...each.slice(-1), ...each.slice(0, -1)];
}

const nameOf = ({ reference }: Source): string =>
  wholeName(
    reference.digest === null ? { ...reference, tag: reference.tag ?? 'latest' } : reference,
  );

function documentsOf({ world }: Call, { parts }: Made): ReadonlyMap<string, string> {
  return new Map(
    parts.flatMap(({ descriptor, source }) => {
      const own = { ...source.reference, digest: String(descriptor['digest']) };
      return [...(findByDigest(world, own)?.image.blobs ?? [])];
    }),
  );
}

/** Recorded; of registries that give tokens: moby/buildkit#3071. */
function refusalOf({ world }: Call, { parts }: Made, tag: Reference, trouble: Trouble): string {
  const denied = 'push access denied, repository does not exist or may require authorization';
  if (trouble.kind === 'auth') {
    return asksForTokens(tag.registry)
      ? `${denied}: server message: insufficient_scope: authorization failed`
      : `${denied}: authorization failed: no basic auth credentials`;
  }
  const [first] = parts;
  const digest = String(first?.descriptor['digest']);
  const raw =
    first === undefined ? null : findDocument(world, { ...first.source.reference, digest });
  const config = objectIn(objectIn(parseJson(raw ?? '{}'))['config'])['digest'];
  const url = `${trouble.scheme}://${apiHost(tag.registry)}/v2/${tag.repository}/blobs/${config}`;
  return `failed to do request: Head "${url}": ${trouble.text}`;
}
