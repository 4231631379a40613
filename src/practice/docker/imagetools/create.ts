import { resolve } from 'node:path/posix';
import { digestOf } from '../../../docker/manifest-list.ts';
import type { Reference } from '../../../docker/reference.ts';
import type { Call } from '../../tool.ts';
import { findBuilder, selectedName } from '../buildx/builders.ts';
import { fail, noBuilder } from '../buildx/refused.ts';
import { textOf } from '../client-files.ts';
import { type Flags, readFlags, UnknownFlag } from '../flags.ts';
import { combine } from './combine.ts';
import { pushList } from './push-list.ts';
import { CreateFailure, fetchSources, nameSources, readTag } from './sources.ts';
import { unknownFlag } from './unknown-flag.ts';

/** `docker buildx imagetools create [-t NAME…] [--append] [--dry-run] [-f FILE…] [--builder NAME] SOURCE…`. */
export async function create(call: Call, args: readonly string[]): Promise<number> {
  try {
    const flags = readFlags(args, {
      values: ['tag', 'file', 'builder', 'progress'],
      switches: ['append', 'dry-run'],
      short: { t: 'tag', f: 'file' },
    });
    return await run(call, flags);
  } catch (error) {
    if (error instanceof UnknownFlag) return unknownFlag(call, 'create', error);
    if (error instanceof CreateFailure) return fail(call, error.message);
    throw error;
  }
}

async function run(call: Call, flags: Flags): Promise<number> {
  const files = flags.values('file').map((file) => fileText(call, file));
  const given = [...files, ...flags.words];
  const isDry = flags.has('dry-run');
  if (given.length === 0) return fail(call, 'no sources specified');
  if (flags.values('tag').length === 0 && !isDry) {
    return fail(call, "can't push with no tags specified, please set --tag or --dry-run");
  }
  const tags = flags.values('tag').map((text) => readTag(text));
  const [first] = flags.values('tag');
  const texts = flags.has('append') && first !== undefined ? [first, ...given] : given;
  const named = nameSources(texts, tags);
  const name = flags.value('builder') ?? selectedName(call);
  const builder = findBuilder(call, name);
  if (builder === null) return noBuilder(call, name);
  await call.wait(240);
  const made = combine(call.world, fetchSources(call, builder, named));
  if (isDry) {
    call.out(`${made.raw}\n`);
    return 0;
  }
  for (const [index, tag] of tags.entries()) {
    if (index > 0) call.err('\n');
    await pushList(call, builder, { ...made, digest: digestOf(made.raw) }, whole(tag), index + 1);
  }
  return 0;
}

/** @throws CreateFailure */
function fileText(call: Call, file: string): string {
  const text = textOf(call, resolve(call.cwd, file));
  if (text === null) throw new CreateFailure(`open ${file}: no such file or directory`);
  return text;
}

const whole = (tag: Reference): Reference => ({ ...tag, tag: tag.tag ?? 'latest' });
